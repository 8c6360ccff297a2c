using Microsoft.Extensions.Logging;

namespace Hotline.Platform;

/// <summary>Each listener hears each fact once: the inbox row, the work and its announcements are committed together, or not at all.</summary>
internal class Inbox(ServiceDb db, ILogger log)
{
    private const int Tries = 3;

    /// <summary>Lets the listener hear the fact, unless it has. What fails for good goes to Undelivered with its reason. Throws only when the database is away.</summary>
    public virtual Task Hear(FactRow fact, Listener listener) => Hear(fact, listener, () => listener.Read(fact.Body));

    /// <summary>The same, where the fact is read once for all its listeners.</summary>
    public Task Hear(FactRow fact, Listener listener, Func<object> read) =>
        Telemetry.Heard(db.Service, listener, fact, () => HearOrPutAside(fact, listener, read));

    private async Task HearOrPutAside(FactRow fact, Listener listener, Func<object> read)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Once(fact, listener, read);
                return;
            }
            catch (Exception error) when (!db.Dialect.IsTransient(error))
            {
                if (attempt < Tries)
                    continue;
                log.LogError(error, "{Listener} cannot hear {Fact} {Id}", listener.Name, fact.Type, fact.Id);
                await PutAside(fact, listener.Name, $"{error.GetType().Name}: {error.Message}");
                return;
            }
        }
    }

    private Task<bool> Once(FactRow fact, Listener listener, Func<object> read) => Counted(async tx =>
    {
        if (await tx.Execute(Mark, new { Fact = fact.Id, Listener = listener.Name }) == 0)
            return false;
        await listener.Hear(read(), tx);
        return true;
    }, new Origin(fact.At, System.Diagnostics.Activity.Current?.Id ?? fact.TraceParent, $"{fact.Id}/{listener.Name}"));

    /// <summary>What cannot be heard becomes a row with its reason; the inbox row stands, so that it is not heard by accident.</summary>
    public Task<bool> PutAside(FactRow fact, string listener, string reason) => Counted(async tx =>
    {
        var row = new { Fact = fact.Id, Listener = listener, fact.Type, fact.Body, fact.At, Reason = reason };
        if (await tx.Execute(Mark, row) == 0)
            return false;
        await tx.Execute(Keep, row);
        return true;
    }, new Origin(fact.At, null));

    private async Task<bool> Counted(Func<Transaction, Task<bool>> unit, Origin origin)
    {
        var first = await db.Run(unit, origin);
        if (first)
            db.Traffic.Hears();
        return first;
    }

    private const string Mark = """
        INSERT INTO Inbox (Fact, Listener)
        SELECT @Fact, @Listener WHERE NOT EXISTS (SELECT 1 FROM Inbox WHERE Fact = @Fact AND Listener = @Listener)
        """;

    private const string Keep = """
        INSERT INTO Undelivered (Fact, Listener, Type, Body, At, Reason)
        VALUES (@Fact, @Listener, @Type, @Body, @At, @Reason)
        """;
}
