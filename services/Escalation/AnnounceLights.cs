using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>预警, 超期: a timer for each clock; when it rings, what was heard decides whether the limit still stands and the clock ran at that time.</summary>
internal static class AnnounceLights
{
    public const string DueSoon = "due-soon-", Overdue = "overdue-";

    /// <summary>Waits for the yellow light of each running clock, or for the red one where yellow has no time of its own.</summary>
    internal static async Task Wait(Transaction tx, string orderId, OrderClocks clocks)
    {
        foreach (var clock in clocks.Running)
        {
            var soon = SoonAt(clock, clocks);
            await (soon < clock.DueBy ? tx.WaitUntil(DueSoon + clock.Name, orderId, soon) : tx.WaitUntil(Overdue + clock.Name, orderId, clock.OverdueAt));
        }
    }

    internal static async Task RingSoon(Ring ring, Transaction tx)
    {
        var clocks = ClockFold.Of(await tx.HeardOf(ring.Subject));
        if (Named(clocks, ring, DueSoon) is not { } clock || SoonAt(clock, clocks) != ring.DueAt || !clock.RanAt(ring.DueAt))
            return;
        await tx.WaitUntil(Overdue + clock.Name, ring.Subject, clock.OverdueAt);
        if (await Kept.FirstTime(tx, ring.Subject, $"{ring.Kind}-{clock.DueBy:O}"))
            await tx.Announce(ring.Subject, Soon(await ClockRow.Next(tx, ring.Subject), clock, clocks.Unit, ring.DueAt), EscalationService.Itself);
    }

    internal static async Task RingOverdue(Ring ring, Transaction tx)
    {
        var clocks = ClockFold.Of(await tx.HeardOf(ring.Subject));
        if (Named(clocks, ring, Overdue) is not { } clock || clock.OverdueAt != ring.DueAt || !clock.RanAt(ring.DueAt))
            return;
        if (!await Kept.FirstTime(tx, ring.Subject, $"{ring.Kind}-{clock.DueBy:O}"))
            return;
        await tx.Announce(ring.Subject, Late(await ClockRow.Next(tx, ring.Subject), clock, clocks.Unit, ring.DueAt), EscalationService.Itself);
        if (clock.Name != Clocks.Sign)
            await Supervise.Open(tx, ring.Subject, Supervise.Overdue, clocks.Unit, ring.DueAt);
    }

    private static Clock? Named(OrderClocks clocks, Ring ring, string level) =>
        clocks.MergedAt <= ring.DueAt ? null : clocks.All.FirstOrDefault(c => level + c.Name == ring.Kind);

    private static DateTime SoonAt(Clock clock, OrderClocks clocks)
    {
        var yellow = Lights.YellowFrom(clock, clocks.Urgency);
        return yellow > clock.RunsSince ? yellow : clock.RunsSince;
    }

    private static WorkOrderDueSoon Soon(ClockRow order, Clock clock, string? unit, DateTime at) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = at,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Clock = clock.Name,
        DueAt = clock.DueBy,
        Unit = unit,
    };

    private static WorkOrderOverdue Late(ClockRow order, Clock clock, string? unit, DateTime at) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = at,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Clock = clock.Name,
        DueAt = clock.DueBy,
        Unit = unit,
    };
}
