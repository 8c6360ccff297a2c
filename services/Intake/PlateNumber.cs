using System.Text.RegularExpressions;

namespace Hotline.Intake;

/// <summary>号牌: province, letter, five letters or digits, six for new energy, or a last word such as 挂 or 警 (GA 36-2018).</summary>
internal static partial class PlateNumber
{
    // At most two letters of the serial (GA 36-2018); otherwise "新iPhone8" would be a plate of Xinjiang.
    private const int FewestDigits = 3;

    /// <summary>All in a half-width text.</summary>
    public static IEnumerable<Sighting> In(string writing) => Sighting.All(Pattern(), writing, PersonalNumber.Plate, Read);

    private static string? Read(string value) => value.Count(char.IsAsciiDigit) >= FewestDigits ? Sighting.Bare(value) : null;

    [GeneratedRegex("""
        [京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\ ?[A-Z][ ·.-]{0,3}
        (?:[A-Z][0-9A-Z][0-9]{4} | [0-9]{5}[A-Z] | [0-9A-Z]{4}[挂学警港澳试超] | [0-9A-Z]{5})
        """, RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
