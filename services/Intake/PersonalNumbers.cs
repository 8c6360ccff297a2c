using System.Text;

namespace Hotline.Intake;

/// <summary>Finds telephone, id-card and plate numbers in what the caller said, and puts a label in their place.</summary>
internal static class PersonalNumbers
{
    /// <summary>Title, content, address in this order: one numbering over all, the same number under the same label.</summary>
    /// <param name="texts">Of any length; the time taken grows with the length only.</param>
    /// <param name="keep">Numbers that are part of the matter (the plate complained of) and stay, written in any way.</param>
    /// <param name="known">Found in this order before: they keep their labels, and the numbering goes on after them.</param>
    public static Found Find(IReadOnlyList<string> texts, IReadOnlyCollection<string> keep, IReadOnlyList<PersonalNumber>? known = null)
    {
        var kept = keep.SelectMany(Sighting.In).Select(s => s.Number).ToHashSet();
        List<PersonalNumber> numbers = [.. known ?? []];
        var labels = numbers.ToDictionary(n => (n.Kind, n.Normalised), n => n.Label);
        var last = numbers.CountBy(n => n.Kind).ToDictionary();
        return new Found([.. texts.Select(Rewritten)], numbers);

        string Rewritten(string text) => Without(text, Sighting.In(text).Where(s => !kept.Contains(s.Number)), LabelOf);

        string LabelOf(Sighting seen, string asWritten)
        {
            if (labels.TryGetValue(seen.Number, out var label))
                return label;
            var (kind, normalised) = seen.Number;
            label = $"［{Word(kind)}{last[kind] = last.GetValueOrDefault(kind) + 1}］";
            numbers.Add(new PersonalNumber(label, kind, asWritten, normalised));
            return labels[seen.Number] = label;
        }
    }

    private static string Without(string text, IEnumerable<Sighting> sightings, Func<Sighting, string, string> labelOf)
    {
        var rewritten = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var seen in sightings)
        {
            rewritten.Append(text, copied, seen.Start - copied).Append(labelOf(seen, text[seen.Start..seen.End]));
            copied = seen.End;
        }
        return rewritten.Append(text, copied, text.Length - copied).ToString();
    }

    private static string Word(string kind) => kind switch
    {
        PersonalNumber.Telephone => "电话",
        PersonalNumber.IdCard => "身份证",
        _ => "车牌",
    };
}

/// <summary>The texts as they may be shown, in the order given, and the numbers that go to the protected field.</summary>
internal sealed record Found(IReadOnlyList<string> Texts, IReadOnlyList<PersonalNumber> Numbers);

/// <summary>A number found: its label such as ［电话1］, its kind, as first written, and as compared.</summary>
internal sealed record PersonalNumber(string Label, string Kind, string Value, string Normalised)
{
    /// <summary>电话.</summary>
    public const string Telephone = "telephone";
    /// <summary>身份证.</summary>
    public const string IdCard = "id-card";
    /// <summary>车牌.</summary>
    public const string Plate = "plate";
}
