using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Scoring;

/// <summary>考核: the score sheet of an incident, announced as soon as it can be, again when a later fact changes it, and for good when the appeal window is over.</summary>
internal static class ScoreIncident
{
    public const string SettleTimer = "settle";

    /// <summary>申诉期.</summary>
    private static readonly Allowance AppealWindow = new(3, Allowance.WorkingDays);

    /// <summary>When the appeal window of a sheet is over whose last fact was at this moment; both UTC.</summary>
    internal static DateTime SettlesAt(DateTime at, WorkingCalendar calendar) => AppealWindow.From(at, calendar);

    internal static Task Hear(WorkOrderSigned fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderDeemedSigned fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ReturnRejected fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderClosed fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderTerminated fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WithdrawalApplied fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrdersMerged fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrdersUnmerged fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(FollowUpRecorded fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderReopened fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    private static async Task Hear(Transaction tx, string orderId, string incidentId, object fact, int revision)
    {
        var row = await SheetRow.Take(tx, orderId, incidentId);
        await Follow(tx, row, ScoreSheet.Of(await tx.Keep(orderId, fact, revision)));
    }

    internal static async Task Settle(Ring ring, Transaction tx)
    {
        await tx.Change(SheetRow.NoteRing, new { WorkOrderId = ring.Subject, ring.DueAt });
        var row = (await tx.Single<SheetRow>(SheetRow.LoadOfOrder, new { WorkOrderId = ring.Subject }))!;
        await Follow(tx, row, ScoreSheet.Of(await tx.HeardOf(ring.Subject)));
    }

    /// <summary>The sheet stands as the facts say, and is settled when the end of its appeal window has rung.</summary>
    private static async Task Follow(Transaction tx, SheetRow row, ScoreSheet? sheet)
    {
        if (sheet is null)
        {
            if (row.Body is not null)
                await tx.Change(SheetRow.Clear, row);
            return;
        }
        var settles = SettlesAt(sheet.At, await KeepCalendars.At(tx, sheet.At));
        var next = SheetRow.Of(row, sheet, settled: settles <= row.RungAt);
        if (!next.Settled)
            await tx.WaitUntil(SettleTimer, row.WorkOrderId, settles);
        if ((next.Body, next.Settled) == (row.Body, row.Settled))
            return;
        await tx.Change(SheetRow.Save, next);
        await tx.Announce(row.WorkOrderId, Scored(next, sheet, next.Settled ? settles : sheet.At), ScoringService.Itself);
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
        Unit = sheet.Unit,
        Rules = ScoreSheet.Rules,
        Points = sheet.Points,
        Possible = sheet.Possible,
        Lines = sheet.Lines,
    };
}
