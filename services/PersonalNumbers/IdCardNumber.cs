using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotline.PersonalNumbers;

/// <summary>公民身份号码: 18 digits of a province and a birth date, its check digit right (GB 11643-1999) or mistyped, or the old 15.</summary>
internal static partial class IdCardNumber
{
    // A case number is often a region, a day and a serial too; those days are later than this.
    private const int LastYearOfAMistypedOne = 2012;

    /// <summary>All in a half-width text.</summary>
    public static IEnumerable<NumberInText> In(string writing) => NumberInText.All(Pattern(), writing, PersonalNumber.IdCard, Read, BesideANumber.Allow);

    private static string? Read(string value)
    {
        var number = NumberInText.Bare(value);
        return number.Length == 18
            ? BirthYear(number[6..14]) is { } year && (CheckOf(number) == number[17] || year <= LastYearOfAMistypedOne) ? number : null
            : BirthYear("19" + number[6..12]) is not null ? number : null;
    }

    private static int? BirthYear(string day) =>
        DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1800 and < 2100 ? date.Year : null;

    // ISO 7064 MOD 11-2: the weight of a digit is 2 to the power of its place, counted from the check digit.
    private static char CheckOf(string number) => "10X98765432"[number[..17].Aggregate(0, (sum, digit) => (sum + digit - '0') * 2 % 11)];

    // Provinces are 11 to 15, 21 to 23 and so on: GB/T 2260.
    [GeneratedRegex("""
        (?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)
        (?: [0-9]{4}[ -]{0,3}(?:18|19|20)[0-9]{2}[ -]{0,3}[0-9]{4}[ -]{0,3}[0-9]{3}[0-9X]
          | [0-9]{2}(?:[ -]{1,3}[0-9]{4}){3}[ -]{1,3}[0-9][0-9X]
          | [0-9]{13} )
        """, RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
