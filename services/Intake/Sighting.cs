using System.Text.RegularExpressions;

namespace Hotline.Intake;

/// <summary>Where in a text a number stands, and which it is. It never begins or ends inside a surrogate pair, as no number holds one.</summary>
internal readonly record struct Sighting(int Start, int End, (string Kind, string Normalised) Number)
{
    /// <summary>All that stand in the text, in its order, none overlapping; an id card counts before a telephone.</summary>
    public static List<Sighting> In(string text)
    {
        var writing = HalfWidth.Of(text);
        List<Sighting> all = [.. IdCardNumber.In(writing), .. TelephoneNumber.In(writing), .. PlateNumber.In(writing)];
        var taken = new bool[text.Length];
        return [.. all.Where(s => s.Take(taken)).OrderBy(s => s.Start)];
    }

    /// <summary>Whatever fits the pattern, stands alone and reads as a number; <paramref name="read"/> answers null for no.</summary>
    public static IEnumerable<Sighting> All(Regex pattern, string writing, string kind, Func<string, string?> read)
    {
        for (var match = pattern.Match(writing); match.Success;)
        {
            var end = match.Index + match.Length;
            var number = Surroundings.Allow(writing, match.Index, end) ? read(match.Value) : null;
            if (number is not null)
                yield return new Sighting(match.Index, end, (kind, number));
            match = pattern.Match(writing, number is null ? Surroundings.EndOfRun(writing, match.Index) : end);
        }
    }

    /// <summary>Only the letters and digits of it.</summary>
    public static string Bare(string value) => string.Concat(value.Where(char.IsLetterOrDigit));

    private bool Take(bool[] taken)
    {
        var mine = taken.AsSpan(Start, End - Start);
        if (mine.Contains(true))
            return false;
        mine.Fill(true);
        return true;
    }
}
