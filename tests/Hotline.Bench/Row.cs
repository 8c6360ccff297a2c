using System.Globalization;

namespace Hotline.Bench;

/// <summary>One row of the table: what was measured, what the design asks, what came out.</summary>
internal sealed record Row(string What, string Goal, string Measured)
{
    /// <summary>A text with numbers in it, the same in every country.</summary>
    public static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
