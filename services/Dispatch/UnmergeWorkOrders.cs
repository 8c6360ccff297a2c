using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>拆单: the merged order stands by itself again, where it stood before.</summary>
public static class UnmergeWorkOrders
{
    /// <summary>What the agent or dispatcher sends.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Revision">The revision the user saw.</param>
    public sealed record Command(string? Reason, int? Revision);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/unmerge", Handle).MayBe(Roles.Agent, Roles.Dispatcher).Command<WorkOrdersUnmerged>("拆单: undo a merge");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if (Refuse(order, command, user) is { } refusal) return refusal.Answer();
        var decided = Decide(order!, command, clock.Now, user);
        if (await tx.Execute(Save, decided) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(id, decided, user);
        return TypedResults.Ok(decided);
    });

    internal static Refusal? Refuse(WorkOrder? order, Command command, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? Refusal.IfNotText("reason", command.Reason)
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.State == States.Merged ? null : Refusals.NotInState(order, "拆单", "un-merged"));

    internal static WorkOrdersUnmerged Decide(WorkOrder order, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        MasterId = order.MasterId!,
        Reason = command.Reason!,
    };

    internal const string Save = """
        UPDATE WorkOrders SET State = StateBefore, StateBefore = NULL, MasterId = NULL, Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
