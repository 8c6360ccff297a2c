using Hotline.Platform;
using Xunit;

namespace Hotline.Tests.Platform;

[OnEachDatabase]
public sealed class TheTrail : IAsyncDisposable
{
    private readonly ADatabase _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task Announce(string subject, int times) => _given.Db.Write(async tx =>
    {
        for (var i = 0; i < times; i++)
            await tx.Announce(subject, new BellRang { At = tx.Now, Text = $"第 {i} 次 🔔" }, ADatabase.Somebody);
        return true;
    });

    private Task<int> Tamper(string sql) => _given.Db.Write(tx => tx.Execute(sql));

    [Fact]
    public async Task An_untouched_trail_is_whole()
    {
        await Announce("a", 3);
        await Announce("b", 2);
        Assert.Equal(new TrailCheck(5, 2, null), await Trail.Verify(_given.Db));
    }

    [Fact]
    public async Task It_still_is_after_a_restart()
    {
        await Announce("a", 3);
        await _given.Restart();
        await Announce("a", 1);
        Assert.Equal(new TrailCheck(4, 1, null), await Trail.Verify(_given.Db));
    }

    [Theory]
    [InlineData("UPDATE Facts SET Body = '{}' WHERE Number = 2", "a: number 2 (BellRang) is not what was written")]
    [InlineData("UPDATE Facts SET ActorId = 'somebody-else' WHERE Number = 1", "a: number 1 (BellRang) is not what was written")]
    [InlineData("UPDATE Facts SET At = '2026-03-12 06:22:59.000' WHERE Number = 3", "a: number 3 (BellRang) is not what was written")]
    [InlineData("UPDATE Facts SET Sends = 0 WHERE Number = 2", "a: number 2 (BellRang) is not what was written")]
    [InlineData("DELETE FROM Facts WHERE Number = 2", "a: number 2 is missing")]
    [InlineData("DELETE FROM Facts WHERE Number = 3", "a: the end of the chain is missing after number 2")]
    [InlineData("DELETE FROM Heads", "a: facts without a chain")]
    public async Task What_was_changed_behind_its_back_is_named(string tampering, string found)
    {
        await Announce("a", 3);
        await Tamper(tampering);
        Assert.Equal(found, (await Trail.Verify(_given.Db)).FirstBroken);
    }

    [Fact]
    public async Task A_recorded_fact_is_in_the_trail_and_is_sent_to_nobody()
    {
        var heard = 0;
        _given.Listeners.In("test").Hears<BellRang>((_, _) => { heard++; return Task.CompletedTask; });
        await _given.Db.Write(async tx => { await tx.Record("a", new BellRang { At = tx.Now }, ADatabase.Somebody); return true; });
        await _given.Relay().SendBatch();
        Assert.Equal(0, heard);
        Assert.Single(await Trail.Of(_given.Db, "a"));
    }
}
