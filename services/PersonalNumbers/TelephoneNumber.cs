using System.Text.RegularExpressions;

namespace Hotline.PersonalNumbers;

/// <summary>电话: landline with its area code, 400 and 800, Hong Kong and Macao with their code; and how every telephone is compared.</summary>
internal static partial class TelephoneNumber
{
    /// <summary>All in a half-width text but the mobile ones.</summary>
    public static IEnumerable<NumberInText> In(string writing) =>
        NumberInText.All(Pattern(), writing, PersonalNumber.Telephone, Read, BesideANumber.Allow);

    // 0086 20 8222 0000 and 020-82220000 are one number, and so are 013800138000 and 13800138000.
    internal static string Read(string value)
    {
        var digits = NumberInText.Bare(value);
        if (IsOverseas(digits.TrimStart('0')))
            return digits.TrimStart('0');
        var national = digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..] : digits;
        var significant = national.TrimStart('0');
        return IsMobile(significant) || IsService(significant) ? significant : "0" + significant;
    }

    /// <summary>What is left of a number, as it is compared, where nobody needs to say the area; the number itself where it has none.</summary>
    internal static string Local(string number) =>
        IsOverseas(number) ? number[3..] : number[0] != '0' ? number : number[1] is '1' or '2' ? number[3..] : number[4..];

    private static bool IsMobile(string number) => number.Length == 11 && number[0] == '1';

    private static bool IsService(string number) => number.Length == 10 && (number.StartsWith("400", StringComparison.Ordinal) || number.StartsWith("800", StringComparison.Ordinal));

    private static bool IsOverseas(string number) => number.Length == 11 && number.StartsWith("85", StringComparison.Ordinal) && number[2] is '2' or '3';

    internal const string Country = $@"(?:\((?:\+|00)?86\)|(?:\+|00)?86){Gap}";

    private const string Gap = "[ -]{0,3}";

    // Two-digit areas (Beijing, Guangzhou…) have eight digits, the others seven or eight; none begins with 0, 1 or 9.
    private const string Landline = $$"""
        (?: (?:0(?:10|2[0-9])\)?|\(0(?:10|2[0-9])\)|{{Country}}(?:(?:0|\(0\))?(?:10|2[0-9])|\(0?(?:10|2[0-9])\))) {{Gap}}[2-8][0-9]{3}{{Gap}}[0-9]{4}
          | (?:0[3-9][0-9]{2}\)?|\(0[3-9][0-9]{2}\)|{{Country}}(?:(?:0|\(0\))?[3-9][0-9]{2}|\(0?[3-9][0-9]{2}\))) {{Gap}}[2-8][0-9]{2,3}{{Gap}}[0-9]{4} )
        """;

    private const string Service = $$"""
        [48]00(?: {{Gap}}[0-9]{3}{{Gap}}[0-9]{4} | {{Gap}}[0-9]{4}{{Gap}}[0-9]{3} | [0-9]{{Gap}}[0-9]{3}{{Gap}}[0-9]{3} )
        """;

    private const string Overseas = $$"""
        (?:\((?:\+|00)85[23]\)|(?:\+|00)85[23]) {{Gap}}[2-9][0-9]{3}{{Gap}}[0-9]{4}
        """;

    [GeneratedRegex($"(?:{Landline}|{Service}|{Overseas})", RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
