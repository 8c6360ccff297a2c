using Hotline.Platform;
using Xunit;

namespace Hotline.Tests.Platform;

[OnEachDatabase]
public sealed class Ringing : IAsyncDisposable
{
    private readonly ADatabase _given = new();
    private readonly List<DateTime> _rang = [];

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private DateTime Now => _given.Time.GetUtcNow().UtcDateTime;

    private Task WaitUntil(DateTime due) => _given.Db.Write(async tx => { await tx.WaitUntil("alarm", "a", due); return true; });

    private Timers Alarm() => _given.Timers().Rings("alarm", (ring, _) => { _rang.Add(ring.DueAt); return Task.CompletedTask; });

    [Fact]
    public async Task It_rings_when_due_and_once_only()
    {
        var due = Now.AddHours(1);
        await WaitUntil(due);
        await WaitUntil(due);
        Assert.Equal(0, await Alarm().RingDue());
        _given.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Alarm().RingDue());
        await _given.Restart();
        Assert.Equal(0, await Alarm().RingDue());
        Assert.Equal([due], _rang);
    }

    [Fact]
    public async Task One_that_fails_stays_and_is_tried_again()
    {
        await WaitUntil(Now);
        var broken = _given.Timers().Rings("alarm", (_, _) => throw new InvalidOperationException());
        Assert.Equal(0, await broken.RingDue());
        Assert.Equal(1, await Alarm().RingDue());
    }
}
