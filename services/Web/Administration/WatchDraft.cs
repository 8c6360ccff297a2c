using Hotline.Contracts;

namespace Hotline.Web.Administration;

/// <summary>预警、督办规则 as Escalation tells them, and as they are being changed.</summary>
public sealed record WatchDraft(int Version, DateTime ValidFrom, List<WatchDraft.Rung> Ordinary, List<WatchDraft.Rung> Urgent, List<WatchDraft.Watched> Supervisions)
{
    /// <summary>Who is warned when.</summary>
    public sealed record Rung(string Level, string When);

    /// <summary>What leaders watch.</summary>
    public sealed record Watched(string Cause, string Grade, string Answer, int Times);

    /// <summary>One level on the page: yellow, limit, later with a time, or none.</summary>
    internal sealed class LevelDraft(string level, string? when)
    {
        public string Level => level;
        public string Kind { get; set; } = when switch { null => "none", "yellow" or "limit" => when, _ => "later" };
        public string? Later { get; set; } = when is null or "yellow" or "limit" ? null : when;
        public Rung? Rung => Kind switch { "none" => null, "later" => new(level, Later ?? ""), _ => new(level, Kind) };
    }

    /// <summary>One cause on the page.</summary>
    internal sealed class CauseDraft(string cause, Watched? rule)
    {
        public string Cause => cause;
        public bool On { get; set; } = rule is not null;
        public string Grade { get; set; } = rule?.Grade ?? SupervisionGrades.Daily;
        public string? Answer { get; set; } = rule?.Answer ?? "2 working-days";
        public int? Times { get; set; } = rule?.Times ?? 3;
        public bool Counts => cause is SupervisionCauses.Urged or SupervisionCauses.Reworked;
        public Watched? Rule => On ? new(cause, Grade, Answer ?? "", Counts ? Times ?? 0 : 1) : null;
    }

    internal static List<LevelDraft> Levels(List<Rung> ladder) => [.. WarningLevels.All.Select(level => new LevelDraft(level, ladder.Find(rung => rung.Level == level)?.When))];

    internal List<CauseDraft> Causes => [.. SupervisionCauses.ByRule.Select(cause => new CauseDraft(cause, Supervisions.Find(one => one.Cause == cause)))];
}
