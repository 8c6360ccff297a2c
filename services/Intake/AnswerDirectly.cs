using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>直接办结: the agent knows the answer and tells the caller; nobody else is asked.</summary>
public static class AnswerDirectly
{
    /// <summary>What the agent sends.</summary>
    /// <param name="Answer">What the caller was told.</param>
    /// <param name="KeepNumbers">Numbers that are part of the answer, such as an office's telephone.</param>
    /// <param name="Revision">The revision the agent saw.</param>
    public sealed record Command(string? Answer, IReadOnlyList<string>? KeepNumbers, int? Revision);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/answer", Handle).MayBe(Roles.Agent).Command<WorkOrderAnswered>("直接办结: answer an order that was kept");

    internal static async Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user, CallerSafe safe)
    {
        var moved = await MovedNumbers.OutOf(id, db, safe, command.KeepNumbers, command.Answer);
        return await db.Write(async tx =>
        {
            var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
            if ((Refuse(order, command) ?? moved.Outdated(order!)) is { } refusal) return refusal.Answer();
            var answered = Decide(order!, moved.Texts[0]!, clock.Now, user);
            if (await tx.Execute(Save, answered) == 0) return Refusal.ChangedMeanwhile.Answer();
            await moved.Keep(tx, answered.Revision);
            await tx.Announce(id, answered, user);
            await ArchiveWorkOrder.WaitFor(tx, id, answered.At);
            return TypedResults.Ok(answered);
        });
    }

    internal static Refusal? Refuse(WorkOrder? order, Command command) =>
        Refusals.NotKept(order, command.Revision) ?? Refusal.IfNotText("answer", command.Answer, 4000) ?? Demand.RefuseKept(command.KeepNumbers);

    internal static WorkOrderAnswered Decide(WorkOrder order, string answer, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Answer = answer,
    };

    private const string Save = """
        UPDATE WorkOrders SET State = 'answered', Answer = @Answer, Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
