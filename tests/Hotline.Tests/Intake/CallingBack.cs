using Hotline.Contracts;
using Hotline.Intake;
using Xunit;

namespace Hotline.Tests.Intake;

[OnEachDatabase]
public sealed class CallingBack : IAsyncDisposable
{
    private static readonly WorkOrder Closed = new() { Id = "o1", State = States.HandedOver, Revision = 2, Progress = Steps.Closed, ClosingRevision = 6, AwaitsFollowUp = true };
    private static readonly RecordFollowUp.Command Satisfied = new() { Outcome = FollowUpOutcomes.Rated, Rating = Ratings.Satisfied };
    private static readonly RecordFollowUp.Command NotReached = new() { Outcome = FollowUpOutcomes.NotReached };
    private static readonly RecordFollowUp.Command SentBack = new() { Outcome = FollowUpOutcomes.Rated, Rating = Ratings.Dissatisfied, Reopen = true, ReopenReason = "仍在夜间施工" };
    private readonly AnIntake _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task<Microsoft.AspNetCore.Http.IResult> Calls(string id, RecordFollowUp.Command command) =>
        RecordFollowUp.Handle(id, command, _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);

    private async Task<string> AClosedOrder()
    {
        var order = await _given.Registers();
        await _given.Hears(Heard.Closed(order.Id, 6));
        return order.Id;
    }

    private async Task<List<ListFollowUps.Row>> TheList() => AnIntake.Value<List<ListFollowUps.Row>>(await ListFollowUps.Handle(_given.Db));

    [Theory]
    [InlineData(null, null, "outcome")]
    [InlineData("rated", null, "rating")]
    [InlineData("rated", "fine", "rating")]
    [InlineData("not-reached", "satisfied", "rating")]
    public void The_outcome_and_the_rating_go_together(string? outcome, string? rating, string field) =>
        Assert.Equal(field, RecordFollowUp.Refuse(Closed, new() { Outcome = outcome, Rating = rating })?.Field);

    [Fact]
    public void Only_a_dissatisfied_caller_s_order_goes_back_and_only_with_a_reason()
    {
        Assert.Equal("not-dissatisfied", RecordFollowUp.Refuse(Closed, Satisfied with { Reopen = true, ReopenReason = "r" })?.Code);
        Assert.Equal("reopenReason", RecordFollowUp.Refuse(Closed, SentBack with { ReopenReason = " " })?.Field);
    }

    [Fact]
    public async Task Before_the_closing_is_heard_it_may_be_tried_again_in_a_moment()
    {
        var order = await _given.Registers();
        Assert.Equal("not-closed-yet", await AnIntake.Refused(await Calls(order.Id, Satisfied)));
        Assert.Equal(1, RecordFollowUp.Refuse(Closed with { AwaitsFollowUp = false, ClosingRevision = 0 }, Satisfied)?.RetryAfter);
    }

    [Fact]
    public async Task A_rating_ends_it_and_the_order_is_archived_ten_days_later()
    {
        var id = await AClosedOrder();
        Assert.Equal(id, Assert.Single(await TheList()).Id);
        var recorded = AnIntake.Value<RecordFollowUp.Recorded>(await Calls(id, Satisfied));
        Assert.Equal((true, 6, 1), (recorded.FollowUp.Final, recorded.FollowUp.ClosingRevision, recorded.FollowUp.Try));
        Assert.Equal("already-followed-up", await AnIntake.Refused(await Calls(id, Satisfied)));
        Assert.Empty(await TheList());
        _given.Time.Advance(TimeSpan.FromDays(10));
        Assert.Equal(1, await _given.RingsDue());
        Assert.Equal(States.Archived, (await _given.Order(id)).State);
    }

    [Fact]
    public async Task The_third_try_in_vain_uses_the_tries_up()
    {
        var id = await AClosedOrder();
        var tries = new List<FollowUpRecorded>();
        for (var i = 0; i < 3; i++)
            tries.Add(AnIntake.Value<RecordFollowUp.Recorded>(await Calls(id, NotReached)).FollowUp);
        Assert.Equal([(1, "not-reached", false), (2, "not-reached", false), (3, "tries-used-up", true)], tries.Select(t => (t.Try, t.Outcome, t.Final)));
        Assert.Empty(await TheList());
    }

    [Fact]
    public async Task Sent_back_it_waits_for_the_next_closing_and_is_not_archived_meanwhile()
    {
        var id = await AClosedOrder();
        var reopened = AnIntake.Value<RecordFollowUp.Recorded>(await Calls(id, SentBack)).Reopened;
        Assert.Equal((4, 1, 6), (reopened?.Revision, reopened?.Times, reopened?.ClosingRevision));
        Assert.Equal("not-closed-yet", await AnIntake.Refused(await Calls(id, Satisfied)));
        _given.Time.Advance(TimeSpan.FromDays(11));
        Assert.Equal(0, await _given.RingsDue());
        await _given.Hears(Heard.Closed(id, 6));
        Assert.Empty(await TheList());
        await _given.Hears(Heard.Closed(id, 9));
        var again = AnIntake.Value<RecordFollowUp.Recorded>(await Calls(id, SentBack));
        Assert.Equal((1, 2), (again.FollowUp.Try, again.Reopened?.Times));
    }

    [Fact]
    public void A_caller_may_still_add_something_to_an_order_that_was_sent_back()
    {
        Assert.Equal("ended", SupplementWorkOrder.Refuse(Closed, new("t", null, null))?.Code);
        Assert.Null(SupplementWorkOrder.Refuse(Closed with { ReopenedClosing = 6 }, new("t", null, null)));
    }
}
