using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>挂起: a dispute opened by hand or by the third rework asks Dispatch to hold the order; Dispatch answers. One that a return opened is held already. One that is heard before the order waits for it.</summary>
internal static class HoldForDispute
{
    public static async Task Hear(DisputeOpened opened, Transaction tx)
    {
        if (opened.Cause == DisputeCauses.ReturnContested)
            return;
        if (await EarlyFacts.OrderOf(tx, opened.WorkOrderId, opened, opened.Revision) is not { } order)
            return;
        object answer = Refuse(order) is { } code ? Refused(order, opened, code) : Held(order, opened);
        await tx.Change(answer is OrderHeld ? SaveHeld : SaveRefused, answer);
        await tx.Announce(order.Id, answer, DispatchService.Itself);
    }

    internal static string? Refuse(WorkOrder order) => order.State switch
    {
        States.Queued or States.Dispatched or States.Signed or States.ReturnRequested => null,
        States.Held => "held-already",
        _ => "not-open",
    };

    internal static OrderHeld Held(WorkOrder order, DisputeOpened opened) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = order.NotBefore(opened.At),
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        Dispute = opened.Dispute,
        Unit = order.Unit,
    };

    internal static HoldRefused Refused(WorkOrder order, DisputeOpened opened, string code) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = order.NotBefore(opened.At),
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        Dispute = opened.Dispute,
        Code = code,
    };

    private const string SaveHeld = """
        UPDATE WorkOrders SET State = 'held', HeldFor = @Dispute, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string SaveRefused = "UPDATE WorkOrders SET Revision = @Revision, ChangedAt = @At WHERE Id = @WorkOrderId AND Revision = @Revision - 1";
}
