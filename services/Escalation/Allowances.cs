using System.Text.RegularExpressions;

namespace Hotline.Escalation;

/// <summary>Limits and hours as they are written: "10 working-days", "24 hours", "15 minutes"; "09:00-12:00".</summary>
internal static partial class Allowances
{
    public static bool Readable(string text) => Limit().IsMatch(text);

    /// <summary>Open hours, each ending after it starts.</summary>
    public static bool ReadableHours(string text) => Hours().Match(text) is { Success: true } hours
        && string.CompareOrdinal(hours.Groups[1].Value, hours.Groups[2].Value) < 0;

    [GeneratedRegex("^[1-9][0-9]{0,3} (working-days|hours|minutes)\\z")]
    private static partial Regex Limit();

    [GeneratedRegex("^((?:[01][0-9]|2[0-3]):[0-5][0-9])-((?:[01][0-9]|2[0-3]):[0-5][0-9])\\z")]
    private static partial Regex Hours();
}
