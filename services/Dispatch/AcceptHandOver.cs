using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>转派、派单: an order arrives from Intake. Where the catalogue names one owner it is dispatched at once; otherwise it waits for a dispatcher. What was heard about it before is answered then.</summary>
internal static class AcceptHandOver
{
    public static async Task Hear(WorkOrderHandedOver handed, Transaction tx)
    {
        await tx.Execute(Empty, handed);
        var filled = Filled(handed, (await PublishedRules.Load(tx)).At(handed.RegisteredAt));
        if (await tx.Execute(Fill, filled) == 0)
            return;
        await tx.Index(filled.Id, SearchForDesk.Terms(filled));
        var order = (await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = handed.WorkOrderId }))!;
        if (await Owner.ByCatalogue(tx, order, handed.At) is { } owner)
            await Dispatching.Carry(tx, await Dispatching.Decide(tx, order, owner, handed.At, DispatchService.Itself), DispatchService.Itself);
        if (order.Early > 0)
            await HearAgain(await tx.HeardOf(order.Id), tx);
    }

    /// <summary>The order as it arrives, its caller's clock running.</summary>
    private static WorkOrder Filled(WorkOrderHandedOver handed, TimeRules rules)
    {
        var order = new WorkOrder
        {
            Id = handed.WorkOrderId,
            Number = handed.Number,
            Type = handed.Type,
            Urgency = handed.Urgency,
            Title = handed.Title,
            Content = handed.Content,
            Category = handed.Category,
            Area = handed.Area,
            Address = handed.Address,
            Confidential = handed.Confidential,
            AccusedUnit = handed.AccusedUnit,
            SuggestedUnit = handed.SuggestedUnit,
            RegisteredAt = handed.RegisteredAt,
            ChangedAt = handed.At,
        };
        return order with { CallerDueBy = rules.CallerDueBy(order) };
    }

    private static async Task HearAgain(HeardFacts early, Transaction tx)
    {
        IEnumerable<(DateTime At, Func<Task> Hear)> all =
        [
            .. early.All<DisputeOpened>().Select(f => (f.At, (Func<Task>)(() => HoldForDispute.Hear(f, tx)))),
            .. early.All<OwnershipRuled>().Select(f => (f.At, (Func<Task>)(() => DispatchAsRuled.Hear(f, tx)))),
            .. early.All<WorkOrderWithdrawn>().Select(f => (f.At, (Func<Task>)(() => ApplyWithdrawal.Hear(f, tx)))),
        ];
        foreach (var (_, hear) in all.OrderBy(fact => fact.At))
            await hear();
    }

    /// <summary>The row of an order of which nothing was heard yet.</summary>
    internal const string Empty = """
        INSERT INTO WorkOrders (Id, IncidentId, Revision, State, Confidential, Binding, ClosingRevision, ExtensionDays, Extensions, Reworks, Early)
        SELECT @WorkOrderId, @IncidentId, 0, 'unheard', 0, 0, 0, 0, 0, 0, 0
        WHERE NOT EXISTS (SELECT 1 FROM WorkOrders WHERE Id = @WorkOrderId)
        """;

    private const string Fill = """
        UPDATE WorkOrders SET State = 'queued', Number = @Number, Type = @Type, Urgency = @Urgency, Title = @Title, Content = @Content,
            Category = @Category, Area = @Area, Address = @Address, Confidential = @Confidential, AccusedUnit = @AccusedUnit,
            SuggestedUnit = @SuggestedUnit, RegisteredAt = @RegisteredAt, CallerDueBy = @CallerDueBy, ChangedAt = @ChangedAt
        WHERE Id = @Id AND State = 'unheard'
        """;
}
