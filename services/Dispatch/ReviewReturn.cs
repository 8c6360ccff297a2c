using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>改派 / 驳回: the dispatcher upholds the return (charged to the dispatch, and dispatched anew) or rejects it (an improper return: the unit must sign).</summary>
public static class ReviewReturn
{
    /// <summary>What the dispatcher sends.</summary>
    /// <param name="Uphold">True: 改派; false: 驳回.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="NextUnit">Upheld: the unit it goes to; none puts it back into the queue.</param>
    /// <param name="Revision">The revision the dispatcher saw.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(bool? Uphold, string? Reason, string? NextUnit, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    /// <summary>What was decided.</summary>
    /// <param name="Fact">Which of the two it is.</param>
    /// <param name="ReturnUpheld">改派; where a unit follows, it is dispatched to it with the next revision.</param>
    /// <param name="ReturnRejected">驳回.</param>
    public sealed record Answer(string Fact, ReturnUpheld? ReturnUpheld = null, ReturnRejected? ReturnRejected = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/return/review", Handle).MayBe(Roles.Dispatcher).Command<Answer>("改派 / 驳回: decide on a return");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var now = clock.Now;
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        var stints = await tx.List<Stint>(Stint.OfOrder, new { Id = id });
        if (Refuse(order, stints, command, user) is { } refusal) return refusal.Answer();
        return command.Uphold == true ? await Uphold(tx, order!, command, now, user) : await Reject(tx, order!, command, now, user);
    });

    private static async Task<IResult> Uphold(Transaction tx, WorkOrder order, Command command, DateTime now, Actor user)
    {
        if (command.NextUnit is { } next && await Owner.Refuse(tx, order, next, now) is { } refusal) return (refusal with { Field = "nextUnit" }).Answer();
        var upheld = DecideUpheld(order, command, now, user);
        if (await tx.Execute(SaveUpheld, upheld) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(order.Id, upheld, user);
        if (command.NextUnit is not null)
        {
            var to = new Destination(command.NextUnit, command.Reason);
            await Dispatching.Carry(tx, await Dispatching.Decide(tx, order with { Revision = upheld.Revision }, to, now, user), user);
        }
        return TypedResults.Ok(new Answer(nameof(ReturnUpheld), ReturnUpheld: upheld));
    }

    private static async Task<IResult> Reject(Transaction tx, WorkOrder order, Command command, DateTime now, Actor user)
    {
        var rejected = DecideRejected(order, command, (await PublishedRules.Load(tx)).At(now, order.Unit), now, user);
        if (await tx.Execute(SaveRejected, rejected) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.WaitUntil(DeemSigned.Timer, order.Id, rejected.SignBy);
        await tx.Announce(order.Id, rejected, user);
        return TypedResults.Ok(new Answer(nameof(ReturnRejected), ReturnRejected: rejected));
    }

    internal static Refusal? Refuse(WorkOrder? order, IReadOnlyList<Stint> stints, Command command, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? (command.Uphold is null ? Refusal.Missing("uphold") : null)
        ?? Refusal.IfNotText("reason", command.Reason)
        ?? FreeText.Refuse(command.KeepNumbers, ("reason", command.Reason))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.State == States.ReturnRequested ? null : Refusals.NotInState(order, "审核退单", "reviewed as a return"))
        ?? (command.Uphold == true && stints.Any(s => s.Returned && s.Unit == command.NextUnit) ? AlreadyReturned : null);

    internal static ReturnUpheld DecideUpheld(WorkOrder order, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit!,
        Reason = command.Reason!,
        NextUnit = command.NextUnit,
    };

    internal static ReturnRejected DecideRejected(WorkOrder order, Command command, TimeRules rules, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit!,
        Reason = command.Reason!,
        SignBy = rules.For(order, now).SignBy,
        CalendarVersion = rules.Calendar.Version,
    };

    internal static readonly Refusal AlreadyReturned = Refusal.Not("already-returned", "这个单位已退过这件工单，请另选单位。", "This unit has returned the order; choose another.") with { Field = "nextUnit" };

    private const string SaveUpheld = """
        UPDATE WorkOrders SET State = 'queued', Unit = NULL, Handler = NULL, Entry = NULL, Precedent = NULL, AssistedBy = NULL, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string SaveRejected = """
        UPDATE WorkOrders SET State = 'dispatched', SignFrom = @At, SignBy = @SignBy, SignedAt = NULL, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
