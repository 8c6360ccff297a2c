using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>派单: a dispatcher sends a waiting order to the unit that owns the matter.</summary>
public static class DispatchWorkOrder
{
    /// <summary>What the dispatcher sends.</summary>
    /// <param name="Unit">The unit it goes to.</param>
    /// <param name="Basis">Why that unit.</param>
    /// <param name="Revision">The revision the dispatcher saw.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(string? Unit, string? Basis, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/dispatch", Handle).MayBe(Roles.Dispatcher).Command<WorkOrderDispatched>("派单: send a waiting order to a unit");

    internal static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var now = clock.Now;
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if ((Refuse(order, command, user) ?? await Owner.Refuse(tx, order!, command.Unit!, now)) is { } refusal) return refusal.Answer();
        var dispatched = await Dispatching.Decide(tx, order!, new Destination(command.Unit!, command.Basis), now, user);
        await Dispatching.Carry(tx, dispatched, user);
        return TypedResults.Ok(dispatched);
    });

    internal static Refusal? Refuse(WorkOrder? order, Command command, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? Refusal.IfNotText("unit", command.Unit, 100)
        ?? Refusal.IfTooLong("basis", command.Basis)
        ?? FreeText.Refuse(command.KeepNumbers, ("basis", command.Basis))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.State == States.Queued ? null : Refusals.NotInState(order, "派单", "dispatched"));
}
