using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.WorkingTime;
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
    [InlineData(States.Closed)]
    [InlineData(States.Terminated)]
    [InlineData(States.Withdrawn)]
    [InlineData(States.Merged)]
    public async Task There_is_none_where_no_limit_runs(string state)
    {
        var order = await Read(In(state));
        Assert.Equal((null, null), (order.Left, order.Light));
    }

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
        Assert.Equal(("green", "yellow"), (urgent.At(Now.AddHours(4), WorkingCalendar.OfficeHours).Light, urgent.At(Now.AddHours(6), WorkingCalendar.OfficeHours).Light));
    }

    private async Task<WorkOrder> ReadOne() => Value<WorkOrder>(await ReadWorkOrders.One("o1", _given.Db, _given.Clock, Dispatcher));
}
