using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RabbitMQ.Client.Exceptions;

namespace Hotline.Platform;

/// <summary>What every service answers about itself: its trail, what waits to be sent, what could not be delivered.</summary>
public static class Operations
{
    private const int Most = 1000;

    /// <summary>Adds these routes to a service's own.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes, string[] readers, string auditor, string[] keepers)
    {
        routes.MapGet("/trail/{subject}", TrailOf).MayBe(readers).Question<List<FactRow>>("留痕: the chain of one order or unit, oldest first");
        routes.MapGet("/trail/{subject}/check", CheckTrail).MayBe(readers).Question<TrailCheck>("留痕校验: whether the chain of one order or unit is whole");
        routes.MapGet("/facts", Feed).MayBe(auditor).Question<List<FactRow>>("What this service announced after a sequence number");
        routes.MapGet("/bus", Bus).MayBe([.. readers, .. keepers]).Question<BusReading>("What still waits to be sent, and what could not be delivered");
        routes.MapGet("/queues", Waiting).MayBe([auditor, .. keepers]).Question<List<QueueReading>>("How much waits in each queue of this service at the broker; embedded there are none");
        routes.MapUndelivered(keepers);
        MoveClock.Route(routes, auditor, keepers);
    }

    private static async Task<IResult> TrailOf(string subject, ServiceDb db) =>
        await Trail.Of(db, subject) is { Count: > 0 } rows ? TypedResults.Ok(rows) : Refusal.NotFound.Answer();

    private static async Task<IResult> CheckTrail(string subject, ServiceDb db) =>
        await Trail.Verify(db, subject) is { Chains: > 0 } check ? TypedResults.Ok(check) : Refusal.NotFound.Answer();

    private static async Task<IResult> Feed(ServiceDb db, long after = 0, int limit = Most) =>
        TypedResults.Ok(await db.List<FactRow>(db.Dialect.First(FactsAfter), new { After = after, Limit = Math.Clamp(limit, 1, Most) }));

    private static async Task<IResult> Bus(ServiceDb db, Listeners listeners)
    {
        var sent = await db.List<Kind>(CountSent);
        return TypedResults.Ok(new BusReading
        {
            Unsent = await db.Single<long>(Relay.CountUnsent),
            Parked = await db.Single<long>(CountParked),
            Sent = sent.Sum(kind => kind.Facts * listeners.Of(kind.Type).Count),
            Heard = await db.Single<long>(CountHeard),
            Undelivered = await db.Single<long>(CountUndelivered),
            Last = await db.Single<long>(LastSeq),
        });
    }

    private static async Task<IResult> Waiting(ServiceDb db, Queues queues, CancellationToken stopping)
    {
        try { return TypedResults.Ok(await queues.Of(db, stopping)); }
        catch (BrokerUnreachableException) { return BrokerAway.Answer(); }
    }

    private static readonly Refusal BrokerAway = new("broker-away", 503, "消息服务器暂时没有响应，请稍后再试。", "The broker does not answer now; try again later.") { RetryAfter = 5 };

    private sealed record Kind
    {
        public string Type { get; init; } = "";
        public long Facts { get; init; }
    }

    private const string FactsAfter = """
        SELECT Seq, Id, Subject, Number, Type, Body, ActorId, ActorRole, At, Previous, Hash, TraceParent, Sends
        FROM Facts WHERE Seq > @After ORDER BY Seq
        """;

    internal const string CountParked = "SELECT COUNT(*) FROM Facts WHERE ParkedAt IS NOT NULL";

    private const string CountSent = "SELECT Type, COUNT(*) AS Facts FROM Facts WHERE SentAt IS NOT NULL GROUP BY Type";

    private const string CountHeard = "SELECT COUNT(*) FROM Inbox";

    internal const string CountUndelivered = "SELECT COUNT(*) FROM Undelivered";

    private const string LastSeq = "SELECT COALESCE(MAX(Seq), 0) FROM Facts";
}

/// <summary>How far a service's bus is. The system has drained when nothing is unsent and, over all services, as much was heard as was sent; read twice.</summary>
public sealed record BusReading
{
    /// <summary>Announced, not yet sent.</summary>
    public required long Unsent { get; init; }
    /// <summary>Could not be sent at all; set aside.</summary>
    public required long Parked { get; init; }
    /// <summary>Sent, counted once for each listener.</summary>
    public required long Sent { get; init; }
    /// <summary>Heard by the listeners here, given up ones included.</summary>
    public required long Heard { get; init; }
    /// <summary>Given up by a listener here.</summary>
    public required long Undelivered { get; init; }
    /// <summary>The last sequence number given.</summary>
    public required long Last { get; init; }
}
