using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Platform;

/// <summary>All waiting is a row with a due time: when it rings, the state decides whether it still matters.</summary>
public sealed class Timers(ServiceDb db, ILogger<Timers> log) : BackgroundService
{
    private const int AtOnce = 500;
    private readonly Dictionary<string, Func<Ring, Transaction, Task>> _rings = new(StringComparer.Ordinal);

    /// <summary>What is done when a timer of this kind rings.</summary>
    public Timers Rings(string kind, Func<Ring, Transaction, Task> then)
    {
        _rings.Add(kind, then);
        return this;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var look = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            do
                await RingAll();
            while (await look.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) { }
    }

    /// <summary>Rings all that is due by business time, and what became due by it; how many rang.</summary>
    internal async Task<int> RingAll()
    {
        var all = 0;
        for (int rang; (rang = await RingDue()) > 0;)
            all += rang;
        return all;
    }

    /// <summary>When the next one is due, UTC, or null; those that failed are left out.</summary>
    internal Task<DateTime?> Next() => db.Single<DateTime?>(db.Dialect.First(SelectNext), new { Limit = 1 });

    /// <summary>Rings what is due by business time; how many rang. One that fails stays, and is tried again.</summary>
    public async Task<int> RingDue()
    {
        try
        {
            var due = await db.List<Ring>(db.Dialect.First(SelectDue), new { db.Clock.Now, Limit = AtOnce });
            return (await Task.WhenAll(due.Select(RingOne))).Count(rang => rang);
        }
        catch (Exception error) when (db.Dialect.IsTransient(error))
        {
            log.LogWarning(error, "the timers of {Service} cannot be read now", db.Service);
            return 0;
        }
    }

    private async Task<bool> RingOne(Ring ring)
    {
        try
        {
            return await db.Run(async tx =>
            {
                if (await tx.Execute(MarkRung, ring) == 0)
                    return false;
                await _rings[ring.Kind](ring, tx);
                return true;
            }, new Origin(ring.DueAt, null, $"{ring.Kind}/{ring.Subject}/{ring.DueAt:O}"));
        }
        catch (Exception error) when (!db.Dialect.IsTransient(error))
        {
            log.LogError(error, "{Kind} of {Subject} could not ring", ring.Kind, ring.Subject);
            await db.Run(tx => tx.Execute(CountTry, ring), new Origin(ring.DueAt, null));
            return false;
        }
    }

    internal const string SelectDue = "SELECT Kind, Subject, DueAt FROM Timers WHERE RungAt IS NULL AND DueAt <= @Now ORDER BY Tries, DueAt";

    private const string SelectNext = "SELECT DueAt FROM Timers WHERE RungAt IS NULL AND Tries = 0 ORDER BY DueAt";

    // Those that keep failing come last, so that they starve nobody.
    private const string CountTry = "UPDATE Timers SET Tries = Tries + 1 WHERE Kind = @Kind AND Subject = @Subject AND DueAt = @DueAt";

    private const string MarkRung = "UPDATE Timers SET RungAt = @DueAt WHERE Kind = @Kind AND Subject = @Subject AND DueAt = @DueAt AND RungAt IS NULL";
}

/// <summary>A timer that rings: what kind, about what, due when (UTC).</summary>
public sealed record Ring
{
    /// <summary>Which timer.</summary>
    public string Kind { get; init; } = "";
    /// <summary>What it is about.</summary>
    public string Subject { get; init; } = "";
    /// <summary>When it was due, UTC: the business time of what follows.</summary>
    public DateTime DueAt { get; init; }
}

/// <summary>Asking to be woken.</summary>
public static class Waiting
{
    /// <summary>Rings this kind of timer at this time; asking twice for the same is asking once.</summary>
    public static Task WaitUntil(this Transaction tx, string kind, string subject, DateTime dueAt) =>
        tx.Execute(Insert, new Ring { Kind = kind, Subject = subject, DueAt = dueAt });

    /// <summary>Rings none of these kinds that has not rung yet: there is nothing left to wait for.</summary>
    public static Task WaitNoMore(this Transaction tx, IReadOnlyList<string> kinds, string subject) =>
        tx.Execute(Delete, new { Kinds = kinds, Subject = subject });

    private const string Delete = "DELETE FROM Timers WHERE Kind IN @Kinds AND Subject = @Subject AND RungAt IS NULL";

    private const string Insert = """
        INSERT INTO Timers (Kind, Subject, DueAt, Tries)
        SELECT @Kind, @Subject, @DueAt, 0
        WHERE NOT EXISTS (SELECT 1 FROM Timers WHERE Kind = @Kind AND Subject = @Subject AND DueAt = @DueAt)
        """;
}
