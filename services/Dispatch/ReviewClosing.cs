using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>审核: the hotline reviews each reply (Jinan Art. 27): closed, or sent back to the unit.</summary>
public static class ReviewClosing
{
    /// <summary>What the dispatcher sends.</summary>
    /// <param name="Accept">Whether the closing is accepted.</param>
    /// <param name="Reason">What is missing, needed for a no; of a yes a remark, if any.</param>
    /// <param name="Revision">The revision the dispatcher saw.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(bool? Accept, string? Reason, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    /// <summary>What was decided.</summary>
    /// <param name="Fact">Which of the two it is.</param>
    /// <param name="WorkOrderClosed">办结.</param>
    /// <param name="ClosingSentBack">审核退回.</param>
    public sealed record Answer(string Fact, WorkOrderClosed? WorkOrderClosed = null, ClosingSentBack? ClosingSentBack = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/closing/review", Handle).MayBe(Roles.Dispatcher).Command<Answer>("审核: accept a closing or send it back");

    internal static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var now = clock.Now;
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if (Refuse(order, command, user) is { } refusal) return refusal.Answer();
        object decided = command.Accept == true ? Closed(order!, command.Reason, await SilentOf(tx, order!), now, user) : SentBack(order!, command, now, user);
        if (await tx.Execute(command.Accept == true ? SaveClosed : SaveSentBack, decided) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(id, decided, user);
        if (decided is WorkOrderClosed closed) await Children.CloseWith(closed, tx, user);
        else await FollowSuccessors.IfCeased(tx, order!.Unit, now);
        return TypedResults.Ok(new Answer(decided.GetType().Name, decided as WorkOrderClosed, decided as ClosingSentBack));
    });

    internal static Refusal? Refuse(WorkOrder? order, Command command, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? (command.Accept is null ? Refusal.Missing("accept") : null)
        ?? (command.Accept == false ? Refusal.IfNotText("reason", command.Reason) : Refusal.IfTooLong("reason", command.Reason))
        ?? FreeText.Refuse(command.KeepNumbers, ("reason", command.Reason))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.State == States.ClosingSubmitted ? null : Refusals.NotInState(order, "审核办结", "reviewed as a closing"));

    internal static WorkOrderClosed Closed(WorkOrder order, string? reason, IReadOnlyList<string>? silent, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit!,
        SubmittedAt = order.SubmittedAt!.Value,
        HandleBy = order.HandleBy!.Value,
        PublicAnswer = order.PublicAnswer!,
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason,
        CallerDueBy = order.CallerDueBy,
        Silent = silent,
    };

    /// <summary>协办未反馈: assisting units that have told the lead nothing.</summary>
    private static async Task<List<string>?> SilentOf(Transaction tx, WorkOrder order) =>
        order.Assisting.Count == 0 ? null : await tx.List<string>(LoadSilent, new { order.Id }) is { Count: > 0 } silent ? silent : null;

    internal static ClosingSentBack SentBack(WorkOrder order, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit!,
        Reason = command.Reason!,
    };

    private const string LoadSilent = "SELECT Unit FROM Assists WHERE OrderId = @Id AND ReportedAt IS NULL ORDER BY Unit";

    private const string SaveClosed = """
        UPDATE WorkOrders SET State = 'closed', ClosingRevision = @Revision, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string SaveSentBack = """
        UPDATE WorkOrders SET State = 'signed', SubmittedAt = NULL, PublicAnswer = NULL, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
