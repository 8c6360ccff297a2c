using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>时限重算: a calendar that came later moved limits that were printed on an order. Of what was heard, the newest counts that rests on the limit's last own fact; a limit set meanwhile stays until it is counted anew itself.</summary>
internal static class RecountLimits
{
    private const string Calendar = "calendar";

    public static async Task Hear(DeadlineMoved moved, Transaction tx)
    {
        if (moved.Cause != Calendar)
            return;
        var heard = await tx.Keep(moved.WorkOrderId, moved, moved.Revision);
        if (await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = moved.WorkOrderId }) is not { } order || !(order.IsOpen || order.State == States.Merged))
            return;
        var recounted = Decide(order, await tx.AnnouncedOf(order.Id), heard);
        if (recounted == order)
            return;
        await tx.Change(Save, recounted);
        if (recounted.SignBy is { } signBy && signBy != order.SignBy)
            await tx.WaitUntil(DeemSigned.Timer, order.Id, signBy);
    }

    internal static WorkOrder Decide(WorkOrder order, HeardFacts told, HeardFacts heard)
    {
        var dispatched = told.Last<WorkOrderDispatched>()?.Revision ?? 0;
        int Latest(params int?[] others) => others.Max() is { } other && other > dispatched ? other : dispatched;
        return order with
        {
            SignBy = Moved(heard, Clocks.Sign, Latest(told.Last<ReturnRejected>()?.Revision, told.All<WorkOrdersUnmerged>().LastOrDefault(f => f.SignBy is not null)?.Revision)) ?? order.SignBy,
            ReturnBy = Moved(heard, Clocks.Return, dispatched) ?? order.ReturnBy,
            HandleBy = Moved(heard, Clocks.Unit, Latest(told.Last<ExtensionGranted>()?.Revision, told.Last<ReworkDispatched>()?.Revision,
                told.All<WorkOrdersUnmerged>().LastOrDefault(f => f.HandleBy is not null)?.Revision)) ?? order.HandleBy,
            CallerDueBy = Moved(heard, Clocks.Caller, dispatched) ?? order.CallerDueBy,
        };
    }

    private static DateTime? Moved(HeardFacts heard, string clock, int version) =>
        heard.All<DeadlineMoved>().Where(m => m.Cause == Calendar && m.Clock == clock && m.Version == version).MaxBy(m => m.Recount)?.To;

    // Not a fact of this order: its revision stays, and nobody's work on it is lost.
    private const string Save = """
        UPDATE WorkOrders SET SignBy = @SignBy, ReturnBy = @ReturnBy, HandleBy = @HandleBy, CallerDueBy = @CallerDueBy
        WHERE Id = @Id AND Revision = @Revision
        """;
}
