using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>重办: the call-back sent the order back; the unit that closed it handles it again, with half the limit added to its time. One that was closed with its master stands by itself first; where the unit has ceased, the order goes to who took over its duties, or waits for a dispatcher.</summary>
internal static class Rework
{
    public static async Task Hear(WorkOrderReopened reopened, Transaction tx)
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = reopened.WorkOrderId });
        if (order is not { State: States.Closed } || order.ClosingRevision != reopened.ClosingRevision)
            return;
        var at = order.NotBefore(reopened.At);
        if (order.MasterId is not null)
            order = await Part(tx, order, at);
        var unit = await tx.Single<Unit>(Unit.Load, new { Code = order.Unit });
        if (unit?.HasCeased(at) == true)
            await Requeue(tx, order, unit, at);
        else
            await Announce(tx, order, Save, Decide(order, reopened, await PublishedRules.Load(tx), await tx.AnnouncedOf(order.Id), at));
    }

    private static async Task Requeue(Transaction tx, WorkOrder order, Unit ceased, DateTime at)
    {
        var queued = Queued(order, at);
        await Announce(tx, order, SaveQueued, queued);
        await FollowSuccessors.Onward(tx, order with { State = States.Queued, Revision = queued.Revision, ChangedAt = at }, ceased, at);
    }

    private static async Task<WorkOrder> Part(Transaction tx, WorkOrder order, DateTime at)
    {
        var parted = Parted(order, at);
        await Announce(tx, order, SaveParted, parted);
        return order with { MasterId = null, Revision = parted.Revision };
    }

    private static async Task Announce(Transaction tx, WorkOrder order, string save, object fact)
    {
        await tx.Change(save, fact);
        await tx.Announce(order.Id, fact, DispatchService.Itself);
    }

    internal static WorkOrdersUnmerged Parted(WorkOrder order, DateTime at) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = at,
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        MasterId = order.MasterId!,
        Reason = "单独重办。",
    };

    internal static WorkOrderRecalled Queued(WorkOrder order, DateTime at) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = at,
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        Unit = order.Unit!,
        Reason = "重办：原承办单位已撤销，转回待派单。",
        Type = order.Type,
        Urgency = order.Urgency,
        Category = order.Category,
        Area = order.Area,
    };

    internal static ReworkDispatched Decide(WorkOrder order, WorkOrderReopened reopened, PublishedRules rules, HeardFacts told, DateTime at)
    {
        var now = rules.At(at, order.Unit);
        return new ReworkDispatched
        {
            WorkOrderId = order.Id,
            IncidentId = order.IncidentId,
            Revision = order.Revision + 1,
            At = at,
            ActorId = DispatchService.Itself.Id,
            ActorRole = DispatchService.Itself.Role,
            Unit = order.Unit!,
            Times = reopened.Times,
            HandleBy = UnitClock.DueBy(told, rules, order, order.Unit!, at, rework: true) ?? UnitClock.Half(now.Of(order)).From(at, now.Calendar),
            CalendarVersion = now.Calendar.Version,
            Reason = reopened.Reason,
        };
    }

    private const string SaveParted = """
        UPDATE WorkOrders SET MasterId = NULL, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string SaveQueued = """
        UPDATE WorkOrders SET State = 'queued', Unit = NULL, Handler = NULL, Binding = 0, SignedAt = NULL, SubmittedAt = NULL, PublicAnswer = NULL, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string Save = """
        UPDATE WorkOrders SET State = 'signed', HandleFrom = @At, HandleBy = @HandleBy, SubmittedAt = NULL, PublicAnswer = NULL, Reworks = @Times, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
