using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>协办单位, as a dispatcher names them.</summary>
internal static class AssistingUnits
{
    private const int Most = 20;

    public static Refusal? Refuse(string? lead, IReadOnlyList<string>? assisting) =>
        assisting is null ? null
        : assisting.Count > Most ? TooMany
        : assisting.Select(unit => Refusal.IfNotText("assisting", unit, 100)).FirstOrDefault(no => no is not null)
        ?? (assisting.Contains(lead!) ? LeadAssists : null);

    private static readonly Refusal TooMany = Refusal.Wrong("assisting", "too-many", $"最多 {Most} 个协办单位。", $"At most {Most} assisting units.");

    private static readonly Refusal LeadAssists = Refusal.Wrong("assisting", "lead-assists", "主办单位不能同时是协办单位。", "The lead unit cannot assist itself.");
}
