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
        await tx.Execute(SheetRow.Empty, new { Id = incidentId, WorkOrderId = orderId });
        var heard = await tx.Keep(orderId, fact, revision);
        var row = (await tx.Single<SheetRow>(SheetRow.LoadOfOrder, new { WorkOrderId = orderId }))!;
        var sheet = ScoreSheet.Of(heard);
        if (row.Body == SheetRow.BodyOf(sheet))
            return;
        if (sheet is null)
            await tx.Execute(SheetRow.Save, SheetRow.None(row));
        else
            await Announce(tx, row, sheet, settled: row.Settled && row.ScoredAt == sheet.At, sheet.At);
    }

    internal static async Task Settle(Ring ring, Transaction tx)
    {
        var sheet = ScoreSheet.Of(await tx.HeardOf(ring.Subject));
        if (sheet is null || SettledAt(sheet) != ring.DueAt)
            return;
        var row = (await tx.Single<SheetRow>(SheetRow.LoadOfOrder, new { WorkOrderId = ring.Subject }))!;
        await Announce(tx, row, sheet, settled: true, ring.DueAt);
    }

    internal static DateTime SettledAt(ScoreSheet sheet) => AppealWindow.From(sheet.At, WorkingCalendar.OfficeHours);

    private static async Task Announce(Transaction tx, SheetRow row, ScoreSheet sheet, bool settled, DateTime at)
    {
        var next = SheetRow.Of(row, sheet, settled);
        await tx.Execute(SheetRow.Save, next);
        await tx.Announce(row.WorkOrderId, Scored(next, sheet, at), ScoringService.Itself);
        if (!settled)
            await tx.WaitUntil(SettleTimer, row.WorkOrderId, SettledAt(sheet));
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
