using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>
/// 协调逾期: a timer for the limit of the rung a case stands on. When it passes and nobody has ruled or moved the case up, that is said once. The case stays where it is: moving up takes
/// a reason and somebody who calls the next meeting, and a clock that did it would show green again what is late.
/// </summary>
internal static class AnnounceRungs
{
    public const string Timer = "dispute-rung";

    internal static async Task Ring(Ring ring, Transaction tx)
    {
        if (await Dispute.Take(tx, ring.Subject) is not { } dispute)
            return;
        await Said.FirstTime(tx, dispute.OrderId, Rang(dispute.Id, ring.DueAt));
        await Dispute.Settle(tx, dispute.OrderId, await tx.HeardOf(dispute.OrderId));
    }

    /// <summary>Waits for the limit of an open case, and says that it has passed once the timer has rung, whatever is heard first.</summary>
    internal static async Task Follow(Transaction tx, Dispute dispute)
    {
        if (dispute.State == DisputeStates.Ended)
            await tx.WaitNoMore([Timer], dispute.Id);
        if (dispute is not { State: DisputeStates.Open, RuleBy: { } by })
            return;
        await tx.WaitUntil(Timer, dispute.Id, by);
        if (await Said.Already(tx, dispute.OrderId, Rang(dispute.Id, by)) && await Said.FirstTime(tx, dispute.OrderId, $"overdue-{dispute.Id}-{dispute.Rung}"))
            await tx.Announce(dispute.OrderId, Overdue(dispute, await ClockRow.Next(tx, dispute.OrderId), by), EscalationService.Itself);
    }

    private static string Rang(string dispute, DateTime at) => $"rang-{dispute}-{at:yyyyMMddHHmmssfff}";

    private static DisputeOverdue Overdue(Dispute dispute, ClockRow order, DateTime by) => new()
    {
        WorkOrderId = dispute.OrderId,
        IncidentId = dispute.IncidentId,
        Revision = order.Revision,
        At = by,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Dispute = dispute.Id,
        CaseNumber = dispute.CaseNumber,
        Rung = dispute.Rung!,
        DueAt = by,
    };
}
