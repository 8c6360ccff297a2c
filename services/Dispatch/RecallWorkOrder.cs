using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>撤回改派: the dispatcher takes the order back before it is signed, or from a unit that has ceased; charged to dispatch, never to the unit. Type, category and place may be corrected.</summary>
public static class RecallWorkOrder
{
    /// <summary>What the dispatcher sends.</summary>
    /// <param name="Reason">Why it is taken back.</param>
    /// <param name="Type">Corrected type, or none.</param>
    /// <param name="Urgency">Corrected urgency, or none.</param>
    /// <param name="Category">Corrected category, or none.</param>
    /// <param name="Area">Corrected area, or none.</param>
    /// <param name="Revision">The revision the dispatcher saw.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(string? Reason, string? Type, string? Urgency, string? Category, string? Area, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/recall", Handle).MayBe(Roles.Dispatcher).Command<WorkOrderRecalled>("撤回改派: take an order back before it is signed");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var now = clock.Now;
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        var ceased = await Owner.HasCeased(tx, order?.Unit, now);
        if (Refuse(order, ceased, command, user) is { } refusal) return refusal.Answer();
        var decided = Decide(order!, command, now, user);
        if (await tx.Execute(Save, decided) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Execute(NoteRecall, decided);
        if ((decided.Category, decided.Area) != (order!.Category, order.Area))
            await tx.IndexAnew(id, SearchForDesk.Terms(order with { Category = decided.Category, Area = decided.Area }));
        await tx.Announce(id, decided, user);
        return TypedResults.Ok(decided);
    });

    internal static Refusal? Refuse(WorkOrder? order, bool ceased, Command command, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? Refusal.IfNotText("reason", command.Reason)
        ?? (command.Type is null ? null : Refusal.IfUnknown("type", command.Type, WorkOrderTypes.All))
        ?? (command.Urgency is null ? null : Refusal.IfUnknown("urgency", command.Urgency, Urgencies.All))
        ?? Refusal.IfTooLong("category", command.Category, 200)
        ?? Refusal.IfTooLong("area", command.Area, 100)
        ?? FreeText.Refuse(command.KeepNumbers, ("reason", command.Reason), ("category", command.Category), ("area", command.Area))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.Binding && !ceased ? Refusals.Binding : null)
        ?? (order.State == States.Dispatched || (ceased && order.State == States.Signed) ? null : Refusals.NotInState(order, "撤回", "recalled"));

    internal static WorkOrderRecalled Decide(WorkOrder order, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit!,
        Reason = command.Reason!,
        Type = command.Type ?? order.Type,
        Urgency = command.Urgency ?? order.Urgency,
        Category = command.Category ?? order.Category,
        Area = command.Area ?? order.Area,
    };

    internal const string Save = """
        UPDATE WorkOrders SET State = 'queued', Unit = NULL, Handler = NULL, Type = @Type, Urgency = @Urgency, Category = @Category, Area = @Area,
            Binding = 0, SignedAt = NULL, ExtensionDays = 0, Reworks = 0, Entry = NULL, Precedent = NULL, AssistedBy = NULL, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    internal const string NoteRecall = "UPDATE Stints SET Recalled = 1 WHERE OrderId = @WorkOrderId AND Unit = @Unit AND Returned = 0";
}
