using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>拆单: the merged order stands by itself again, where it stood before. A limit for signing that passed meanwhile starts anew; the unit's clock leaves the time out that it was merged.</summary>
public static class UnmergeWorkOrders
{
    /// <summary>What the agent or dispatcher sends.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Revision">The revision the user saw.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(string? Reason, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/unmerge", Handle).MayBe(Roles.Agent, Roles.Dispatcher).Command<WorkOrdersUnmerged>("拆单: undo a merge");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if (Refuse(order, command, user) is { } refusal) return refusal.Answer();
        return TypedResults.Ok(await Part(tx, order!, command.Reason!, clock.Now, user));
    });

    /// <summary>Whoever parts it: a person, or the end of its master.</summary>
    internal static async Task<WorkOrdersUnmerged> Part(Transaction tx, WorkOrder order, string reason, DateTime at, Actor actor)
    {
        var rules = await PublishedRules.Load(tx);
        var handleBy = order.Unit is { } unit && order.StateBefore != States.Queued ? UnitClock.DueBy(await tx.AnnouncedOf(order.Id), rules, order, unit, at) : null;
        var parted = Decide(order, reason, rules.At(at, order.Unit), handleBy, at, actor);
        await tx.Change(Save, parted);
        if (parted.SignBy is { } signBy)
            await tx.WaitUntil(DeemSigned.Timer, order.Id, signBy);
        await tx.Announce(order.Id, parted, actor);
        return parted;
    }

    internal static Refusal? Refuse(WorkOrder? order, Command command, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? Refusal.IfNotText("reason", command.Reason)
        ?? FreeText.Refuse(command.KeepNumbers, ("reason", command.Reason))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.State == States.Merged ? null : Refusals.NotInState(order, "拆单", "un-merged"));

    internal static WorkOrdersUnmerged Decide(WorkOrder order, string reason, TimeRules rules, DateTime? handleBy, DateTime at, Actor actor) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = at,
        ActorId = actor.Id,
        ActorRole = actor.Role,
        MasterId = order.MasterId!,
        Reason = reason,
        SignBy = order.StateBefore == States.Dispatched && order.SignBy <= at ? rules.For(order, at).SignBy : null,
        HandleBy = handleBy,
        CalendarVersion = rules.Calendar.Version,
    };

    private const string Save = """
        UPDATE WorkOrders SET State = StateBefore, StateBefore = NULL, MasterId = NULL, SignBy = COALESCE(@SignBy, SignBy), HandleBy = COALESCE(@HandleBy, HandleBy),
            SignFrom = CASE WHEN @SignBy IS NULL THEN SignFrom ELSE @At END, HandleFrom = CASE WHEN @HandleBy IS NULL THEN HandleFrom ELSE @At END, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
