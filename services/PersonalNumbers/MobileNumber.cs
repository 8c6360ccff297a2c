using System.Text.RegularExpressions;

namespace Hotline.PersonalNumbers;

/// <summary>手机: written in one or in the usual groups, with any sign between them, with its country, or two of them run together.</summary>
internal static partial class MobileNumber
{
    private const int Digits = 11;

    /// <summary>All in a half-width text.</summary>
    public static IEnumerable<NumberInText> In(string writing) =>
    [
        .. NumberInText.All(Pattern(), writing, PersonalNumber.Telephone, TelephoneNumber.Read, BesideANumber.AllowMobile),
        .. NumberInText.All(Two(), writing, PersonalNumber.Telephone, pair => pair, BesideANumber.AllowMobile).SelectMany(Halves),
    ];

    private static IEnumerable<NumberInText> Halves(NumberInText pair)
    {
        var (kind, both) = pair.Number;
        yield return pair with { End = pair.Start + Digits, Number = (kind, both[..Digits]) };
        yield return pair with { Start = pair.Start + Digits, Number = (kind, both[Digits..]) };
    }

    private const string Gap = "[ -]{0,3}";

    private const string AnySign = @"[ .\-/_,~+*·\n]{1,3}";

    // The groups are listed because any grouping would make a telephone of "1998-05-12 123".
    private const string Grouped = $$"""
        (?:{{TelephoneNumber.Country}}|0)?
        (?: 1[3-9][0-9](?: {{Gap}}[0-9]{4}{{Gap}}[0-9]{4} | {{Gap}}[0-9]{3}{{Gap}}[0-9]{5} | {{Gap}}[0-9]{5}{{Gap}}[0-9]{3}
                         | {{Gap}}[0-9]{2}{{Gap}}[0-9]{2}{{Gap}}[0-9]{4} | {{AnySign}}[0-9]{4}{{AnySign}}[0-9]{4}
                         | [0-9]{{Gap}}[0-9]{3}{{Gap}}[0-9]{4} | [0-9]{{Gap}}[0-9]{4}{{Gap}}[0-9]{3} | [0-9]{2}{{Gap}}[0-9]{3}{{Gap}}[0-9]{3}
                         | [0-9]{{AnySign}}[0-9]{3}{{AnySign}}[0-9]{4} )
          | \(1[3-9][0-9]\){{Gap}}[0-9]{4}{{Gap}}[0-9]{4}
          | 1[ -][3-9](?:[ -][0-9]){9} )
        """;

    [GeneratedRegex(Grouped, RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();

    [GeneratedRegex("(?:1[3-9][0-9]{9}){2}", RegexOptions.NonBacktracking)]
    private static partial Regex Two();
}
