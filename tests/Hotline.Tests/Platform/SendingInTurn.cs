using Hotline.Platform;
using Xunit;

namespace Hotline.Tests.Platform;

/// <summary>Two processes on one database: one of them sends.</summary>
[OnEachDatabase]
public sealed class SendingInTurn : IAsyncDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);
    private readonly ADatabase _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private async Task Announce()
    {
        for (var n = 0; n < 2; n++)
            await _given.Db.Write(async tx => { await tx.Announce("a", new BellRang { At = tx.Now }, ADatabase.Somebody); return true; });
    }

    [Fact]
    public async Task While_one_sends_the_other_leaves_it_alone()
    {
        var (one, other) = (_given.Relay("one"), _given.Relay("other"));
        await Announce();
        Assert.Equal(2, await one.SendBatch());
        await Announce();
        Assert.Equal(0, await other.SendBatch());
        Assert.Equal(2, await one.SendBatch());
    }

    [Fact]
    public async Task Who_sends_for_longer_than_the_lease_keeps_it()
    {
        var (one, other) = (_given.Relay("one"), _given.Relay("other"));
        for (var half = 0; half < 4; half++)
        {
            await Announce();
            Assert.Equal(0, half == 0 ? 0 : await other.SendBatch());
            Assert.Equal(2, await one.SendBatch());
            _given.Time.Advance(Lease / 2);
        }
    }

    [Fact]
    public async Task When_one_has_died_the_other_goes_on_after_5_seconds()
    {
        var (one, other) = (_given.Relay("one"), _given.Relay("other"));
        await Announce();
        await one.SendBatch();
        await Announce();
        _given.Time.Advance(Lease - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await other.SendBatch());
        _given.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, await other.SendBatch());
        await Announce();
        Assert.Equal(0, await one.SendBatch());
    }

    [Fact]
    public async Task Who_died_and_is_started_again_goes_on_at_once()
    {
        await Announce();
        await _given.Relay("one").SendBatch();
        await Announce();
        await _given.Restart();
        Assert.Equal(2, await _given.Relay("one").SendBatch());
    }
}
