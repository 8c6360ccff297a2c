using System.Text;

namespace Hotline.PersonalNumbers;

/// <summary>A telephone, id-card or plate number that stood in what somebody said: it must not be read by everybody.</summary>
/// <param name="Label">What stands in its place, such as ［电话1］.</param>
/// <param name="Kind"><see cref="Telephone"/>, <see cref="IdCard"/>, <see cref="Plate"/> or <see cref="Name"/>.</param>
/// <param name="Value">As it was first written.</param>
/// <param name="Normalised">As it is compared: the same number, however it is written.</param>
public sealed record PersonalNumber(string Label, string Kind, string Value, string Normalised)
{
    /// <summary>电话.</summary>
    public const string Telephone = "telephone";
    /// <summary>身份证.</summary>
    public const string IdCard = "id-card";
    /// <summary>车牌.</summary>
    public const string Plate = "plate";
    /// <summary>来电人: the caller's own name.</summary>
    public const string Name = "name";

    /// <summary>The first in a text, or null; for a text that is refused rather than rewritten.</summary>
    /// <param name="text">Of any length; null holds none.</param>
    /// <param name="keep">Numbers that are part of the matter and may stand, written in any way.</param>
    public static PersonalNumber? FirstIn(string? text, IReadOnlyCollection<string> keep) => Find([text ?? ""], keep).Numbers.FirstOrDefault();

    /// <summary>Puts a label in the place of each: title, content, address in this order, one numbering over all, the same number under the same label.</summary>
    /// <param name="texts">Of any length; the time taken grows with the length only.</param>
    /// <param name="keep">Numbers that are part of the matter (the plate complained of) and stay, written in any way.</param>
    /// <param name="known">Found in this order before: they keep their labels, and the numbering goes on after them.</param>
    /// <param name="own">The caller's own data: looked for as well, and never kept.</param>
    public static Found Find(IReadOnlyList<string> texts, IReadOnlyCollection<string> keep, IReadOnlyList<PersonalNumber>? known = null, CallersOwn? own = null)
    {
        var kept = keep.SelectMany(text => NumberInText.In(text)).Where(n => own?.Is(n) != true).Select(n => n.Number).ToHashSet();
        List<PersonalNumber> numbers = [.. known ?? []];
        var labels = numbers.ToDictionary(n => (n.Kind, n.Normalised), n => n.Label);
        var last = numbers.CountBy(n => n.Kind).ToDictionary();
        return new Found([.. texts.Select(Rewritten)], numbers);

        string Rewritten(string text) => Without(text, NumberInText.In(text, own).Where(s => !kept.Contains(s.Number)), LabelOf);

        string LabelOf(NumberInText seen, string asWritten)
        {
            if (labels.TryGetValue(seen.Number, out var label))
                return label;
            var (kind, normalised) = seen.Number;
            label = kind == Name ? CallersName : $"［{Word(kind)}{last[kind] = last.GetValueOrDefault(kind) + 1}］";
            numbers.Add(new PersonalNumber(label, kind, asWritten, normalised));
            return labels[seen.Number] = label;
        }
    }

    private const string CallersName = "［来电人］";

    private static string Without(string text, IEnumerable<NumberInText> sightings, Func<NumberInText, string, string> labelOf)
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
        Telephone => "电话",
        IdCard => "身份证",
        _ => "车牌",
    };
}
