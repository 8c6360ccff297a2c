using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>子单: orders merged into another. They are closed with it and by its answer, so that each caller is called back; when it ends otherwise they stand by themselves again.</summary>
internal static class Children
{
    /// <summary>Whether orders are merged into this one.</summary>
    public static async Task<bool> Of(string masterId, Transaction tx) => await tx.Single<long>(Count, new { MasterId = masterId }) > 0;

    /// <summary>Each child is closed as its master was.</summary>
    public static async Task CloseWith(WorkOrderClosed closed, Transaction tx, Actor actor)
    {
        foreach (var child in await tx.List<WorkOrder>(Load, new { MasterId = closed.WorkOrderId }))
        {
            var too = closed with { WorkOrderId = child.Id, IncidentId = child.IncidentId, Revision = child.Revision + 1, At = child.NotBefore(closed.At), CallerDueBy = child.CallerDueBy, Silent = null };
            await tx.Change(SaveClosed, too);
            await tx.Announce(child.Id, too, actor);
        }
    }

    /// <summary>The master was withdrawn: what was merged into it is not.</summary>
    public static async Task Part(WorkOrder master, DateTime at, Transaction tx)
    {
        foreach (var child in await tx.List<WorkOrder>(Load, new { MasterId = master.Id }))
            await UnmergeWorkOrders.Part(tx, child, "主单已撤单。", child.NotBefore(at), DispatchService.Itself);
    }

    internal const string Count = "SELECT COUNT(*) FROM WorkOrders WHERE MasterId = @MasterId AND State = 'merged'";

    private const string Load = "SELECT * FROM WorkOrders WHERE MasterId = @MasterId AND State = 'merged' ORDER BY Id";

    private const string SaveClosed = """
        UPDATE WorkOrders SET State = 'closed', StateBefore = NULL, Unit = @Unit, Handler = CASE WHEN Unit = @Unit THEN Handler END, HandleBy = @HandleBy, SubmittedAt = @SubmittedAt,
            PublicAnswer = @PublicAnswer, ExtensionDays = 0, ClosingRevision = @Revision, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
