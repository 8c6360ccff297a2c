using System.Text.RegularExpressions;

namespace Hotline.PersonalNumbers;

/// <summary>Where in a text a number stands, and which it is. It never begins or ends inside a surrogate pair, as no number holds one.</summary>
internal readonly record struct NumberInText(int Start, int End, (string Kind, string Normalised) Number)
{
    /// <summary>All that stand in the text, in its order, none overlapping: an id card counts before a telephone, what only the caller's own data tell comes last.</summary>
    public static List<NumberInText> In(string text, CallersOwn? own = null)
    {
        var writing = HalfWidth.Of(text).ToCharArray();
        List<NumberInText> found = [];
        Look(written => [.. IdCardNumber.In(written), .. MobileNumber.In(written), .. TelephoneNumber.In(written), .. PlateNumber.In(written)]);
        Look(written => HalfWidth.Spoken(written) is var spoken && spoken == written ? [] : MobileNumber.In(spoken));
        Look(written => own?.In(written) ?? []);
        return [.. found.OrderBy(n => n.Start)];

        // What was found is no neighbour of what is looked for afterwards.
        void Look(Func<string, IEnumerable<NumberInText>> patterns)
        {
            foreach (var number in patterns(new string(writing)))
                if (number.Take(writing))
                    found.Add(number);
        }
    }

    /// <summary>Whatever fits the pattern, is allowed by what stands beside it and reads as a number; <paramref name="read"/> answers null for no.</summary>
    public static IEnumerable<NumberInText> All(Regex pattern, string writing, string kind, Func<string, string?> read, Func<string, int, int, bool> allow)
    {
        for (var match = pattern.Match(writing); match.Success;)
        {
            var end = match.Index + match.Length;
            var number = allow(writing, match.Index, end) ? read(match.Value) : null;
            if (number is not null)
                yield return new NumberInText(match.Index, end, (kind, number));
            match = pattern.Match(writing, number is null ? BesideANumber.EndOfRun(writing, match.Index) : end);
        }
    }

    /// <summary>Only the letters and digits of it.</summary>
    public static string Bare(string value) => string.Concat(value.Where(char.IsLetterOrDigit));

    private bool Take(char[] writing)
    {
        var mine = writing.AsSpan(Start, End - Start);
        if (mine.Contains(Taken))
            return false;
        mine.Fill(Taken);
        return true;
    }

    // No pattern fits it.
    private const char Taken = '\0';
}
