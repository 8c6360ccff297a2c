using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>撤单: the caller takes the demand back after handing over; Dispatch ends the order, or says that it is too late.</summary>
internal static class ApplyWithdrawal
{
    public static async Task Hear(WorkOrderWithdrawn withdrawn, Transaction tx)
    {
        if (!withdrawn.HandedOver)
            return;
        if (await EarlyFacts.OrderOf(tx, withdrawn.WorkOrderId, withdrawn, withdrawn.Revision) is { } order)
            await Apply(order, order.NotBefore(withdrawn.At), tx);
    }

    private static async Task Apply(WorkOrder order, DateTime at, Transaction tx)
    {
        object answer = order.State is States.Queued or States.Dispatched or States.Signed or States.ReturnRequested or States.Held
            ? Applied(order, at)
            : NotApplied(order, at);
        await tx.Change(answer is WithdrawalApplied ? SaveApplied : SaveNotApplied, answer);
        await tx.Announce(order.Id, answer, DispatchService.Itself);
        if (answer is WithdrawalApplied)
            await Children.Part(order, at, tx);
    }

    internal static WithdrawalApplied Applied(WorkOrder order, DateTime at) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = at,
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        Unit = order.Unit,
    };

    internal static WithdrawalNotApplied NotApplied(WorkOrder order, DateTime at) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = at,
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        Code = order.State,
    };

    private const string SaveApplied = """
        UPDATE WorkOrders SET State = 'withdrawn', ExtensionDays = 0, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string SaveNotApplied = """
        UPDATE WorkOrders SET Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
