using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>撤回改派: the dispatcher takes the order back before it is signed; charged to dispatch, never to the unit. Type, category and place may be corrected.</summary>
public static class RecallWorkOrder
{
    /// <summary>What the dispatcher sends.</summary>
    /// <param name="Reason">Why it is taken back.</param>
    /// <param name="Type">Corrected type, or none.</param>
    /// <param name="Urgency">Corrected urgency, or none.</param>
    /// <param name="Category">Corrected category, or none.</param>
    /// <param name="Area">Corrected area, or none.</param>
    /// <param name="Revision">The revision the dispatcher saw.</param>
    public sealed record Command(string? Reason, string? Type, string? Urgency, string? Category, string? Area, int? Revision);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/recall", Handle).MayBe(Roles.Dispatcher).Command<WorkOrderRecalled>("撤回改派: take an order back before it is signed");

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
        ?? (command.Type is null ? null : Refusal.IfUnknown("type", command.Type, WorkOrderTypes.All))
        ?? (command.Urgency is null ? null : Refusal.IfUnknown("urgency", command.Urgency, Urgencies.All))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.Binding ? Refusals.Binding : null)
        ?? (order.State == States.Dispatched ? null : Refusals.NotInState(order, "撤回", "recalled"));

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

    private const string Save = """
        UPDATE WorkOrders SET State = 'queued', Unit = NULL, Type = @Type, Urgency = @Urgency, Category = @Category, Area = @Area, Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
