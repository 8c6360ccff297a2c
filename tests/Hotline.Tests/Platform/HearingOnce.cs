using Hotline.Platform;
using Xunit;

namespace Hotline.Tests.Platform;

[OnEachDatabase]
public sealed class HearingOnce : IAsyncDisposable
{
    private readonly ADatabase _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task Announce() => _given.Db.Write(async tx => { await tx.Announce("a", new BellRang { At = tx.Now }, ADatabase.Somebody); return true; });

    private Task<long> Count(string table) => _given.Db.Single<long>($"SELECT COUNT(*) FROM {table}");

    [Fact]
    public async Task A_fact_announced_before_a_crash_is_sent_after_it()
    {
        await Announce();
        await _given.Restart();
        _given.Listeners.In("test").Hears<BellRang>(NoteTheBell.Hear);
        Assert.Equal(1, await _given.Relay().SendBatch());
        Assert.Equal(1, await Count("Timers"));
    }

    [Fact]
    public async Task A_fact_that_is_sent_twice_is_heard_once()
    {
        _given.Listeners.In("test").Hears<BellRang>(NoteTheBell.Hear);
        await Announce();
        await _given.Relay().SendBatch();
        await _given.Db.Write(tx => tx.Execute("UPDATE Facts SET SentAt = NULL"));
        Assert.Equal(2, await _given.Relay().SendBatch());
        Assert.Equal(1, await Count("Heads WHERE Subject = 'echo' AND Number = 1"));
    }

    [Fact]
    public async Task A_listener_that_always_fails_leaves_a_reason_and_holds_up_nobody()
    {
        _given.Listeners.In("test").Hears<BellRang>(NoteTheBell.Hear).Hears<BellRang>(BreakTheBell.Hear);
        await Announce();
        Assert.Equal(1, await _given.Relay().SendBatch());
        Assert.Equal(1, await Count("Timers"));
        Assert.Contains("cracked", await _given.Db.Single<string>("SELECT Reason FROM Undelivered WHERE Listener = 'BreakTheBell'"), StringComparison.Ordinal);
        Assert.Equal(0, await Count("Facts WHERE Subject = 'a' AND SentAt IS NULL"));
    }

    [Fact]
    public async Task What_a_listener_announces_has_the_same_id_however_often_it_is_decided()
    {
        _given.Listeners.In("test").Hears<BellRang>(NoteTheBell.Hear);
        await Announce();
        var cause = await _given.Db.Single<FactRow>("SELECT Id, At FROM Facts");
        await _given.Relay().SendBatch();
        Assert.Equal(Ids.From($"{cause!.Id}/NoteTheBell/0", cause.At), await _given.Db.Single<string>("SELECT Id FROM Facts WHERE Subject = 'echo'"));
    }

    [Fact]
    public async Task The_gauge_counts_what_waits()
    {
        _given.Listeners.In("test").Hears<BellRang>(NoteTheBell.Hear);
        await Announce();
        await Announce();
        Assert.Equal(2, _given.Db.Outbox.Unsent);
        var relay = _given.Relay();
        while (await relay.SendBatch() > 0) { }
        Assert.Equal(0, _given.Db.Outbox.Unsent);
    }

    private static class NoteTheBell
    {
        public static async Task Hear(BellRang rang, Transaction tx)
        {
            await tx.WaitUntil("bell", "a", rang.At);
            await tx.Announce("echo", new EchoHeard { At = rang.At }, ADatabase.Somebody);
        }
    }

    private static class BreakTheBell
    {
        public static Task Hear(BellRang rang, Transaction tx) => throw new InvalidOperationException("the bell is cracked");
    }

    private sealed record EchoHeard
    {
        public required DateTime At { get; init; }
    }
}
