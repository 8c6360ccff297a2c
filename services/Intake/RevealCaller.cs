using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>查看来电人: somebody saw who called, and why. It stays in the trail; nobody is sent it.</summary>
public sealed record CallerRevealed
{
    /// <summary>The order.</summary>
    public required string WorkOrderId { get; init; }
    /// <summary>The incident the order was registered as.</summary>
    public required string IncidentId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that saw it.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>The unit that has the order.</summary>
    public string? Unit { get; init; }
    /// <summary>One of <see cref="RevealReasons"/>.</summary>
    public required string Reason { get; init; }
    /// <summary>What the user added, numbers and the caller's name moved out.</summary>
    public string? Note { get; init; }
}

/// <summary>查看来电人: shows who called, to agents, and to a handler only while the order is with their unit. The reason is asked and recorded.</summary>
public static class RevealCaller
{
    /// <summary>What the user sends.</summary>
    /// <param name="Reason">One of <see cref="RevealReasons"/>.</param>
    /// <param name="Note">Why, in words; must be said where the reason is another one.</param>
    public sealed record Command(string? Reason, string? Note = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/caller/reveal", Handle).MayBe(Roles.Agent, Roles.Handler).Command<Revealed>("查看来电人: reveal who called, with a reason");

    private sealed record Outcome(Refusal? Refusal, IReadOnlyList<ProtectedCaller> Rows);

    internal static async Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user, CallerSafe safe)
    {
        var note = (await MovedNumbers.OutOf(id, db, safe, null, command.Note)).Texts[0];
        var outcome = await db.Write(async tx =>
        {
            var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
            if (Refuse(order, command, user) is { } refusal) return new Outcome(refusal, []);
            var rows = await tx.List<ProtectedCaller>(ProtectedCaller.OfOrder, new { Id = id });
            await tx.Record(id, Decide(order!, command.Reason!, note, clock.Now, user), user);
            return new Outcome(null, rows);
        });
        // The answer is made after the Write, so that it is never kept for an Idempotency-Key.
        return outcome.Refusal?.Answer() ?? TypedResults.Ok(safe.Open(outcome.Rows));
    }

    internal static Refusal? Refuse(WorkOrder? order, Command command, Actor user) =>
        order is null || (user.Role == Roles.Handler && !order.IsWith(user)) ? Refusal.NotFound
        : Refusal.IfUnknown("reason", command.Reason, RevealReasons.All)
        ?? (command.Reason == RevealReasons.Other ? Refusal.IfNotText("note", command.Note, 500) : Refusal.IfTooLong("note", command.Note, 500));

    internal static CallerRevealed Decide(WorkOrder order, string reason, string? note, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit,
        Reason = reason,
        Note = Demand.OrNull(note),
    };
}
