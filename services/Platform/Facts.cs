using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hotline.Platform;

/// <summary>Outbox and trail at once: what was decided is written once, in the transaction of the change, chained by hashes.</summary>
public static class Facts
{
    internal const string Start = "";
    private static readonly ConcurrentDictionary<Type, Func<object, DateTime>> Times = new();

    /// <summary>Announces a fact: it is sent to every listener after the commit, and stays in the trail.</summary>
    public static async Task Announce(this Transaction tx, string subject, object fact, Actor actor)
    {
        await Append(tx, subject, fact, actor, sends: true);
        if (tx.Announced)
            return;
        tx.Announced = true;
        tx.AfterCommit(tx.Db.Wake);
    }

    /// <summary>Records a fact that nobody is sent: the revealing of a number, a rights change.</summary>
    public static Task Record(this Transaction tx, string subject, object fact, Actor actor) => Append(tx, subject, fact, actor, sends: false);

    private static async Task Append(Transaction tx, string subject, object fact, Actor actor, bool sends)
    {
        var head = await tx.Single<Head>(LoadHead, new { Subject = subject });
        var row = Chained(tx, subject, fact, actor, sends, head);
        await tx.Execute(Insert, row);
        await tx.Change(head is null ? FirstHead : NextHead, row);
        if (!sends)
            return;
        tx.AfterCommit(() => tx.Db.Outbox.Add(1));
        tx.AfterCommit(() => tx.Db.Traffic.Announces(row.Type));
    }

    private static FactRow Chained(Transaction tx, string subject, object fact, Actor actor, bool sends, Head? head)
    {
        var row = new FactRow
        {
            Id = tx.NextId(),
            Subject = subject,
            Number = (head?.Number ?? 0) + 1,
            Type = fact.GetType().Name,
            Body = JsonSerializer.Serialize(fact, fact.GetType(), Wire.Json),
            ActorId = actor.Id,
            ActorRole = actor.Role,
            At = Times.GetOrAdd(fact.GetType(), TimeOf)(fact),
            Previous = head?.Hash ?? Start,
            TraceParent = tx.Origin.TraceParent,
            Sends = sends,
        };
        return row with { Hash = Hash(row) };
    }

    /// <summary>Over the stored bytes, so that both databases agree.</summary>
    internal static string Hash(FactRow row)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', row.Previous, row.Id, row.Subject, row.Number.ToString(CultureInfo.InvariantCulture),
            row.Type, row.Sends ? "announced" : "recorded", row.ActorId, row.ActorRole, row.At.ToString("O", CultureInfo.InvariantCulture), row.Body));
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static Func<object, DateTime> TimeOf(Type type)
    {
        var at = type.GetProperty("At") ?? throw new InvalidOperationException($"{type.Name} has no business time (At)");
        return fact => (DateTime)at.GetValue(fact)!;
    }

    private const string LoadHead = "SELECT Number, Hash FROM Heads WHERE Subject = @Subject";

    private const string FirstHead = "INSERT INTO Heads (Subject, Number, Hash) VALUES (@Subject, @Number, @Hash)";

    private const string NextHead = "UPDATE Heads SET Number = @Number, Hash = @Hash WHERE Subject = @Subject AND Number = @Number - 1";

    private const string Insert = """
        INSERT INTO Facts (Id, Subject, Number, Type, Body, ActorId, ActorRole, At, Previous, Hash, TraceParent, Sends)
        VALUES (@Id, @Subject, @Number, @Type, @Body, @ActorId, @ActorRole, @At, @Previous, @Hash, @TraceParent, @Sends)
        """;
}

internal sealed record Head
{
    public long Number { get; init; }
    public string Hash { get; init; } = "";
}

/// <summary>One stored fact.</summary>
public sealed record FactRow
{
    /// <summary>The order in which this database stored it; gaps and late commits are possible.</summary>
    public long Seq { get; init; }
    /// <summary>The fact's id, the same wherever it is heard.</summary>
    public string Id { get; init; } = "";
    /// <summary>What it is about: an order, a unit.</summary>
    public string Subject { get; init; } = "";
    /// <summary>Its place in the subject's chain, from 1.</summary>
    public long Number { get; init; }
    /// <summary>The record's name.</summary>
    public string Type { get; init; } = "";
    /// <summary>JSON.</summary>
    public string Body { get; init; } = "";
    /// <summary>Who acted.</summary>
    public string ActorId { get; init; } = "";
    /// <summary>In which role.</summary>
    public string ActorRole { get; init; } = "";
    /// <summary>Business time, UTC.</summary>
    public DateTime At { get; init; }
    /// <summary>The hash of the row before.</summary>
    public string Previous { get; init; } = "";
    /// <summary>The hash of this row.</summary>
    public string Hash { get; init; } = "";
    /// <summary>The trace it belongs to.</summary>
    public string? TraceParent { get; init; }
    /// <summary>Whether listeners are sent it.</summary>
    public bool Sends { get; init; }
}
