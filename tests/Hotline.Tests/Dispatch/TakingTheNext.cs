using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;
using Xunit;
using static Hotline.Tests.Dispatch.ADispatch;
using static Hotline.Tests.Dispatch.AnOrder;

namespace Hotline.Tests.Dispatch;

/// <summary>领单: two dispatchers at one queue.</summary>
[OnEachDatabase]
public sealed class TakingTheNext : IAsyncDisposable
{
    private static readonly Actor First = ADispatch.Dispatcher, Second = new("dispatcher-02", Roles.Dispatcher, []);
    private readonly ADispatch _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private async Task HasThreeWaiting()
    {
        await _given.HasUnit("ZJJ");
        foreach (var (id, days) in new[] { ("b", 2), ("a", 1), ("c", 3) })
            await _given.Has(In(States.Queued) with { Id = id, IncidentId = id, Unit = null, CallerDueBy = _given.Clock.Now.AddDays(days) });
    }

    private async Task<string?> Takes(Actor who, string? order = null, string? instead = null) =>
        await TakeNext.Handle(new(order, instead), _given.Db, _given.Clock, who) is var result && await Answered(result) is not "done" and var code ? code : Value<Taking>(result).WorkOrderId;

    private async Task<string?> Dispatches(Actor who, string order) =>
        await Answered(await DispatchWorkOrder.Handle(order, new("ZJJ", null, null), _given.Db, _given.Clock, who));

    [Fact]
    public async Task The_one_whose_limit_comes_first_is_taken_first_and_each_takes_another()
    {
        await HasThreeWaiting();
        Assert.Equal(["a", "b", "a", "c"], [await Takes(First), await Takes(Second), await Takes(First), await Takes(First, instead: "a")]);
    }

    [Fact]
    public async Task What_one_looks_at_the_other_cannot_dispatch_until_the_lease_is_over()
    {
        await HasThreeWaiting();
        await Takes(First);
        Assert.Equal("taken-by-other", await Takes(Second, "a"));
        Assert.Equal("taken-by-other", await Dispatches(Second, "a"));
        _given.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("a", await Takes(Second, "a"));
        Assert.Equal("taken-by-other", await Dispatches(First, "a"));
        Assert.Equal("done", await Dispatches(Second, "a"));
    }

    [Fact]
    public async Task After_deciding_the_next_opens_and_at_the_end_of_the_queue_nothing_waits()
    {
        await HasThreeWaiting();
        for (var left = 3; left > 0; left--)
            Assert.Equal("done", await Dispatches(First, (await Takes(First))!));
        Assert.Equal("nothing-waits", await Takes(First));
    }
}
