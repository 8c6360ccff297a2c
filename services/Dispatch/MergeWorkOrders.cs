using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>并单: this order is the same matter as another; it goes on as that one's child, and counts as one incident (国办函〔2025〕66号: repeated demands are merged in principle).</summary>
public static class MergeWorkOrders
{
    /// <summary>What the agent or dispatcher sends.</summary>
    /// <param name="MasterId">The order it is merged into.</param>
    /// <param name="Reason">Why they are one matter.</param>
    /// <param name="Revision">The revision the user saw.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(string? MasterId, string? Reason, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/merge", Handle).MayBe(Roles.Agent, Roles.Dispatcher).Command<WorkOrdersMerged>("并单: merge an order into another");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        var master = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = command.MasterId });
        var hasChildren = await Children.Of(id, tx);
        if (Refuse(order, master, hasChildren, command, user) is { } refusal) return refusal.Answer();
        var merged = Decide(order!, master!, command, clock.Now, user);
        if (await tx.Execute(Save, merged) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(id, merged, user);
        return TypedResults.Ok(merged);
    });

    internal static Refusal? Refuse(WorkOrder? order, WorkOrder? master, bool hasChildren, Command command, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? Refusal.IfNotText("masterId", command.MasterId, 100)
        ?? Refusal.IfNotText("reason", command.Reason)
        ?? FreeText.Refuse(command.KeepNumbers, ("reason", command.Reason))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (command.MasterId == order!.Id ? Itself : null)
        ?? (master is null || master.State == States.Unheard ? NoMaster : null)
        ?? (IsSecret(order) || IsSecret(master!) ? Secret : null)
        ?? (order.State is States.Queued or States.Dispatched or States.Signed ? null : Refusals.NotInState(order, "并单", "merged"))
        ?? (hasChildren ? Refusals.HasChildren : null)
        ?? (master!.IsOpen ? null : MasterNotOpen);

    /// <summary>Merged, it would share its unit and its answer, and the accused unit could have the other one.</summary>
    private static bool IsSecret(WorkOrder order) => order is { Confidential: true, AccusedUnit: not null };

    internal static WorkOrdersMerged Decide(WorkOrder order, WorkOrder master, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        MasterId = master.Id,
        MasterIncidentId = master.IncidentId,
        Reason = command.Reason!,
    };

    private static readonly Refusal Secret = Refusal.Not("confidential-not-merged", "保密工单有被反映的单位，不能与其他工单合并。", "A confidential order with an accused unit is merged with no other.");

    private static readonly Refusal Itself = Refusal.Wrong("masterId", "merge-into-itself", "不能并入它自己。", "An order cannot be merged into itself.");

    private static readonly Refusal NoMaster = Refusal.Wrong("masterId", "unknown-order", "没有这件主单。", "There is no such order to merge into.");

    private static readonly Refusal MasterNotOpen = Refusal.Not("master-not-open", "主单已办结或已并入他单，不能再并入。", "The order to merge into is closed or merged itself.");

    private const string Save = """
        UPDATE WorkOrders SET StateBefore = State, State = 'merged', MasterId = @MasterId, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
            AND EXISTS (SELECT 1 FROM WorkOrders m WHERE m.Id = @MasterId AND m.MasterId IS NULL)
        """;
}
