using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>办理进度: keeps how far Dispatch is with an order and who has it: what its highest revision says, in whatever order it is heard. The order's row stands since it was registered, before anything of it was announced.</summary>
internal static class KeepProgress
{
    internal static Task Hear(WorkOrderDispatched fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, Steps.Dispatched, fact.Unit);
    internal static Task Hear(WorkOrderRecalled fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, Steps.Queued, null);
    internal static Task Hear(WorkOrderSigned fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, Steps.Signed, fact.Unit);
    internal static Task Hear(WorkOrderDeemedSigned fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, Steps.Signed, fact.Unit);
    internal static Task Hear(ReturnRequested fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, Steps.ReturnRequested, fact.Unit);
    internal static Task Hear(ReturnContested fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, Steps.Held, fact.Unit);
    internal static Task Hear(ReturnUpheld fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, Steps.Queued, null);
    internal static Task Hear(ReturnRejected fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, Steps.Dispatched, fact.Unit);
    internal static Task Hear(OrderHeld fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, Steps.Held, fact.Unit);
    internal static Task Hear(ClosingSubmitted fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, Steps.ClosingSubmitted, fact.Unit);
    internal static Task Hear(ClosingSentBack fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, Steps.Signed, fact.Unit);
    internal static Task Hear(ReworkDispatched fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, Steps.Signed, fact.Unit);

    internal static async Task Hear(WorkOrderTerminated fact, Transaction tx)
    {
        await Keep(tx, fact.WorkOrderId, fact.Revision, Steps.Terminated, fact.Unit);
        await ArchiveWorkOrder.WaitFor(tx, fact.WorkOrderId, fact.At);
    }

    internal static async Task Hear(WithdrawalApplied fact, Transaction tx)
    {
        await Keep(tx, fact.WorkOrderId, fact.Revision, Steps.Withdrawn, fact.Unit);
        await EndWithdrawal.Keep(tx, fact.WorkOrderId, fact.Revision);
        await ArchiveWorkOrder.WaitFor(tx, fact.WorkOrderId, fact.At);
    }

    private static Task Keep(Transaction tx, string orderId, int revision, string progress, string? unit) =>
        tx.Execute(Further, new { WorkOrderId = orderId, Revision = revision, Progress = progress, Unit = unit });

    private const string Further = """
        UPDATE WorkOrders SET Progress = @Progress, Unit = @Unit, ProgressRevision = @Revision
        WHERE Id = @WorkOrderId AND ProgressRevision < @Revision
        """;
}
