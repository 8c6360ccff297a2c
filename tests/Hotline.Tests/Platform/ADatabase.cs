using Hotline.Platform;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Tests.Platform;

/// <summary>A service's database of its own, with a clock that stands still.</summary>
public sealed class ADatabase : IAsyncDisposable
{
    public const string Service = "test";
    private readonly AStore _store = new(Service);
    private ServiceDb _db;

    public ADatabase() => _db = Open();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 12, 6, 23, 0, TimeSpan.Zero));

    public ServiceDb Db => _db;

    public static Actor Somebody { get; } = new("somebody", "agent", []);

    public Listeners Listeners { get; } = new();

    public EmbeddedBus Bus() => new(Listeners, [_db], NullLoggerFactory.Instance);

    public Relay Relay(string holder = "this process") => new(_db, Bus(), holder, Time, NullLogger<Relay>.Instance);

    public Timers Timers() => new(_db, NullLogger<Timers>.Instance);

    /// <summary>As after a crash: closed, and opened again as it was left.</summary>
    public async Task Restart()
    {
        await _db.DisposeAsync();
        _db = Open();
    }

    private ServiceDb Open() => _store.Open(null, new BusinessClock(Time));

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _store.DisposeAsync();
    }
}

/// <summary>Something that happened, for tests of the plumbing.</summary>
public sealed record BellRang
{
    public required DateTime At { get; init; }
    public string Text { get; init; } = "";
}
