namespace Hotline.Intake;

/// <summary>半角: a text as numbers are compared, one character for one character, so that places in it are places in the text.</summary>
internal static class HalfWidth
{
    /// <summary>Full-width letters, digits and signs as ASCII in capitals; every kind of space and hyphen as one.</summary>
    public static string Of(string text) => string.Create(text.Length, text, (half, whole) =>
    {
        for (var i = 0; i < half.Length; i++)
            half[i] = Of(whole[i]);
    });

    private static char Of(char c) => c switch
    {
        >= 'a' and <= 'z' => (char)(c - 32),
        >= '\uFF01' and <= '\uFF5E' => Of((char)(c - 0xFEE0)),
        '\t' or '\u00A0' or (>= '\u2000' and <= '\u200D') or '\u202F' or '\u2060' or '\u3000' or '\uFEFF' => ' ',
        (>= '\u2010' and <= '\u2015') or '\u2212' => '-',
        '\u00B7' or '\u2022' or '\u2027' or '\u30FB' or '\uFF65' => '\u00B7',
        _ => c,
    };
}
