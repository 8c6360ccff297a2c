using System.Globalization;
using System.Text;

namespace Hotline.Platform;

/// <summary>
/// Chinese has no spaces between words: a text is found by its pairs of neighbouring characters, and by whole words and numbers of ASCII.
/// Pure; what it makes is letters, digits and signs beyond ASCII, never a mark that a query language could know.
/// </summary>
public static class Bigrams
{
    // Longer ones are found by their bigrams.
    private const int LongestWord = 32;
    private const int AFewSentences = 160;

    /// <summary>As texts are compared: compatibility forms as one (full width, ligatures), lower case.</summary>
    public static string Normalised(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        // Half a pair of surrogates cannot be normalised; it becomes the sign for what is no character.
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
            text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    /// <summary>What a text is found by, each once.</summary>
    public static HashSet<string> Of(params ReadOnlySpan<string?> texts)
    {
        var terms = new HashSet<string>(AFewSentences, StringComparer.Ordinal);
        foreach (var text in texts)
            Collect(Normalised(text), terms, wordsOnly: false);
        return terms;
    }

    /// <summary>What a text must have that contains this normalised one, in the order in which it stands; none where two characters never stand together. A word at its edge may be part of a longer one.</summary>
    public static List<string> Sought(string normalised)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        Collect(normalised, terms, wordsOnly: true);
        return [.. terms];
    }

    private static void Collect(string text, HashSet<string> terms, bool wordsOnly)
    {
        var (previous, word) = (-1, -1);
        for (int at = 0, length; at < text.Length; at += length)
        {
            length = char.IsSurrogatePair(text, at) ? 2 : 1;
            if (!IsSought(text, at))
            {
                Word(text, word, at, terms, wordsOnly);
                (previous, word) = (-1, -1);
                continue;
            }
            if (previous >= 0)
                terms.Add(text.Substring(previous, at + length - previous));
            if (!char.IsAscii(text[at]))
                (_, word) = (Word(text, word, at, terms, wordsOnly), -1);
            else if (word < 0)
                word = at;
            previous = at;
        }
        Word(text, word, text.Length, terms, wordsOnly);
    }

    /// <summary>A word or number of ASCII that ends here; two characters are a bigram already.</summary>
    private static bool Word(string text, int start, int end, HashSet<string> terms, bool within) =>
        start >= 0 && end - start is not 2 and <= LongestWord && !(within && (start == 0 || end == text.Length)) && terms.Add(text[start..end]);

    private static bool IsSought(string text, int at) => text[at] is >= '一' and <= '鿿' || (char.IsAscii(text[at]) ? char.IsAsciiLetterOrDigit(text[at]) : IsSign(text, at));

    private static bool IsSign(string text, int at) =>
        CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol;
}
