using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Platform;

/// <summary>搁置消息: what was announced here and could not be sent, after several tries. It is in the trail, and nobody has heard it.</summary>
public static class ParkedFacts
{
    private const int Most = 1000;

    internal static void Map(IEndpointRouteBuilder routes, string[] keepers)
    {
        routes.MapGet("/parked", List).MayBe(keepers).Question<List<ParkedFact>>("Facts that could not be sent, by their number; without what they say");
        routes.MapPost("/parked/{fact}/send-again", SendAgain).MayBe(keepers).Command<ParkedSentAgain>("Has it sent again with the next");
    }

    // The compiler's half of the routes takes two of one signature for one, so the limit left out is that of /facts.
    private static async Task<IResult> List(ServiceDb db, long after = 0, int limit = Most) =>
        TypedResults.Ok(await db.List<ParkedFact>(db.Dialect.First(Select), new { After = after, Limit = Math.Clamp(limit, 1, Most) }));

    private static Task<IResult> SendAgain(string fact, ServiceDb db, BusinessClock clock, Actor user) => db.Write<IResult>(async tx =>
    {
        var sent = new ParkedSentAgain { At = clock.Now, ActorId = user.Id, ActorRole = user.Role, Fact = fact };
        if (await tx.Execute(Unpark, sent) == 0)
            return Refusal.NotFound.Answer();
        await tx.Record(UndeliveredFacts.Subject(fact), sent, user);
        tx.AfterCommit(() => tx.Db.Outbox.Add(1));
        tx.AfterCommit(tx.Db.Wake);
        return TypedResults.Ok(sent);
    });

    private const string Select = "SELECT Seq, Id AS Fact, Type, Subject, At, ParkedAt FROM Facts WHERE ParkedAt IS NOT NULL AND Seq > @After ORDER BY Seq";

    private const string Unpark = "UPDATE Facts SET ParkedAt = NULL WHERE Id = @Fact AND ParkedAt IS NOT NULL";
}

/// <summary>A fact that could not be sent.</summary>
public sealed record ParkedFact
{
    /// <summary>Its number in this database.</summary>
    public long Seq { get; init; }
    /// <summary>The fact's id.</summary>
    public string Fact { get; init; } = "";
    /// <summary>What it is.</summary>
    public string Type { get; init; } = "";
    /// <summary>What it is about: an order, a unit.</summary>
    public string Subject { get; init; } = "";
    /// <summary>Business time, UTC.</summary>
    public DateTime At { get; init; }
    /// <summary>Since when it is set aside, UTC.</summary>
    public DateTime ParkedAt { get; init; }
}

/// <summary>Somebody had a parked fact sent again: recorded in the trail, sent to nobody.</summary>
public sealed record ParkedSentAgain
{
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that acted.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>Which fact.</summary>
    public required string Fact { get; init; }
}
