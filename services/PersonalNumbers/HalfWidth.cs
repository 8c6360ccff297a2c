namespace Hotline.PersonalNumbers;

/// <summary>半角: a text as numbers are compared, one character for one character, so that places in it are places in the text.</summary>
internal static class HalfWidth
{
    private const string Numerals = "零一二三四五六七八九";

    /// <summary>Full-width letters, digits and signs as ASCII in capitals; circled digits as digits; every kind of space and hyphen as one.</summary>
    public static string Of(string text) => Changed(text, Of);

    /// <summary>一三八…: Chinese numerals as digits too, of a half-width text. Only where 11 of them make a mobile number is that what was meant.</summary>
    public static string Spoken(string writing) => Changed(writing, c => c switch
    {
        '〇' => '0',
        '幺' => '1',
        _ => Numerals.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : c,
    });

    private static string Changed(string text, Func<char, char> change) => string.Create(text.Length, (text, change), static (changed, from) =>
    {
        for (var i = 0; i < changed.Length; i++)
            changed[i] = from.change(from.text[i]);
    });

    private static char Of(char c) => c switch
    {
        >= 'a' and <= 'z' => (char)(c - 32),
        >= '\uFF01' and <= '\uFF5E' => Of((char)(c - 0xFEE0)),
        '\t' or '\r' or '\u00A0' or '\u00AD' or (>= '\u2000' and <= '\u200D') or '\u2028' or '\u2029' or '\u202F' or '\u2060' or '\u3000' or '\uFEFF' => ' ',
        (>= '\u2010' and <= '\u2015') or '\u2212' => '-',
        '\u00B7' or '\u2022' or '\u2027' or '\u30FB' or '\uFF65' => '\u00B7',
        '\u301C' => '~',
        >= '①' and <= '⑨' => (char)('1' + c - '①'),
        >= '❶' and <= '❾' => (char)('1' + c - '❶'),
        '⓪' or '⓿' => '0',
        '粵' => '粤',
        _ => c,
    };
}
