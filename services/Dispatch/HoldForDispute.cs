using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>挂起: a dispute opened by hand asks Dispatch to hold the order; Dispatch answers. One that a return opened is held already.</summary>
internal static class HoldForDispute
{
    private const string ByHand = "by-hand";

    public static async Task Hear(DisputeOpened opened, Transaction tx)
    {
        if (opened.Cause != ByHand)
            return;
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = opened.WorkOrderId });
        if (Refuse(order) is { } code)
        {
            await Answer(tx, Refused(order, opened, code), SaveRefused);
            return;
        }
        await Answer(tx, Held(order!, opened), SaveHeld);
    }

    private static async Task Answer(Transaction tx, object answer, string save)
    {
        await tx.Execute(save, answer);
        await tx.Announce(answer is OrderHeld held ? held.WorkOrderId : ((HoldRefused)answer).WorkOrderId, answer, DispatchService.Itself);
    }

    internal static string? Refuse(WorkOrder? order) => order?.State switch
    {
        States.Queued or States.Dispatched or States.Signed or States.ReturnRequested => null,
        States.Held => "held-already",
        null or States.Unheard => "not-handed-over",
        _ => "not-open",
    };

    internal static OrderHeld Held(WorkOrder order, DisputeOpened opened) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = opened.At,
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        Dispute = opened.Dispute,
        Unit = order.Unit,
    };

    internal static HoldRefused Refused(WorkOrder? order, DisputeOpened opened, string code) => new()
    {
        WorkOrderId = opened.WorkOrderId,
        IncidentId = opened.IncidentId,
        Revision = (order?.Revision ?? 0) + 1,
        At = opened.At,
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        Dispute = opened.Dispute,
        Code = code,
    };

    private const string SaveHeld = """
        UPDATE WorkOrders SET StateBefore = State, State = 'held', HeldFor = @Dispute, Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string SaveRefused = "UPDATE WorkOrders SET Revision = @Revision WHERE Id = @WorkOrderId AND Revision = @Revision - 1";
}
