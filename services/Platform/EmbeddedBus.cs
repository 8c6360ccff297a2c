using Microsoft.Extensions.Logging;

namespace Hotline.Platform;

/// <summary>No queue: each bound listener is called through its inbox, in that listener's own database.</summary>
public sealed class EmbeddedBus : IFactBus
{
    private readonly Listeners _listeners;
    private readonly Dictionary<string, Inbox> _inboxes;
    private readonly LiveFacts? _live;

    /// <summary>A bus among these services, whose facts open pages follow. Embedded needs all of them: a listener without its database is an error.</summary>
    public EmbeddedBus(Listeners listeners, IEnumerable<ServiceDb> services, ILoggerFactory logs, LiveFacts? live = null)
    {
        (_listeners, _live) = (listeners, live);
        _inboxes = services.ToDictionary(db => db.Service, db => new Inbox(db, logs.CreateLogger("Hotline.Inbox." + db.Service)), StringComparer.Ordinal);
        foreach (var listener in listeners.All.Where(l => !_inboxes.ContainsKey(l.Service)))
            throw new InvalidOperationException($"{listener.Name} belongs to {listener.Service}, which does not run here");
    }

    /// <summary>Delivers one fact to all its listeners; finished when every inbox row stands. Pages hear of it afterwards: what they read then has it.</summary>
    public async Task Deliver(FactRow fact, CancellationToken stopping)
    {
        var listeners = _listeners.Of(fact.Type);
        if (listeners.Count > 0)
        {
            var read = new Lazy<object>(() => listeners[0].Read(fact.Body));
            await Task.WhenAll(listeners.Select(l => _inboxes[l.Service].Hear(fact, l, () => read.Value)));
        }
        _live?.Tell(fact);
    }
}
