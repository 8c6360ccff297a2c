using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>
/// 时限: keeps what happened to an order, and lets its clocks, lights, limits and disputes follow from all that was heard about it by now.
/// So neither order nor number of arrivals matters.
/// </summary>
internal static class FollowClocks
{
    internal static Task Hear(WorkOrderHandedOver fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderDispatched fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderRecalled fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderSigned fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderDeemedSigned fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ReturnRequested fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ReturnUpheld fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ReturnRejected fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(OrderHeld fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ExtensionGranted fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ClosingSubmitted fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ClosingSentBack fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderClosed fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderTerminated fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WithdrawalApplied fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrdersMerged fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrdersUnmerged fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ReworkDispatched fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(FollowUpRecorded fact, Transaction tx) => Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static async Task Hear(Transaction tx, string orderId, string incidentId, object fact, int revision)
    {
        await ClockRow.Take(tx, orderId, incidentId);
        await Follow(tx, orderId, incidentId, await tx.Keep(orderId, fact, revision));
    }

    /// <summary>What follows from all that was heard about the order, and from the calendars and limits that are known by now.</summary>
    internal static async Task Follow(Transaction tx, string orderId, string incidentId, HeardFacts heard)
    {
        var stages = ClockFold.Stages(heard, await TimeRules.Load(tx));
        await Save(tx, orderId, stages[^1].Clocks);
        // Most orders are closed long before their limits: nobody folds them once more to find that there is nothing to say.
        if (stages[^1].Clocks.IsClosed)
            await tx.WaitNoMore(Light.Timers, orderId);
        await AnnounceLights.Follow(tx, orderId, LightFold.Of(stages));
        await MoveDeadline.Follow(tx, orderId, incidentId, heard, stages[^1].Clocks);
        await Supervise.Follow(tx, orderId, heard, stages);
        await Dispute.Follow(tx, orderId, heard);
        await KeepBoard.Follow(tx, orderId, heard, stages);
    }

    private static async Task Save(Transaction tx, string orderId, OrderClocks clocks)
    {
        var stands = (await tx.Single<ClockRow>(ClockRow.Load, new { Id = orderId }))!;
        var follows = stands.With(clocks);
        if (follows != stands)
            await tx.Change(ClockRow.Save, follows);
    }
}
