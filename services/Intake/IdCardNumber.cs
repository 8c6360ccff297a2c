using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotline.Intake;

/// <summary>公民身份号码: 18 digits whose check digit is right (GB 11643-1999), or the old 15; both with a birth date that exists.</summary>
internal static partial class IdCardNumber
{
    /// <summary>All in a half-width text.</summary>
    public static IEnumerable<Sighting> In(string writing) => Sighting.All(Pattern(), writing, PersonalNumber.IdCard, Read);

    private static string? Read(string value)
    {
        var number = Sighting.Bare(value);
        return number.Length == 18
            ? IsDate(number[6..14]) && CheckOf(number) == number[17] ? number : null
            : IsDate("19" + number[6..12]) ? number : null;
    }

    private static bool IsDate(string day) => DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // ISO 7064 MOD 11-2: the weight of a digit is 2 to the power of its place, counted from the check digit.
    private static char CheckOf(string number) => "10X98765432"[number[..17].Aggregate(0, (sum, digit) => (sum + digit - '0') * 2 % 11)];

    // Provinces are 11 to 15, 21 to 23 and so on: GB/T 2260.
    [GeneratedRegex("""
        (?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)[0-9]{4}
        (?:[ -]{0,3}(?:18|19|20)[0-9]{2}[ -]{0,3}[0-9]{4}[ -]{0,3}[0-9]{3}[0-9X] | [0-9]{9})
        """, RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
