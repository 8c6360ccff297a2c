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
    /// <param name="Assisting">协办: who assists it.</param>
    /// <param name="Entry">派单目录: the entry the dispatcher went by, where it names this unit.</param>
    public sealed record Command(string? Unit, string? Basis, int? Revision, IReadOnlyList<string>? KeepNumbers = null, IReadOnlyList<string>? Assisting = null, string? Entry = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/dispatch", Handle).MayBe(Roles.Dispatcher).Command<WorkOrderDispatched>("派单: send a waiting order to a unit");

    internal static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var now = clock.Now;
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if ((Refuse(order, command, user) ?? await Owner.Refuse(tx, order!, command.Unit!, now) ?? await Owner.RefuseAssisting(tx, order!, command.Assisting, now) ?? await TakeNext.Refuse(tx, id, now, user)) is { } refusal) return refusal.Answer();
        var dispatched = await Dispatching.Decide(tx, order!, await To(tx, command), now, user);
        await Dispatching.Carry(tx, dispatched, user);
        await TakeNext.Done(tx, id);
        return TypedResults.Ok(dispatched);
    });

    private static async Task<Destination> To(Transaction tx, Command command)
    {
        var entry = command.Entry is null ? null : await tx.Single<CatalogueEntry>(CatalogueEntry.Load, new { command.Entry });
        return new Destination(command.Unit!, command.Basis ?? (entry is null ? null : Owner.Cited(entry)), Assisting: command.Assisting?.Distinct(StringComparer.Ordinal).ToList(), Entry: entry?.Unit == command.Unit ? entry : null);
    }

    internal static Refusal? Refuse(WorkOrder? order, Command command, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? Refusal.IfNotText("unit", command.Unit, 100)
        ?? Refusal.IfTooLong("basis", command.Basis)
        ?? Refusal.IfTooLong("entry", command.Entry, 100)
        ?? AssistingUnits.Refuse(command.Unit, command.Assisting)
        ?? FreeText.Refuse(command.KeepNumbers, ("basis", command.Basis))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.State == States.Queued ? null : Refusals.NotInState(order, "派单", "dispatched"));
}
