using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>签收: the department takes the order; its sign-for clock stops. Who signs has it in hand (经办人).</summary>
public static class SignWorkOrder
{
    /// <summary>What the handler sends.</summary>
    /// <param name="Revision">The revision the handler saw.</param>
    public sealed record Command(int? Revision);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/sign", Handle).MayBe(Roles.Handler).Command<WorkOrderSigned>("签收: sign for an order");

    internal static Task<IResult> Handle(string id, Command? command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if (Refuse(order, command?.Revision, user) is { } refusal) return refusal.Answer();
        var signed = Decide(order!, clock.Now, user);
        if (await tx.Execute(Save, signed) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(id, signed, user);
        return TypedResults.Ok(signed);
    });

    internal static Refusal? Refuse(WorkOrder? order, int? revision, Actor user) =>
        Refusals.NotTheirs(order, user) ?? Refusal.IfStale(revision, order!.Revision) ?? (order!.State == States.Dispatched ? null : Refusals.NotInState(order, "签收", "signed for"));

    internal static WorkOrderSigned Decide(WorkOrder order, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit!,
        SignBy = order.SignBy!.Value,
    };

    private const string Save = """
        UPDATE WorkOrders SET State = 'signed', SignedAt = @At, Handler = @ActorId, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
