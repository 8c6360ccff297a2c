using Hotline.Contracts;
using Hotline.Dispatch;
using Xunit;
using static Hotline.Tests.Dispatch.ADispatch;

namespace Hotline.Tests.Dispatch;

[OnEachDatabase]
public sealed class TheTimeLeft : IAsyncDisposable
{
    private static readonly DateTime Now = AnOrder.Now;
    private readonly ADispatch _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private static WorkOrder In(string state) => AnOrder.In(state) with
    {
        DispatchedAt = Now.AddHours(-1), SignBy = Friday, HandleBy = Friday.AddDays(7), CallerDueBy = Friday.AddDays(14), ChangedAt = Now,
    };

    /// <summary>Friday 13 March, 18:00 in China.</summary>
    private static readonly DateTime Friday = new(2026, 3, 13, 10, 0, 0, DateTimeKind.Utc);

    private async Task<WorkOrder> Read(WorkOrder order)
    {
        await _given.Has(order);
        return Value<WorkOrder>(await ReadWorkOrders.One(order.Id, _given.Db, _given.Clock, Dispatcher));
    }

    [Theory]
    [InlineData(States.Queued, "caller", 11)]
    [InlineData(States.Dispatched, "sign", 1)]
    [InlineData(States.Signed, "unit", 6)]
    [InlineData(States.ReturnRequested, "caller", 11)]
    [InlineData(States.Held, "caller", 11)]
    [InlineData(States.ClosingSubmitted, "caller", 11)]
    public async Task Is_that_of_the_limit_which_runs_in_its_state(string state, string clock, int days)
    {
        var left = (await Read(In(state))).Left!;
        Assert.Equal((clock, false, days, 217), (left.Clock, left.Overdue, left.WorkingDays, left.Minutes));
    }

    [Theory]
    [InlineData(States.Terminated)]
    [InlineData(States.Withdrawn)]
    [InlineData(States.Merged)]
    public async Task There_is_none_where_no_limit_runs(string state)
    {
        var order = await Read(In(state));
        Assert.Equal((null, null), (order.Left, order.Light));
    }

    [Theory]
    [InlineData(States.Queued)]
    [InlineData(States.Dispatched)]
    [InlineData(States.Signed)]
    [InlineData(States.Held)]
    [InlineData(States.ClosingSubmitted)]
    public async Task The_callers_clock_runs_beside_whichever_runs(string state)
    {
        var order = await Read(In(state));
        Assert.Equal(("caller", false, 11, 217, "green"), (order.CallerLeft!.Clock, order.CallerLeft.Overdue, order.CallerLeft.WorkingDays, order.CallerLeft.Minutes, order.CallerLight));
    }

    [Theory]
    [InlineData(-1, true, "red")]
    [InlineData(1, false, "green")]
    public async Task Of_a_closed_order_it_shows_what_was_left_when_the_unit_reported_it_done(int hours, bool overdue, string light)
    {
        var submitted = Now.AddDays(-3);
        var order = await Read(In(States.Closed) with { SubmittedAt = submitted, HandleBy = submitted.AddHours(hours), CallerDueBy = submitted.AddHours(hours) });
        Assert.Equal((true, overdue, 0, 60, light), (order.CallerLeft!.Stopped, order.CallerLeft.Overdue, order.CallerLeft.WorkingDays, order.CallerLeft.Minutes, order.CallerLight));
        Assert.Equal((order.CallerLeft with { Clock = "unit" }, light), (order.Left!, order.Light));
    }

    [Theory]
    [InlineData(States.Withdrawn)]
    [InlineData(States.Terminated)]
    [InlineData(States.Merged)]
    public async Task No_clock_of_the_callers_is_shown_where_it_ended_otherwise(string state) => Assert.Null((await Read(In(state))).CallerLeft);

    [Theory]
    [InlineData(2026, Urgencies.Ordinary, false)]
    [InlineData(2027, Urgencies.Ordinary, true)]
    [InlineData(2027, Urgencies.Urgent, false)]
    public async Task A_limit_is_provisional_in_a_year_whose_holidays_are_not_published_unless_it_counts_every_hour(int year, string urgency, bool provisional)
    {
        var order = await Read(In(States.Signed) with { Urgency = urgency, CallerDueBy = Friday.AddYears(year - 2026) });
        Assert.Equal((false, provisional), (order.Left!.Provisional, order.CallerLeft!.Provisional));
    }

    [Fact]
    public async Task Another_services_list_asks_for_both_clocks_of_its_orders_and_a_handler_learns_of_none_of_another_units()
    {
        await _given.Has(In(States.Signed));
        await _given.Has(In(States.Dispatched) with { Id = "o2", Unit = "CGJ" });
        await _given.Has(AnOrder.In(States.Unheard) with { Id = "o3" });
        var asked = "o1,o2,o3,none,o1";
        Assert.Equal(["o1", "o2"], (await Clocks(Agent, asked)).Select(one => one.Id).Order(StringComparer.Ordinal));
        var mine = Assert.Single(await Clocks(Handler, asked));
        Assert.Equal(("o1", "signed", "unit", "caller"), (mine.Id, mine.State, mine.Left!.Clock, mine.CallerLeft!.Clock));
        Assert.Empty(await Clocks(Agent, ""));
        Assert.Equal("too-many", await Refused(await ListClocks.Handle(_given.Db, _given.Clock, Agent, string.Join(',', Enumerable.Range(0, 201)))));
    }

    private async Task<List<ListClocks.BothClocks>> Clocks(Hotline.Platform.Actor user, string ids) => Value<List<ListClocks.BothClocks>>(await ListClocks.Handle(_given.Db, _given.Clock, user, ids));

    [Fact]
    public async Task A_limit_that_was_missed_is_overdue_by_working_time_and_red()
    {
        var order = await Read(In(States.Signed) with { HandleBy = Friday.AddDays(-3) });
        Assert.Equal((true, 1, 263, "red"), (order.Left!.Overdue, order.Left.WorkingDays, order.Left.Minutes, order.Light));
    }

    [Fact]
    public async Task A_limit_is_met_in_its_last_moment()
    {
        var order = await Read(In(States.Signed) with { HandleBy = Now });
        Assert.Equal((false, 0, 0, "yellow"), (order.Left!.Overdue, order.Left.WorkingDays, order.Left.Minutes, order.Light));
    }

    [Theory]
    [InlineData(Urgencies.Ordinary, 0, 0, false)]
    [InlineData(Urgencies.Urgent, 0, 630, true)]
    public async Task An_urgent_order_counts_the_night_too(string urgency, int days, int minutes, bool roundTheClock)
    {
        _given.Time.SetUtcNow(Friday);
        var left = (await Read(In(States.Signed) with { Urgency = urgency, HandleBy = Friday.AddMinutes(630) })).Left!;
        Assert.Equal((days, minutes, roundTheClock), (left.WorkingDays, left.Minutes, left.RoundTheClock));
    }

    [Fact]
    public async Task Each_row_of_a_list_tells_it_too()
    {
        await _given.Has(In(States.Dispatched));
        var row = Assert.Single(Value<List<WorkOrderRow>>(await ReadWorkOrders.List(_given.Db, _given.Clock, Dispatcher)));
        Assert.Equal((await ReadOne()).Left, row.Left);
        Assert.Equal("green", row.Light);
    }

    [Fact]
    public async Task It_is_counted_by_the_calendar_that_was_heard()
    {
        var published = new CalendarPublished
        {
            At = Now.AddDays(-9), ActorId = "a", ActorRole = Roles.Administrator, Calendar = "office", Version = 2, ValidFrom = Now.AddDays(-8), Hours = ["09:00-11:00"],
        };
        await _given.Db.Write(async tx => { await KeepTimeRules.Hear(published, tx); return true; });
        var left = (await Read(In(States.Dispatched))).Left!;
        Assert.Equal((1, 0), (left.WorkingDays, left.Minutes));
    }

    [Fact]
    public async Task A_unit_with_a_calendar_of_its_own_is_counted_by_that_and_the_caller_by_the_offices()
    {
        await _given.Has(In(States.Signed) with { HandleBy = Friday.AddDays(7), CallerDueBy = Friday.AddDays(7) });
        var always = Escalation.Story.HoursOf("00:00-24:00", Now.AddDays(-9)) with { Calendar = "ZJJ", Week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], Years = [] };
        await _given.Db.Write(async tx => { await KeepTimeRules.Hear(always, tx); return true; });
        var order = await ReadOne();
        Assert.Equal((8, 6), (order.Left!.WorkingDays, order.CallerLeft!.WorkingDays));
        Assert.False(order.Left.Provisional);
    }

    [Fact]
    public async Task An_order_that_waits_for_its_first_dispatch_has_the_callers_limit()
    {
        var handed = Escalation.Story.HandedOver();
        await _given.Db.Write(async tx => { await AcceptHandOver.Hear(handed, tx); return true; });
        var order = Value<WorkOrder>(await ReadWorkOrders.One(handed.WorkOrderId, _given.Db, _given.Clock, Dispatcher));
        Assert.Equal((States.Queued, "caller", TimeRules.Shipped.CallerDueBy(order)), (order.State, order.Left!.Clock, order.Left.Until));
    }

    [Fact]
    public void A_unit_that_must_handle_it_again_is_warned_by_the_time_it_was_given_again()
    {
        var urgent = In(States.Signed) with { Urgency = Urgencies.Urgent, DispatchedAt = Now.AddDays(-9), HandleFrom = Now.AddHours(-4), HandleBy = Now.AddHours(8), DueBy = Now.AddHours(8) };
        Assert.Equal(("green", "yellow"), (urgent.At(new TimeNow(Now.AddHours(4), PublishedRules.Shipped)).Light, urgent.At(new TimeNow(Now.AddHours(6), PublishedRules.Shipped)).Light));
    }

    private async Task<WorkOrder> ReadOne() => Value<WorkOrder>(await ReadWorkOrders.One("o1", _given.Db, _given.Clock, Dispatcher));
}
