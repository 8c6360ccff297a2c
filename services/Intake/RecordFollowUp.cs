using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>回访: an agent calls the caller back after a closing. Three tries; a dissatisfied caller's order may be sent back for rework (退回重办) at once.</summary>
public static class RecordFollowUp
{
    private const int MostTries = 3;

    /// <summary>What the agent sends.</summary>
    public sealed record Command
    {
        /// <summary>回访结果, one of <see cref="FollowUpOutcomes"/>.</summary>
        public string? Outcome { get; init; }
        /// <summary>满意度, one of <see cref="Ratings"/>, where the caller gave one.</summary>
        public string? Rating { get; init; }
        /// <summary>Whether the caller says it is solved.</summary>
        public bool? Solved { get; init; }
        /// <summary>Whether the caller says the unit got in touch.</summary>
        public bool? Contacted { get; init; }
        /// <summary>What the caller said.</summary>
        public string? Remark { get; init; }
        /// <summary>退回重办: the unit must handle it again.</summary>
        public bool? Reopen { get; init; }
        /// <summary>What is still to be done.</summary>
        public string? ReopenReason { get; init; }
        /// <summary>Numbers that are part of the matter.</summary>
        public IReadOnlyList<string>? KeepNumbers { get; init; }
        /// <summary>The revision the agent saw.</summary>
        public int? Revision { get; init; }
    }

    /// <summary>What was recorded, and the rework it led to.</summary>
    public sealed record Recorded(FollowUpRecorded FollowUp, WorkOrderReopened? Reopened);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/follow-ups", Handle).MayBe(Roles.Agent).Command<Recorded>("回访: record a call-back");

    internal static async Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user, CallerSafe safe)
    {
        var moved = await MovedNumbers.OutOf(id, db, safe, command.KeepNumbers, command.Remark, command.ReopenReason);
        return await db.Write(async tx =>
        {
            var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
            if ((Refuse(order, command) ?? moved.Outdated(order!)) is { } refusal) return refusal.Answer();
            var recorded = Decide(order!, command, moved, clock.Now, user);
            if (await tx.Execute(Save, Saved(recorded)) == 0) return Refusal.ChangedMeanwhile.Answer();
            await moved.Keep(tx, recorded.FollowUp.Revision);
            await tx.Announce(id, recorded.FollowUp, user);
            if (recorded.Reopened is not null) await tx.Announce(id, recorded.Reopened, user);
            else if (recorded.FollowUp.Final) await ArchiveWorkOrder.WaitFor(tx, id, recorded.FollowUp.At);
            return TypedResults.Ok(recorded);
        });
    }

    internal static Refusal? Refuse(WorkOrder? order, Command command) =>
        order is null ? Refusal.NotFound
        : RefuseState(order) is { } state ? state with { Revision = order.Revision }
        : Refusal.IfStale(command.Revision, order.Revision)
        ?? Refusal.IfUnknown("outcome", command.Outcome, FollowUpOutcomes.All)
        ?? RefuseRating(command)
        ?? Refusal.IfTooLong("remark", command.Remark)
        ?? (command.Reopen == true ? RefuseReopening(command) : Refusal.IfTooLong("reopenReason", command.ReopenReason))
        ?? Demand.RefuseKept(command.KeepNumbers);

    private static Refusal? RefuseState(WorkOrder order) => order switch
    {
        { AwaitsFollowUp: true } => null,
        { ClosingRevision: > 0 } when order.ReopenedClosing < order.ClosingRevision => AlreadyFollowedUp,
        { State: States.HandedOver, Progress: not (Steps.Terminated or Steps.Withdrawn) } => NotClosedYet,
        _ => NothingToFollowUp,
    };

    private static Refusal? RefuseRating(Command command) => command.Outcome == FollowUpOutcomes.Rated
        ? Refusal.IfUnknown("rating", command.Rating, Ratings.All)
        : Demand.OrNull(command.Rating) is null ? null : Refusal.Wrong("rating", "rating-without-answer",
            "没有接通就没有评价。", "There is no rating where the caller was not reached.");

    private static Refusal? RefuseReopening(Command command) =>
        command.Rating is Ratings.Dissatisfied or Ratings.VeryDissatisfied ? Refusal.IfNotText("reopenReason", command.ReopenReason)
        : Refusal.Wrong("reopen", "not-dissatisfied", "只有不满意或非常不满意的工单可以退回重办。", "Only an order rated dissatisfied or very-dissatisfied is sent back for rework.");

    internal static Recorded Decide(WorkOrder order, Command command, MovedNumbers moved, DateTime now, Actor user)
    {
        var attempt = order.TriesOf == order.ClosingRevision ? order.Tries + 1 : 1;
        var outcome = command.Outcome == FollowUpOutcomes.NotReached && attempt >= MostTries ? FollowUpOutcomes.TriesUsedUp : command.Outcome!;
        return new Recorded(new FollowUpRecorded
        {
            WorkOrderId = order.Id,
            IncidentId = order.IncidentId,
            Revision = order.Revision + 1,
            At = now,
            ActorId = user.Id,
            ActorRole = user.Role,
            ClosingRevision = order.ClosingRevision,
            Outcome = outcome,
            Rating = Demand.OrNull(command.Rating),
            Final = outcome != FollowUpOutcomes.NotReached,
            Reopens = command.Reopen == true,
            Solved = command.Solved,
            Contacted = command.Contacted,
            Try = attempt,
            Remark = Demand.OrNull(moved.Texts[0]),
        }, command.Reopen == true ? Reopen(order, moved.Texts[1]!, now, user) : null);
    }

    private static WorkOrderReopened Reopen(WorkOrder order, string reason, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 2,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        ClosingRevision = order.ClosingRevision,
        Reason = reason,
        Times = order.Reopenings + 1,
    };

    private static object Saved(Recorded recorded) => new
    {
        recorded.FollowUp.WorkOrderId,
        Seen = recorded.FollowUp.Revision - 1,
        Revision = recorded.Reopened?.Revision ?? recorded.FollowUp.Revision,
        recorded.FollowUp.ClosingRevision,
        recorded.FollowUp.Try,
        recorded.FollowUp.Final,
        Reopened = recorded.Reopened is not null,
    };

    private static readonly Refusal NotClosedYet = Refusal.Not("not-closed-yet",
        "工单还没有办结，暂不能回访；如刚刚办结，请稍后重试。", "The order is not closed yet; if it has just been, try again in a moment.") with { RetryAfter = 1 };

    private static readonly Refusal AlreadyFollowedUp = Refusal.Not("already-followed-up",
        "这次办结的回访已有结果。", "This closing has been followed up to the end.");

    private static readonly Refusal NothingToFollowUp = Refusal.Not("nothing-to-follow-up",
        "工单没有经单位办结，不需要回访。", "No unit closed this order; there is nothing to follow up.");

    private const string Save = """
        UPDATE WorkOrders SET Tries = @Try, TriesOf = @ClosingRevision, Revision = @Revision,
            AwaitsFollowUp = CASE WHEN @Final = 1 THEN 0 ELSE 1 END,
            FollowedUpClosing = CASE WHEN @Final = 1 THEN @ClosingRevision ELSE FollowedUpClosing END,
            ReopenedClosing = CASE WHEN @Reopened = 1 THEN @ClosingRevision ELSE ReopenedClosing END,
            Reopenings = CASE WHEN @Reopened = 1 THEN Reopenings + 1 ELSE Reopenings END
        WHERE Id = @WorkOrderId AND Revision = @Seen AND ClosingRevision = @ClosingRevision
        """;
}
