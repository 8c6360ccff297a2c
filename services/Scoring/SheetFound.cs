using Hotline.Contracts;

namespace Hotline.Scoring;

/// <summary>明细: which sheets stand behind a number of a month.</summary>
public static class SheetFound
{
    /// <summary>分母: counted in the rate.</summary>
    public const string Counted = "counted";
    /// <summary>分子: counted, and good.</summary>
    public const string Good = "good";
    /// <summary>失分: counted and not good, or a case.</summary>
    public const string Missed = "missed";
    /// <summary>剔除: struck, the line or the whole incident.</summary>
    public const string Excluded = "excluded";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Counted, Good, Missed, Excluded];

    internal static bool Is(SheetRow row, string? item, string? found)
    {
        if (item is null && found is null)
            return true;
        var incident = Incident.Read(row.Body!);
        if (item is null)
            return incident.ExcludedFor is not null;
        return incident.Findings.Any(finding => finding.Item == item && (found == Excluded) == (incident.StrikeOf(finding) is not null) && (found == Excluded || Is(finding, found)));
    }

    private static bool Is(Finding finding, string? found) => found switch
    {
        Good => finding.Good == true,
        Missed => ScoreItems.Rates.Contains(finding.Item) ? finding.Good == false : finding.Cases > 0,
        Counted => finding.Good is not null,
        _ => true,
    };
}
