using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>终止办理: found out of scope, or the caller does not cooperate; ended without a result (Weifang Art. 21).</summary>
public static class TerminateWorkOrder
{
    /// <summary>What the handler or dispatcher sends.</summary>
    /// <param name="Ground">One of the grounds.</param>
    /// <param name="Reason">What the caller is told.</param>
    /// <param name="Revision">The revision the user saw.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(string? Ground, string? Reason, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/termination", Handle).MayBe(Roles.Dispatcher, Roles.Handler).Command<WorkOrderTerminated>("终止办理: end an order without a result");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if (Refuse(order, await Children.Of(id, tx), command, user) is { } refusal) return refusal.Answer();
        var decided = Decide(order!, command, clock.Now, user);
        if (await tx.Execute(Save, decided) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(id, decided, user);
        return TypedResults.Ok(decided);
    });

    internal static Refusal? Refuse(WorkOrder? order, bool hasChildren, Command command, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? Refusal.IfUnknown("ground", command.Ground, TerminationGrounds.All)
        ?? Refusal.IfNotText("reason", command.Reason)
        ?? FreeText.Refuse(command.KeepNumbers, ("reason", command.Reason))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.State is States.Queued or States.Dispatched or States.Signed ? null : Refusals.NotInState(order, "终止", "terminated"))
        ?? (order.Reworks > 0 && user.Role == Roles.Handler ? Reworked : null)
        ?? (hasChildren ? Refusals.HasChildren : null);

    internal static WorkOrderTerminated Decide(WorkOrder order, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit,
        Ground = command.Ground!,
        Reason = command.Reason!,
    };

    private static readonly Refusal Reworked = Refusal.Not("already-handled", "重办中的工单只能由派单员终止。", "An order that is handled again is terminated by a dispatcher only.");

    private const string Save = """
        UPDATE WorkOrders SET State = 'terminated', ExtensionDays = 0, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
