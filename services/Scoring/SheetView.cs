using Hotline.Contracts;
using Hotline.WorkingTime;

namespace Hotline.Scoring;

/// <summary>A score sheet as it is read.</summary>
public sealed record SheetView
{
    /// <summary>The incident; one sheet each.</summary>
    public required string IncidentId { get; init; }
    /// <summary>The order.</summary>
    public required string WorkOrderId { get; init; }
    /// <summary>Counts this service's facts of the order.</summary>
    public required int Revision { get; init; }
    /// <summary>The unit that is marked.</summary>
    public string? Unit { get; init; }
    /// <summary>The month it belongs to, yyyy-MM.</summary>
    public string? Month { get; init; }
    /// <summary>Hundredths.</summary>
    public required int Points { get; init; }
    /// <summary>Hundredths.</summary>
    public required int Possible { get; init; }
    /// <summary>The appeal window is over and nothing is appealed.</summary>
    public required bool Settled { get; init; }
    /// <summary>When the appeal window is over if nothing changes the sheet until then, UTC; null of a settled one.</summary>
    public DateTime? SettlesAt { get; init; }
    /// <summary>申诉截止 of a unit, UTC; later than SettlesAt where the month's preview gives longer.</summary>
    public DateTime? AppealUntil { get; init; }
    /// <summary>The rules and their version.</summary>
    public string? Rules { get; init; }
    /// <summary>The time of the last fact it rests on, UTC.</summary>
    public DateTime? ScoredAt { get; init; }
    /// <summary>剔除理由 of the whole incident, or null.</summary>
    public string? ExcludedFor { get; init; }
    /// <summary>内部评级 of the reply, 1 to 5, or null.</summary>
    public int? ReplyRating { get; init; }
    /// <summary>One line an item.</summary>
    public required IReadOnlyList<ScoreLine> Lines { get; init; }
    /// <summary>As it stood before anything was struck; null where nothing was.</summary>
    public Struck? Before { get; init; }
    /// <summary>申诉 of its lines, oldest first; only with the sheet of one order.</summary>
    public IReadOnlyList<AppealView> Appeals { get; init; } = [];

    /// <summary>A sheet before anything of it was struck.</summary>
    /// <param name="Points">Hundredths.</param>
    /// <param name="Possible">Hundredths.</param>
    /// <param name="Lines">One line an item.</param>
    public sealed record Struck(int Points, int Possible, IReadOnlyList<ScoreLine> Lines);

    internal static SheetView Of(SheetRow row, RulesBook book, PublishedCalendars calendars, MonthRow? month, IReadOnlyList<AppealView> appeals)
    {
        var sheet = row.Sheet(book)!;
        var settles = ScoreIncident.SettlesAt(sheet.Incident.At, calendars.InForce(sheet.Incident.At));
        return new SheetView
        {
            IncidentId = row.Id,
            WorkOrderId = row.WorkOrderId,
            Revision = row.Revision,
            Unit = row.Unit,
            Month = row.Month,
            Points = row.Points,
            Possible = row.Possible,
            Settled = row.Settled,
            SettlesAt = row.Settled ? null : settles,
            AppealUntil = month is { ClosedAt: null, AppealUntil: { } previewed } && previewed > settles ? previewed : settles,
            Rules = row.Rules,
            ScoredAt = row.ScoredAt,
            ExcludedFor = sheet.Incident.ExcludedFor,
            ReplyRating = sheet.Incident.ReplyRating,
            Lines = sheet.Lines,
            Before = sheet.Incident.Strikes.Count == 0 ? null : new Struck(sheet.Before.Points, sheet.Before.Possible, sheet.Before.Lines),
            Appeals = appeals,
        };
    }
}
