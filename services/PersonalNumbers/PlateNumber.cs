using System.Text.RegularExpressions;

namespace Hotline.PersonalNumbers;

/// <summary>号牌: province, letter, five letters or digits, six for new energy, or a last word such as 挂 or 警 (GA 36-2018); and those of the armed police, WJ before the province.</summary>
internal static partial class PlateNumber
{
    // At most two letters of the serial (GA 36-2018); otherwise "新iPhone8" would be a plate of Xinjiang.
    private const int FewestDigits = 3;

    /// <summary>All in a half-width text.</summary>
    public static IEnumerable<NumberInText> In(string writing) => NumberInText.All(Pattern(), writing, PersonalNumber.Plate, Read, (text, _, end) => BesideANumber.EndsThere(text, end));

    private static string? Read(string value) => value.Count(char.IsAsciiDigit) >= FewestDigits ? NumberInText.Bare(value) : null;

    private const string Province = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]";

    private const string Sign = "[ ·./_-]{0,3}";

    [GeneratedRegex($$"""
        (?: {{Province}}\ ?[A-Z]{{Sign}}(?:[A-Z][0-9A-Z][0-9]{4} | [0-9]{5}[A-Z] | [0-9A-Z]{4}[挂学警港澳试超] | [0-9A-Z]{5})
          | WJ{{Sign}}{{Province}}{{Sign}}[0-9]{4}[0-9A-Z] )
        """, RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
