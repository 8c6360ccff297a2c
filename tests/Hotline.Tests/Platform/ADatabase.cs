using Hotline.Platform;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Tests.Platform;

/// <summary>A service's database in a folder of its own, with a clock that stands still.</summary>
public sealed class ADatabase : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-test-").FullName;
    private ServiceDb _db;

    public ADatabase() => _db = Open();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 12, 6, 23, 0, TimeSpan.Zero));

    public ServiceDb Db => _db;

    public static Actor Somebody { get; } = new("somebody", "agent", []);

    public Listeners Listeners { get; } = new();

    public EmbeddedBus Bus() => new(Listeners, [_db], NullLoggerFactory.Instance);

    public Relay Relay(string holder = "this process") => new(_db, Bus(), holder, Time, NullLogger<Relay>.Instance);

    public Timers Timers() => new(_db, NullLogger<Timers>.Instance);

    /// <summary>As after a crash: closed, and opened again from the same file.</summary>
    public async Task Restart()
    {
        await _db.DisposeAsync();
        _db = Open();
    }

    private ServiceDb Open() => new("test", Path.Combine(_folder, "test.db"), null, new BusinessClock(Time));

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Something that happened, for tests of the plumbing.</summary>
public sealed record BellRang
{
    public required DateTime At { get; init; }
    public string Text { get; init; } = "";
}
