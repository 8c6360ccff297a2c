using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>撤单: the caller takes the demand back. Before it is handed over it ends here; afterwards Dispatch answers whether it was still in time.</summary>
public static class WithdrawWorkOrder
{
    /// <summary>What the agent sends.</summary>
    /// <param name="Reason">Why the caller takes it back.</param>
    /// <param name="KeepNumbers">Numbers that are part of the matter.</param>
    /// <param name="Revision">The revision the agent saw.</param>
    public sealed record Command(string? Reason, IReadOnlyList<string>? KeepNumbers, int? Revision);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/withdraw", Handle).MayBe(Roles.Agent).Command<WorkOrderWithdrawn>("撤单: the caller takes it back");

    internal static async Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user, CallerSafe safe)
    {
        var moved = await MovedNumbers.OutOf(id, db, safe, command.KeepNumbers, command.Reason);
        return await db.Write(async tx =>
        {
            var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
            if ((Refuse(order, command) ?? moved.Outdated(order!)) is { } refusal) return refusal.Answer();
            var withdrawn = Decide(order!, moved.Texts[0]!, clock.Now, user);
            if (await tx.Execute(withdrawn.HandedOver ? Ask : End, withdrawn) == 0) return Refusal.ChangedMeanwhile.Answer();
            await moved.Keep(tx, withdrawn.Revision);
            await tx.Announce(id, withdrawn, user);
            if (!withdrawn.HandedOver) await ArchiveWorkOrder.WaitFor(tx, id, withdrawn.At);
            return TypedResults.Ok(withdrawn);
        });
    }

    internal static Refusal? Refuse(WorkOrder? order, Command command) =>
        Refusals.NotOpen(order, command.Revision)
        ?? (order!.WithdrawalPending ? Pending with { Revision = order.Revision } : null)
        ?? Refusal.IfNotText("reason", command.Reason, 1000)
        ?? Demand.RefuseKept(command.KeepNumbers);

    internal static WorkOrderWithdrawn Decide(WorkOrder order, string reason, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Reason = reason,
        HandedOver = order.State == States.HandedOver,
    };

    private static readonly Refusal Pending = Refusal.Not("withdrawal-pending",
        "已经申请撤单，正在等待派单环节答复。", "A withdrawal was asked already; Dispatch has not answered yet.") with { RetryAfter = 1 };

    private const string End = """
        UPDATE WorkOrders SET State = 'withdrawn', Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string Ask = """
        UPDATE WorkOrders SET WithdrawalAskedAfter = WithdrawalAnswered, Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
