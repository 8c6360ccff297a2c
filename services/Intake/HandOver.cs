using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>转派: an order the agent kept leaves Intake; from here Dispatch holds it.</summary>
public static class HandOver
{
    /// <summary>What the agent sends.</summary>
    /// <param name="Revision">The revision the agent saw.</param>
    public sealed record Command(int? Revision);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/hand-over", Handle).MayBe(Roles.Agent).Command<WorkOrderHandedOver>("转派: hand over an order that was kept");

    internal static Task<IResult> Handle(string id, Command? command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if (Refusals.NotKept(order, command?.Revision) is { } refusal) return refusal.Answer();
        var handedOver = Decide(order!, clock.Now, user);
        if (await tx.Execute(Save, handedOver) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(id, handedOver, user);
        return TypedResults.Ok(handedOver);
    });

    internal static WorkOrderHandedOver Decide(WorkOrder order, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Number = order.Number,
        Type = order.Type,
        Urgency = order.Urgency,
        Title = order.Title,
        Content = order.Content,
        Category = order.Category,
        Area = order.Area,
        Address = order.Address,
        Confidential = order.Confidential,
        AccusedUnit = order.AccusedUnit,
        SuggestedUnit = order.SuggestedUnit,
        RegisteredAt = order.RegisteredAt,
    };

    private const string Save = """
        UPDATE WorkOrders SET State = 'handed-over', Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
