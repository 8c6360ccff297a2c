using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>归档: ten days after its end nothing more will happen to an order.</summary>
public static class ArchiveWorkOrder
{
    internal const string Timer = "archive";
    private const int Days = 10;

    /// <summary>Archives it ten calendar days from here, unless it has come to life again by then.</summary>
    internal static Task WaitFor(Transaction tx, string orderId, DateTime endedAt) => tx.WaitUntil(Timer, orderId, endedAt.AddDays(Days));

    /// <summary>When an order ended that is archived then.</summary>
    internal static DateTime EndOf(DateTime archivedAt) => archivedAt.AddDays(-Days);

    internal static async Task Ring(Ring ring, Transaction tx)
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = ring.Subject });
        if (order is null || !MayRest(order)) return;
        var system = Actor.System(IntakeService.Name);
        var archived = Decide(order, ring.DueAt, system);
        if (await tx.Execute(Save, archived) == 0)
            throw new InvalidOperationException($"{order.Id} changed while it was archived");
        await tx.Announce(order.Id, archived, system);
    }

    /// <summary>Ended, not archived yet, and nobody waits for a call-back.</summary>
    internal static bool MayRest(WorkOrder order) => order is { IsEnded: true, AwaitsFollowUp: false, State: not States.Archived };

    internal static WorkOrderArchived Decide(WorkOrder order, DateTime dueAt, Actor system) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = dueAt,
        ActorId = system.Id,
        ActorRole = system.Role,
    };

    private const string Save = """
        UPDATE WorkOrders SET State = 'archived', Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
