using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>催办: the caller asks to hurry with an order that has not ended.</summary>
public static class UrgeWorkOrder
{
    /// <summary>What the agent sends.</summary>
    /// <param name="Text">What the caller said; may be missing.</param>
    /// <param name="KeepNumbers">Numbers that are part of the matter.</param>
    /// <param name="Revision">The revision the agent saw.</param>
    public sealed record Command(string? Text, IReadOnlyList<string>? KeepNumbers, int? Revision);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/urge", Handle).MayBe(Roles.Agent).Command<WorkOrderUrged>("催办: the caller asks to hurry");

    internal static async Task<IResult> Handle(string id, Command? command, ServiceDb db, BusinessClock clock, Actor user, CallerSafe safe)
    {
        var moved = await MovedNumbers.OutOf(id, db, safe, command?.KeepNumbers, command?.Text);
        return await db.Write(async tx =>
        {
            var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
            if ((Refuse(order, command) ?? moved.Outdated(order!)) is { } refusal) return refusal.Answer();
            var urged = Decide(order!, moved.Texts[0], clock.Now, user);
            if (await tx.Execute(Save, urged) == 0) return Refusal.ChangedMeanwhile.Answer();
            await moved.Keep(tx, urged.Revision);
            await tx.Announce(id, urged, user);
            return TypedResults.Ok(urged);
        });
    }

    internal static Refusal? Refuse(WorkOrder? order, Command? command) =>
        Refusals.NotOpen(order, command?.Revision) ?? Refusal.IfTooLong("text", command?.Text, 4000) ?? Demand.RefuseKept(command?.KeepNumbers);

    internal static WorkOrderUrged Decide(WorkOrder order, string? text, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Text = Demand.OrNull(text),
        Times = order.Urged + 1,
    };

    private const string Save = """
        UPDATE WorkOrders SET Urged = @Times, Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
