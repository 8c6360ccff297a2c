using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Scoring;

/// <summary>考核: the score sheet of an incident, announced as soon as it can be, again when a later fact or a decision changes it, and for good when the appeal window is over and nothing is appealed.</summary>
internal static class ScoreIncident
{
    public const string SettleTimer = "settle", AnewTimer = "mark-anew";

    private const int AtOnce = 100;

    /// <summary>申诉期 (typical: two to five working days; not confirmed by a published rule).</summary>
    internal static readonly Allowance AppealWindow = new(3, Allowance.WorkingDays);

    /// <summary>When the appeal window of a sheet is over whose last fact was at this moment; both UTC.</summary>
    internal static DateTime SettlesAt(DateTime at, WorkingCalendar calendar) => AppealWindow.From(at, calendar);

    internal static Task Hear(WorkOrderSigned fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderDeemedSigned fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderRecalled fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(CallerContacted fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ReturnUpheld fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ReturnRejected fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ExtensionGranted fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ExtensionRefused fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ClosingSentBack fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderClosed fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderTerminated fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WithdrawalApplied fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrdersMerged fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrdersUnmerged fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(FollowUpRecorded fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderReopened fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    // By hand only: what a rule opens rests on facts that have lines of their own, and may be taken back. Its number tells them apart; Escalation's revision depends on what it heard first.
    internal static Task Hear(SupervisionOpened fact, Transaction tx) => fact.Cause != SupervisionCauses.ByHand ? Task.CompletedTask
        : Number(fact) is var number ? Hear(tx, fact.WorkOrderId, fact.IncidentId, fact with { Revision = number }, number) : Task.CompletedTask;

    private static int Number(SupervisionOpened fact) => int.Parse(fact.Supervision.AsSpan(fact.Supervision.LastIndexOf('-') + 1), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Hear(Transaction tx, string orderId, string incidentId, object fact, int revision)
    {
        var row = await SheetRow.Take(tx, orderId, incidentId);
        await Follow(tx, row, IncidentFold.Of(await tx.Keep(orderId, fact, revision)));
    }

    /// <summary>What an assessor decided about this order is kept among what was heard of it, and the sheet stands anew.</summary>
    internal static async Task Follow(Transaction tx, SheetRow row, object decided, int revision)
    {
        var heard = await tx.Keep(row.WorkOrderId, decided, revision);
        await Follow(tx, row with { Revision = revision }, IncidentFold.Of(heard));
    }

    internal static async Task Settle(Ring ring, Transaction tx)
    {
        await tx.Change(SheetRow.NoteRing, new { WorkOrderId = ring.Subject, ring.DueAt });
        var row = (await tx.Single<SheetRow>(SheetRow.LoadOfOrder, new { WorkOrderId = ring.Subject }))!;
        await Follow(tx, row, IncidentFold.Of(await tx.HeardOf(ring.Subject)));
    }

    /// <summary>What was scored before there were rules and months is marked anew, some at a time.</summary>
    internal static async Task MarkAnew(Ring ring, Transaction tx)
    {
        var rows = await tx.List<SheetRow>(tx.First(After), new { After = ring.Subject, Limit = AtOnce });
        foreach (var row in rows)
            await Follow(tx, (await SheetRow.Take(tx, row.WorkOrderId))!, IncidentFold.Of(await tx.HeardOf(row.WorkOrderId)));
        if (rows.Count == AtOnce)
            await tx.WaitUntil(AnewTimer, rows[^1].Id, ring.DueAt);
    }

    /// <summary>The sheet stands as the facts say, marked by the rules of its month, and is settled when the end of its appeal window has rung and no appeal waits.</summary>
    private static async Task Follow(Transaction tx, SheetRow row, Incident? incident)
    {
        if (incident is null && row.Body is null)
            return;
        var book = await RulesBook.Load(tx);
        if (incident is null)
            await TakeBack(tx, row, book);
        else
            await Stand(tx, row, book, ScoreSheet.Of(incident, book.InForce(book.MonthOf(incident.CalledBackAt))));
    }

    private static async Task TakeBack(Transaction tx, SheetRow row, RulesBook book)
    {
        await tx.Change(SheetRow.Clear, row);
        await Counted(tx, row, row.Sheet(book), null, null);
    }

    /// <summary>Saves the sheet where it differs, counts it, and says so.</summary>
    internal static async Task Stand(Transaction tx, SheetRow row, RulesBook book, ScoreSheet sheet)
    {
        var month = book.MonthOf(sheet.Incident.CalledBackAt);
        var settles = SettlesAt(sheet.Incident.At, await KeepCalendars.At(tx, sheet.Incident.At));
        var next = row.With(sheet, month, settled: settles <= row.RungAt && await tx.Single<long>(AppealsWaiting, new { row.WorkOrderId, sheet.Incident.CalledBackAt }) == 0);
        if (!next.Settled)
            await tx.WaitUntil(SettleTimer, row.WorkOrderId, settles);
        if ((next.Body, next.Settled, next.Rules) == (row.Body, row.Settled, row.Rules))
            return;
        await tx.Change(SheetRow.Save, next);
        await Counted(tx, row, row.Sheet(book), sheet, month);
        var at = sheet.Incident.Strikes.Select(strike => strike.At).Append(next.Settled ? settles : sheet.Incident.At).Max();
        await tx.Announce(row.WorkOrderId, Scored(next, sheet, at), ScoringService.Itself);
    }

    private static async Task Counted(Transaction tx, SheetRow row, ScoreSheet? before, ScoreSheet? now, string? month)
    {
        await KeepCounts.Change(tx, (row.Month, before), (month, now));
        await KeepCosts.Change(tx, KeepCosts.Of(before, row.WorkOrderId, row.Month), KeepCosts.Of(now, row.WorkOrderId, month));
    }

    private static IncidentScored Scored(SheetRow row, ScoreSheet sheet, DateTime at) => new()
    {
        WorkOrderId = row.WorkOrderId,
        IncidentId = row.Id,
        Revision = row.Revision,
        At = at,
        ActorId = ScoringService.Itself.Id,
        ActorRole = ScoringService.Itself.Role,
        Settled = row.Settled,
        Unit = sheet.Incident.Unit,
        Rules = sheet.Rules.Code,
        Points = sheet.Points,
        Possible = sheet.Possible,
        Excluded = sheet.Incident.ExcludedFor is not null,
        Month = row.Month!,
        Lines = sheet.Lines,
    };

    // What was appealed of an earlier closing holds up nothing.
    private const string AppealsWaiting = "SELECT COUNT(*) FROM Appeals WHERE WorkOrderId = @WorkOrderId AND DecidedAt IS NULL AND FiledAt >= @CalledBackAt";

    private const string After = "SELECT * FROM Sheets WHERE Id > @After ORDER BY Id";
}
