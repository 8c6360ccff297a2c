using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>先到的消息: what is heard about an order before the order itself waits for it, and is heard again, oldest first, when it is here. So the answer is the same whichever came first.</summary>
internal static class EarlyFacts
{
    /// <summary>The order, or null where it is not here yet: then the fact is kept until it is.</summary>
    /// <param name="tx">The unit of work.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="fact">What was heard; it names the order and its incident.</param>
    /// <param name="revision">Tells facts of one kind apart.</param>
    public static async Task<WorkOrder?> OrderOf(Transaction tx, string orderId, object fact, int revision)
    {
        await tx.Execute(AcceptHandOver.Empty, fact);
        if (await tx.Execute(Wait, fact) == 0)
            return await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = orderId });
        await tx.Keep(orderId, fact, revision);
        return null;
    }

    // Written to the row, so that handing over and what comes before it cannot pass each other.
    private const string Wait = "UPDATE WorkOrders SET Early = Early + 1 WHERE Id = @WorkOrderId AND State = 'unheard'";
}
