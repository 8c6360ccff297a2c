using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Platform;

/// <summary>未送达消息: what a listener could not hear, with the reason. A fact may hold what a citizen said: the list is without it, and reading one is recorded.</summary>
public static partial class UndeliveredFacts
{
    private const int Most = 1000;

    internal static void MapUndelivered(this IEndpointRouteBuilder routes, string[] keepers)
    {
        routes.MapGet("/waiting", Waiting).MayBe(keepers).Question<WaitingFacts>("How much waits to be sent, is set aside, could not be heard; cheap to ask");
        routes.MapGet("/undelivered", List).MayBe(keepers).Question<List<UndeliveredFact>>("Facts that a listener could not hear, with the reason, by fact and listener; without what they say");
        routes.MapPost("/undelivered/{fact}/{listener}/read", Read).MayBe(keepers).Command<UndeliveredBody>("What one of them says; that it was read is recorded");
        routes.MapPost("/undelivered/{fact}/{listener}/send-again", SendAgain).MayBe(keepers).Command<UndeliveredFact>("Lets the listener hear it again");
        ParkedFacts.Map(routes, keepers);
    }

    private static async Task<IResult> Waiting(ServiceDb db) => TypedResults.Ok(new WaitingFacts
    {
        Unsent = await db.Single<long>(Relay.CountUnsent),
        Parked = await db.Single<long>(Operations.CountParked),
        Undelivered = await db.Single<long>(Operations.CountUndelivered),
    });

    private static async Task<IResult> List(ServiceDb db, string after = "", string afterListener = "", int limit = 100)
    {
        var rows = await db.List<Row>(db.Dialect.First(Select), new { After = after, AfterListener = afterListener, Limit = Math.Clamp(limit, 1, Most) });
        return TypedResults.Ok(rows.ConvertAll(row => row.Told));
    }

    // The unit answers with the text and not with an answer on the wire: those are kept for Idempotency-Key.
    private static async Task<IResult> Read(string fact, string listener, ServiceDb db, BusinessClock clock, Actor user)
    {
        var body = await db.Write(async tx =>
        {
            if (await tx.Single<Row>(SelectOne, new { Fact = fact, Listener = listener }) is not { } row)
                return null;
            await tx.Record(Subject(fact), new UndeliveredRead { At = clock.Now, ActorId = user.Id, ActorRole = user.Role, Fact = fact, Listener = listener }, user);
            return row.Body;
        });
        return body is null ? Refusal.NotFound.Answer() : TypedResults.Ok(new UndeliveredBody(body));
    }

    private static async Task<IResult> SendAgain(string fact, string listener, ServiceDb db, Listeners listeners, BusinessClock clock, Actor user)
    {
        if (await db.Single<Row>(SelectOne, new { Fact = fact, Listener = listener }) is not { } row)
            return Refusal.NotFound.Answer();
        if (listeners.Of(row.Type).FirstOrDefault(l => l.Name == listener && l.Service == db.Service) is not { } ear)
            return NobodyListens.Answer();
        var sent = new UndeliveredSentAgain { At = clock.Now, ActorId = user.Id, ActorRole = user.Role, Fact = fact, Listener = listener };
        return await HeardNow(db, ear, row, sent, user) is { } still ? StillCannot(still).Answer() : TypedResults.Ok(row.Told);
    }

    /// <summary>Null, or why it still cannot be heard; the row then stays as it is.</summary>
    private static async Task<Exception?> HeardNow(ServiceDb db, Listener ear, Row row, UndeliveredSentAgain sent, Actor user)
    {
        try
        {
            await db.Run(async tx =>
            {
                if (await tx.Execute(Remove, sent) == 0)
                    return false;
                await ear.Hear(ear.Read(row.Body), tx);
                // Last, so that what the listener announces has the ids it would have had.
                await tx.Record(Subject(row.Fact), sent, user);
                return true;
            }, new Origin(row.At, null, $"{row.Fact}/{row.Listener}"));
            return null;
        }
        catch (Exception error) when (!db.Dialect.IsTransient(error))
        {
            return error;
        }
    }

    internal static string Subject(string fact) => "undelivered:" + fact;

    private static readonly Refusal NobodyListens = Refusal.Not("nobody-listens",
        "这个版本已没有处理这条消息的程序，无法重发；请联系维护人员。", "Nothing in this version hears it any more, so it cannot be sent again; tell those who maintain the system.");

    private static Refusal StillCannot(Exception error) => Refusal.Not("still-undelivered",
        $"仍然无法处理这条消息：{error.Message}", $"It still cannot be heard: {error.Message}");

    private sealed record Row
    {
        public string Fact { get; init; } = "";
        public string Listener { get; init; } = "";
        public string Type { get; init; } = "";
        public string Body { get; init; } = "";
        public DateTime At { get; init; }
        public string Reason { get; init; } = "";

        public UndeliveredFact Told => new() { Fact = Fact, Listener = Listener, Type = Type, At = At, Reason = Reason.Length > 500 ? Reason[..500] : Reason, WorkOrderId = First(OrderId()), Code = First(SubjectCode()) };

        private string? First(Regex named) => named.Match(Body) is { Success: true } match ? match.Groups[1].Value : null;
    }

    // What cannot be read is often why it lies here: so the beginning is looked at, and not parsed. Within a text the quotation marks would be escaped.
    [GeneratedRegex("""
        "workOrderId":"([^"\\]{1,64})"
        """)]
    private static partial Regex OrderId();

    [GeneratedRegex("""
        "code":"([^"\\]{1,200})"
        """)]
    private static partial Regex SubjectCode();

    private const string Select = """
        SELECT Fact, Listener, Type, SUBSTRING(Body, 1, 2000) AS Body, At, Reason FROM Undelivered
        WHERE Fact > @After OR (Fact = @After AND Listener > @AfterListener) ORDER BY Fact, Listener
        """;

    private const string SelectOne = "SELECT Fact, Listener, Type, Body, At, Reason FROM Undelivered WHERE Fact = @Fact AND Listener = @Listener";

    private const string Remove = "DELETE FROM Undelivered WHERE Fact = @Fact AND Listener = @Listener";
}

/// <summary>How much waits in one service.</summary>
public sealed record WaitingFacts
{
    /// <summary>Announced, not yet sent.</summary>
    public required long Unsent { get; init; }
    /// <summary>Could not be sent at all; set aside.</summary>
    public required long Parked { get; init; }
    /// <summary>Given up by a listener here.</summary>
    public required long Undelivered { get; init; }
}

/// <summary>A fact that a listener could not hear.</summary>
public sealed record UndeliveredFact
{
    /// <summary>The fact's id.</summary>
    public string Fact { get; init; } = "";
    /// <summary>Who could not hear it.</summary>
    public string Listener { get; init; } = "";
    /// <summary>What it is.</summary>
    public string Type { get; init; } = "";
    /// <summary>Business time, UTC.</summary>
    public DateTime At { get; init; }
    /// <summary>Why; its first 500 characters.</summary>
    public string Reason { get; init; } = "";
    /// <summary>The order it is about, where it is about one.</summary>
    public string? WorkOrderId { get; init; }
    /// <summary>The unit or category it is about, where it is about one.</summary>
    public string? Code { get; init; }
}

/// <summary>What a fact says.</summary>
/// <param name="Body">JSON.</param>
public sealed record UndeliveredBody(string Body);

/// <summary>Somebody read what an undelivered fact says: recorded in the trail, sent to nobody.</summary>
public sealed record UndeliveredRead
{
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that acted.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>Which fact.</summary>
    public required string Fact { get; init; }
    /// <summary>Who could not hear it.</summary>
    public required string Listener { get; init; }
}

/// <summary>Somebody had an undelivered fact heard again: recorded in the trail, sent to nobody.</summary>
public sealed record UndeliveredSentAgain
{
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that acted.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>Which fact.</summary>
    public required string Fact { get; init; }
    /// <summary>Who heard it now.</summary>
    public required string Listener { get; init; }
}
