using System.Collections.Concurrent;

namespace Hotline.Platform;

/// <summary>
/// How much was announced and heard here: counted with each commit, before whoever caused it is answered, so that it can be asked at every step of a simulated clock.
/// Exact where one process has the database, which a simulated clock asks for.
/// </summary>
public sealed class Traffic
{
    private readonly ConcurrentDictionary<string, long> _announced = new(StringComparer.Ordinal);
    private long _heard;

    /// <summary>What listeners here have heard, given up ones included.</summary>
    public long Heard => Interlocked.Read(ref _heard);

    /// <summary>What was announced here, counted once for each listener.</summary>
    public long Sent(Listeners listeners) => _announced.Sum(kind => kind.Value * listeners.Of(kind.Key).Count);

    internal void Announces(string type, long facts = 1) => _announced.AddOrUpdate(type, facts, (_, before) => before + facts);

    internal void Hears(long facts = 1) => Interlocked.Add(ref _heard, facts);

    /// <summary>What the database has of former starts.</summary>
    internal async Task Begin(ServiceDb db)
    {
        foreach (var kind in await db.List<Kind>(CountAnnounced))
            Announces(kind.Type, kind.Facts);
        Hears(await db.Single<long>(CountHeard));
    }

    private sealed record Kind
    {
        public string Type { get; init; } = "";
        public long Facts { get; init; }
    }

    private const string CountAnnounced = "SELECT Type, COUNT(*) AS Facts FROM Facts WHERE Sends = 1 GROUP BY Type";

    private const string CountHeard = "SELECT COUNT(*) FROM Inbox";
}
