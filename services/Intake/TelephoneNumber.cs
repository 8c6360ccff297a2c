using System.Text.RegularExpressions;

namespace Hotline.Intake;

/// <summary>电话: mobile, landline with its area code, 400 and 800; written in one or in the usual groups.</summary>
internal static partial class TelephoneNumber
{
    /// <summary>All in a half-width text.</summary>
    public static IEnumerable<Sighting> In(string writing) => Sighting.All(Pattern(), writing, PersonalNumber.Telephone, Read);

    // 0086 20 8222 0000 and 020-82220000 are one number, and so are 013800138000 and 13800138000.
    private static string Read(string value)
    {
        var digits = Sighting.Bare(value);
        var national = digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..] : digits;
        var significant = national.TrimStart('0');
        return IsMobile(significant) || IsService(significant) ? significant : "0" + significant;
    }

    private static bool IsMobile(string number) => number.Length == 11 && number[0] == '1';

    private static bool IsService(string number) => number.Length == 10 && (number.StartsWith("400", StringComparison.Ordinal) || number.StartsWith("800", StringComparison.Ordinal));

    private const string Gap = "[ -]{0,3}";

    private const string Country = $@"(?:\((?:\+|00)?86\)|(?:\+|00)?86){Gap}";

    // The groups are listed because any grouping would make a telephone of "1998-05-12 123".
    private const string Mobile = $$"""
        (?:{{Country}}|0)?
        (?: 1[3-9][0-9](?: {{Gap}}[0-9]{4}{{Gap}}[0-9]{4} | {{Gap}}[0-9]{3}{{Gap}}[0-9]{5} | {{Gap}}[0-9]{2}{{Gap}}[0-9]{2}{{Gap}}[0-9]{4}
                         | [0-9]{{Gap}}[0-9]{3}{{Gap}}[0-9]{4} | [0-9]{{Gap}}[0-9]{4}{{Gap}}[0-9]{3} | [0-9]{2}{{Gap}}[0-9]{3}{{Gap}}[0-9]{3} )
          | 1[ -][3-9](?:[ -][0-9]){9} )
        """;

    // Two-digit areas (Beijing, Guangzhou…) have eight digits, the others seven or eight; none begins with 0, 1 or 9.
    private const string Landline = $$"""
        (?: (?:0(?:10|2[0-9])|\(0(?:10|2[0-9])\)|{{Country}}(?:0|\(0\))?(?:10|2[0-9])) {{Gap}}[2-8][0-9]{3}{{Gap}}[0-9]{4}
          | (?:0[3-9][0-9]{2}|\(0[3-9][0-9]{2}\)|{{Country}}(?:0|\(0\))?[3-9][0-9]{2}) {{Gap}}[2-8][0-9]{2,3}{{Gap}}[0-9]{4} )
        """;

    private const string Service = $$"""
        [48]00{{Gap}}(?: [0-9]{3}{{Gap}}[0-9]{4} | [0-9]{4}{{Gap}}[0-9]{3} )
        """;

    [GeneratedRegex($"(?:{Mobile}|{Landline}|{Service})", RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
