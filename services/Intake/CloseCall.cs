using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>不成单: a call was closed without an order. It stays in the trail, without the number; nobody is sent it.</summary>
public sealed record CallClosed
{
    /// <summary>The call's row.</summary>
    public required string Id { get; init; }
    /// <summary>One of <see cref="CallKinds"/>.</summary>
    public required string Kind { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that took it.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>The recording of the call.</summary>
    public string? CallId { get; init; }
}

/// <summary>不成单: a silent, wrong or harassing call is closed without an order; who takes calls and who watches sees how many there are.</summary>
public static class CloseCall
{
    private static readonly string[] Readers = [Roles.Agent, Roles.Manager, Roles.Auditor];

    /// <summary>What the agent sends.</summary>
    /// <param name="Kind">One of <see cref="CallKinds"/>.</param>
    /// <param name="Phone">The number that called; kept protected in Intake.</param>
    /// <param name="CallId">The recording of the call.</param>
    /// <param name="DraftId">草稿: what the agent had begun to write; done with.</param>
    public sealed record Command(string? Kind, string? Phone = null, string? CallId = null, string? DraftId = null);

    /// <summary>What the agent is shown.</summary>
    public sealed record Closed(string Id, string Kind, DateTime At);

    /// <summary>One call without an order.</summary>
    public sealed record Row
    {
        /// <summary>Its id; later ones are greater.</summary>
        public string Id { get; init; } = "";
        /// <summary>One of <see cref="CallKinds"/>.</summary>
        public string Kind { get; init; } = "";
        /// <summary>UTC.</summary>
        public DateTime At { get; init; }
        /// <summary>The account that took it.</summary>
        public string AgentId { get; init; } = "";
        /// <summary>The recording of the call.</summary>
        public string? CallId { get; init; }
    }

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/calls", Handle).MayBe(Roles.Agent).Command<Closed>("不成单: close a call without an order", 201);
        routes.MapGet("/calls", List).MayBe(Readers).Question<List<Row>>("不成单来电清单: calls without an order, by id");
    }

    internal static async Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user, CallerSafe safe)
    {
        if (Refuse(command) is { } refusal) return refusal.Answer();
        var closed = Decide(command, Ids.New(), clock.Now, user);
        var (phone, index) = await safe.Protect(command.Phone);
        return await db.Write<IResult>(async tx =>
        {
            await tx.Execute(Save, new { closed.Id, closed.Kind, closed.At, AgentId = user.Id, closed.CallId, PhoneIndex = index, Phone = phone });
            await tx.Record(closed.Id, closed, user);
            await KeepDraft.Finish(tx, command.DraftId, closed.At, user);
            return TypedResults.Created("/api/intake/calls", new Closed(closed.Id, closed.Kind, closed.At));
        });
    }

    internal static async Task<IResult> List(ServiceDb db, string after = "", int limit = 100) =>
        TypedResults.Ok(await db.List<Row>(db.Dialect.First(Load), new { After = after, Limit = Math.Clamp(limit, 1, 1000) }));

    internal static Refusal? Refuse(Command command) =>
        Refusal.IfUnknown("kind", command.Kind, CallKinds.All)
        ?? Refusal.IfTooLong("phone", command.Phone, 50)
        ?? Refusal.IfTooLong("callId", command.CallId, 100)
        ?? Demand.IfPersonal("callId", command.CallId)
        ?? KeepDraft.RefuseId("draftId", command.DraftId);

    internal static CallClosed Decide(Command command, string id, DateTime now, Actor user) => new()
    {
        Id = id,
        Kind = command.Kind!,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        CallId = Demand.OrNull(command.CallId),
    };

    private const string Save = """
        INSERT INTO CallsWithoutOrder (Id, Kind, At, AgentId, CallId, PhoneIndex, Phone)
        VALUES (@Id, @Kind, @At, @AgentId, @CallId, @PhoneIndex, @Phone)
        """;

    private const string Load = "SELECT Id, Kind, At, AgentId, CallId FROM CallsWithoutOrder WHERE Id > @After ORDER BY Id";
}
