using System.Collections.Concurrent;
using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>预警、督办规则: who is warned of a limit and when, and what leaders watch; one version, whole.</summary>
public sealed record WatchRules
{
    /// <summary>With the light: one working day is left, of a limit of hours a quarter.</summary>
    public const string Yellow = "yellow";
    /// <summary>When the limit passes.</summary>
    public const string Limit = "limit";

    private static readonly ConcurrentDictionary<string, WatchRules> Known = new(StringComparer.Ordinal);

    /// <summary>Counts up; of those in force the highest counts.</summary>
    public required int Version { get; init; }
    /// <summary>From when on they count, UTC: a clock keeps the ones it was started under.</summary>
    public required DateTime ValidFrom { get; init; }
    /// <summary>When they were published, UTC.</summary>
    public DateTime At { get; init; }
    /// <summary>By whom.</summary>
    public string? ActorId { get; init; }
    /// <summary>逐级预警 of ordinary orders, in the warned person's working time.</summary>
    public required IReadOnlyList<Rung> Ordinary { get; init; }
    /// <summary>Of urgent ones, at once by day and night.</summary>
    public required IReadOnlyList<Rung> Urgent { get; init; }
    /// <summary>督办: what is watched without anybody asking.</summary>
    public required IReadOnlyList<Watched> Supervisions { get; init; }

    /// <summary>Who is warned when.</summary>
    /// <param name="Level">One of <see cref="WarningLevels"/>.</param>
    /// <param name="When">yellow, limit, or how long after the limit: "1 working-days", "4 hours".</param>
    public sealed record Rung(string Level, string When);

    /// <summary>What leaders watch.</summary>
    /// <param name="Cause">One of <see cref="SupervisionCauses.ByRule"/>.</param>
    /// <param name="Grade">One of <see cref="SupervisionGrades"/>.</param>
    /// <param name="Answer">How long the unit has to answer.</param>
    /// <param name="Times">How often it must have happened, of urging and rework.</param>
    public sealed record Watched(string Cause, string Grade, string Answer, int Times = 1);

    /// <summary>
    /// Those that count until others are published. The causes are those of Weifang Art. 26 and Jinan Art. 28, three reworks Bayannur's;
    /// levels and times are ours, to be set (yellow at one working day, red after the limit: Shandong 2017).
    /// </summary>
    public static readonly WatchRules Shipped = new()
    {
        Version = 1,
        ValidFrom = DateTime.UnixEpoch,
        Ordinary = [new(WarningLevels.Handler, Yellow), new(WarningLevels.Head, Limit), new(WarningLevels.Coordinator, "1 working-days"), new(WarningLevels.Leader, "3 working-days")],
        Urgent = [new(WarningLevels.Handler, Yellow), new(WarningLevels.Head, Limit), new(WarningLevels.Coordinator, "1 hours"), new(WarningLevels.Leader, "4 hours")],
        Supervisions =
        [
            new(SupervisionCauses.Overdue, SupervisionGrades.Daily, "2 working-days"),
            new(SupervisionCauses.Urged, SupervisionGrades.Daily, "2 working-days", Times: 3),
            new(SupervisionCauses.Reworked, SupervisionGrades.Listed, "3 working-days", Times: 3),
            new(SupervisionCauses.Refused, SupervisionGrades.Listed, "1 working-days"),
            new(SupervisionCauses.BadEffect, SupervisionGrades.Daily, "3 working-days"),
        ],
    };

    /// <summary>From JSON, the same text read once.</summary>
    internal static WatchRules Read(string body) => Known.GetOrAdd(body, text => JsonSerializer.Deserialize<WatchRules>(text, Wire.Json)!);

    /// <summary>The rule for this cause, or null where nobody watches it.</summary>
    internal Watched? For(string cause) => Supervisions.FirstOrDefault(one => one.Cause == cause);

    /// <summary>The levels that are warned of this clock. The unit's people are warned of the unit's own clocks; those above it of the caller's, which is what callers and leaders see.</summary>
    internal IEnumerable<Rung> Ladder(bool urgent, string clock) =>
        (urgent ? Urgent : Ordinary).Where(rung => clock == Clocks.Caller == rung.Level is WarningLevels.Coordinator or WarningLevels.Leader);
}
