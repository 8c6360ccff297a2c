using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>重办: the call-back sent the order back; the unit that closed it handles it again, with half the limit.</summary>
internal static class Rework
{
    public static async Task Hear(WorkOrderReopened reopened, Transaction tx)
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = reopened.WorkOrderId });
        if (order is not { State: States.Closed } || order.ClosingRevision != reopened.ClosingRevision)
            return;
        var rework = Decide(order, reopened, (await TimeRules.At(tx, reopened.At)).HalfLimit(order, reopened.At));
        await tx.Execute(Save, rework);
        await tx.Announce(order.Id, rework, DispatchService.Itself);
    }

    internal static ReworkDispatched Decide(WorkOrder order, WorkOrderReopened reopened, DateTime handleBy) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = reopened.At,
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        Unit = order.Unit!,
        Times = reopened.Times,
        HandleBy = handleBy,
        Reason = reopened.Reason,
    };

    private const string Save = """
        UPDATE WorkOrders SET State = 'signed', HandleBy = @HandleBy, SubmittedAt = NULL, PublicAnswer = NULL, Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
