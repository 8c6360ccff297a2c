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
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>查看来电人: shows who called, to agents, and to a handler only while the order is with their unit. The reason is asked and recorded.</summary>
public static class RevealCaller
{
    /// <summary>What the user sends.</summary>
    /// <param name="Reason">Why the caller must be known, such as a first contact or a call-back.</param>
    public sealed record Command(string? Reason);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/caller/reveal", Handle).MayBe(Roles.Agent, Roles.Handler).Command<Revealed>("查看来电人: reveal who called, with a reason");

    private sealed record Outcome(Refusal? Refusal, IReadOnlyList<ProtectedCaller> Rows);

    internal static async Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user, CallerSafe safe)
    {
        var outcome = await db.Write(async tx =>
        {
            var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
            if (Refuse(order, command, user) is { } refusal) return new Outcome(refusal, []);
            var rows = await tx.List<ProtectedCaller>(ProtectedCaller.OfOrder, new { Id = id });
            await tx.Record(id, Decide(order!, command, clock.Now, user), user);
            return new Outcome(null, rows);
        });
        // The answer is made after the Write, so that it is never kept for an Idempotency-Key.
        return outcome.Refusal?.Answer() ?? TypedResults.Ok(safe.Open(outcome.Rows));
    }

    internal static Refusal? Refuse(WorkOrder? order, Command command, Actor user) =>
        order is null || (user.Role == Roles.Handler && !order.IsWith(user)) ? Refusal.NotFound : Refusal.IfNotText("reason", command.Reason, 500);

    internal static CallerRevealed Decide(WorkOrder order, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit,
        Reason = MovedNumbers.OutOf([], null, command.Reason).Texts[0]!,
    };
}
