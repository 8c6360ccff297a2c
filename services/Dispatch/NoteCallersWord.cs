using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>补充、催办: what the caller added or asked for while the order was on its way is kept with it, for whoever handles it.</summary>
internal static class NoteCallersWord
{
    public static Task Hear(WorkOrderSupplemented supplemented, Transaction tx) =>
        tx.Execute(Insert, new { OrderId = supplemented.WorkOrderId, supplemented.Revision, Kind = "supplemented", supplemented.At, supplemented.Text });

    public static Task Hear(WorkOrderUrged urged, Transaction tx) =>
        tx.Execute(Insert, new { OrderId = urged.WorkOrderId, urged.Revision, Kind = "urged", urged.At, urged.Text });

    private const string Insert = """
        INSERT INTO Notes (OrderId, Revision, Kind, At, Text)
        SELECT @OrderId, @Revision, @Kind, @At, @Text
        WHERE NOT EXISTS (SELECT 1 FROM Notes WHERE OrderId = @OrderId AND Revision = @Revision AND Kind = @Kind)
        """;
}
