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
        await tx.Execute(AcceptHandOver.Empty, withdrawn);
        await tx.Execute(Note, withdrawn);
        var order = (await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = withdrawn.WorkOrderId }))!;
        if (order.State != States.Unheard)
            await Apply(order, withdrawn.At, tx);
    }

    /// <summary>Also when the order itself arrives after its withdrawal.</summary>
    public static async Task Apply(WorkOrder order, DateTime at, Transaction tx)
    {
        object answer = order.State is States.Queued or States.Dispatched or States.Signed or States.ReturnRequested or States.Held
            ? Applied(order, at)
            : NotApplied(order, at);
        await tx.Execute(answer is WithdrawalApplied ? SaveApplied : SaveNotApplied, answer);
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

    private const string Note = "UPDATE WorkOrders SET WithdrawalReason = @Reason WHERE Id = @WorkOrderId";

    private const string SaveApplied = """
        UPDATE WorkOrders SET State = 'withdrawn', ExtensionDays = 0, Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string SaveNotApplied = """
        UPDATE WorkOrders SET WithdrawalReason = NULL, Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
