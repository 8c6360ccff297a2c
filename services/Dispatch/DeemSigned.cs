using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>视为签收: not signed by its limit, the order counts as signed, late. The timer of an earlier dispatch finds another limit and does nothing.</summary>
internal static class DeemSigned
{
    public const string Timer = "deem-signed";

    public static async Task Ring(Ring ring, Transaction tx)
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = ring.Subject });
        if (order is not { State: States.Dispatched } || order.SignBy != ring.DueAt)
            return;
        var signed = Decide(order, order.NotBefore(ring.DueAt));
        await tx.Change(Save, signed);
        await tx.Announce(order.Id, signed, DispatchService.Itself);
    }

    internal static WorkOrderDeemedSigned Decide(WorkOrder order, DateTime at) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = at,
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        Unit = order.Unit!,
        SignBy = order.SignBy!.Value,
    };

    private const string Save = """
        UPDATE WorkOrders SET State = 'signed', SignedAt = @At, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
