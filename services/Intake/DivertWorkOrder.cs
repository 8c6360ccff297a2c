using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>不予受理: the demand is not the hotline's; the caller is told the right way.</summary>
public static class DivertWorkOrder
{
    /// <summary>What the agent sends.</summary>
    /// <param name="Ground">One of <see cref="Diversions"/>.</param>
    /// <param name="Told">What the caller was told.</param>
    /// <param name="KeepNumbers">Numbers that are part of what was told.</param>
    /// <param name="Revision">The revision the agent saw.</param>
    public sealed record Command(string? Ground, string? Told, IReadOnlyList<string>? KeepNumbers, int? Revision);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/divert", Handle).MayBe(Roles.Agent).Command<WorkOrderDiverted>("不予受理: divert an order that was kept");

    internal static async Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user, CallerSafe safe)
    {
        var moved = await MovedNumbers.OutOf(id, db, safe, command.KeepNumbers, command.Told);
        return await db.Write(async tx =>
        {
            var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
            if ((Refuse(order, command) ?? moved.Outdated(order!)) is { } refusal) return refusal.Answer();
            var diverted = Decide(order!, command.Ground!, moved.Texts[0]!, clock.Now, user);
            if (await tx.Execute(Save, diverted) == 0) return Refusal.ChangedMeanwhile.Answer();
            await moved.Keep(tx, diverted.Revision);
            await tx.Announce(id, diverted, user);
            await ArchiveWorkOrder.WaitFor(tx, id, diverted.At);
            return TypedResults.Ok(diverted);
        });
    }

    internal static Refusal? Refuse(WorkOrder? order, Command command) =>
        Refusals.NotKept(order, command.Revision) ?? Refusal.IfUnknown("ground", command.Ground, Diversions.All)
        ?? Refusal.IfNotText("told", command.Told, 4000) ?? Demand.RefuseKept(command.KeepNumbers);

    internal static WorkOrderDiverted Decide(WorkOrder order, string ground, string told, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Ground = ground,
        Told = told,
    };

    private const string Save = """
        UPDATE WorkOrders SET State = 'diverted', Answer = @Told, Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
