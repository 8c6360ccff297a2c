using System.Reflection;
using System.Text.Json;
using Hotline.Platform;

namespace Hotline.Tests.Escalation;

/// <summary>A service with its own database and its own listeners and timers, told facts in any order and as often as one likes.</summary>
internal sealed class Listening : IAsyncDisposable
{
    private readonly AStore _store;
    private readonly Listeners _listeners = new();
    private readonly Timers _timers;
    private readonly string _service;
    private readonly Inbox _inbox;
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _time = new();

    public Listening(string service, Assembly schema, Action<Listeners> listen, Action<Timers> ring)
    {
        _service = service;
        _store = new AStore(service);
        Db = _store.Open(schema, new BusinessClock(_time));
        _timers = new Timers(Db, Microsoft.Extensions.Logging.Abstractions.NullLogger<Timers>.Instance);
        _inbox = new Inbox(Db, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        listen(_listeners);
        ring(_timers);
    }

    public ServiceDb Db { get; }

    public async Task Hear(params object[] facts)
    {
        foreach (var fact in facts)
            foreach (var listener in _listeners.Of(fact.GetType().Name).Where(l => l.Service == _service))
                await _inbox.Hear(RowOf(fact), listener);
    }

    /// <summary>Rings all that is due by then, and what that makes due.</summary>
    public async Task WaitUntil(DateTime time)
    {
        _time.SetUtcNow(time);
        while (await _timers.RingDue() > 0) { }
    }

    /// <summary>What was announced, without the numbers that count arrivals.</summary>
    public async Task<List<string>> Announced() => (await Trail.Of(Db, Story.Order)).ConvertAll(row => row.Type);

    public async Task<List<T>> Announced<T>() =>
        [.. (await Trail.Of(Db, Story.Order)).Where(row => row.Type == typeof(T).Name).Select(row => JsonSerializer.Deserialize<T>(row.Body, Wire.Json)!)];

    public Task<long> Undelivered() => Db.Single<long>("SELECT COUNT(*) FROM Undelivered");

    private static FactRow RowOf(object fact)
    {
        var body = JsonSerializer.Serialize(fact, fact.GetType(), Wire.Json);
        return new FactRow { Id = Ids.From(fact.GetType().Name + body), Type = fact.GetType().Name, Body = body, At = Story.AtOf(fact) };
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        _timers.Dispose();
        await _store.DisposeAsync();
    }
}
