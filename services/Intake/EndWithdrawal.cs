using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>撤单答复: Dispatch has answered the withdrawal; another may be asked.</summary>
internal static class EndWithdrawal
{
    internal static Task Hear(WithdrawalNotApplied fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision);

    internal static Task Keep(Transaction tx, string orderId, int revision) =>
        tx.Execute(Further, new { WorkOrderId = orderId, Revision = revision });

    private const string Further = """
        UPDATE WorkOrders SET WithdrawalAnswered = @Revision
        WHERE Id = @WorkOrderId AND WithdrawalAnswered < @Revision
        """;
}
