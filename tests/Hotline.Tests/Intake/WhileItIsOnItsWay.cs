using Hotline.Contracts;
using Hotline.Intake;
using Xunit;

namespace Hotline.Tests.Intake;

[OnEachDatabase]
public sealed class WhileItIsOnItsWay : IAsyncDisposable
{
    private readonly AnIntake _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task<Microsoft.AspNetCore.Http.IResult> Withdraws(string id) =>
        WithdrawWorkOrder.Handle(id, new("已解决", null, null), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);

    [Fact]
    public async Task Urging_is_counted_and_needs_no_words()
    {
        var order = await _given.Registers();
        await UrgeWorkOrder.Handle(order.Id, null, _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);
        var second = AnIntake.Value<WorkOrderUrged>(await UrgeWorkOrder.Handle(order.Id, new("怎么还没来", null, 3), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe));
        Assert.Equal((2, 4), (second.Times, second.Revision));
    }

    [Fact]
    public async Task A_withdrawal_waits_for_Dispatch_and_may_be_asked_again_once_that_said_no()
    {
        var order = await _given.Registers();
        Assert.True(AnIntake.Value<WorkOrderWithdrawn>(await Withdraws(order.Id)).HandedOver);
        Assert.Equal("withdrawal-pending", await AnIntake.Refused(await Withdraws(order.Id)));
        await _given.Hears(Heard.NotApplied(order.Id, 5));
        await Withdraws(order.Id);
        await _given.Hears(Heard.NotApplied(order.Id, 5));
        Assert.Equal("withdrawal-pending", await AnIntake.Refused(await Withdraws(order.Id)));
        await _given.Hears(Heard.Applied(order.Id, 6));
        Assert.Equal("ended", await AnIntake.Refused(await Withdraws(order.Id)));
    }

    [Fact]
    public async Task What_Dispatch_said_counts_by_its_revision_in_whatever_order_and_however_often_it_is_heard()
    {
        var facts = (string id) => new object[]
        {
            Heard.Dispatched(id, 1), Heard.Merged(id, 2), Heard.Unmerged(id, 3), Heard.Signed(id, 4), Heard.Submitted(id, 5), Heard.Closed(id, 6),
            Heard.Dispatched(id, 7), Heard.Closed(id, 9),
        };
        var expected = await Folded(facts, shuffle: null);
        Assert.Equal((Steps.Closed, 9, "已停工 9", null), (expected.Progress, expected.ClosingRevision, expected.PublicAnswer, expected.MasterId));
        for (var seed = 0; seed < 20; seed++)
            Assert.Equal(expected, await Folded(facts, new Random(seed)));
    }

    private async Task<WorkOrder> Folded(Func<string, object[]> facts, Random? shuffle)
    {
        var order = await _given.Registers();
        object[] heard = shuffle is null ? facts(order.Id) : [.. facts(order.Id), .. facts(order.Id)];
        shuffle?.Shuffle(heard);
        foreach (var fact in heard)
            await _given.Hears(fact);
        return await _given.Order(order.Id) with { Id = "", IncidentId = "", Number = "" };
    }
}
