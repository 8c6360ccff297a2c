using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>并单: keeps into which order this one is merged now.</summary>
internal static class KeepMerging
{
    internal static Task Hear(WorkOrdersMerged fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, fact.MasterId);
    internal static Task Hear(WorkOrdersUnmerged fact, Transaction tx) => Keep(tx, fact.WorkOrderId, fact.Revision, null);

    private static Task Keep(Transaction tx, string orderId, int revision, string? master) =>
        tx.Execute(Further, new { WorkOrderId = orderId, Revision = revision, MasterId = master });

    private const string Further = """
        UPDATE WorkOrders SET MasterId = @MasterId, MergeRevision = @Revision
        WHERE Id = @WorkOrderId AND MergeRevision < @Revision
        """;
}
