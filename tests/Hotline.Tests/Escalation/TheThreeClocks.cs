using Hotline.Contracts;
using Hotline.Escalation;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Escalation;

public sealed class TheThreeClocks
{
    [Fact]
    public void Before_any_dispatch_only_the_callers_clock_runs()
    {
        var clocks = Clocked(Heard(HandedOver()));
        Assert.Equal(ClockStates.Queued, clocks.State);
        Assert.Equal(Close(14), clocks.Caller!.DueBy);
        Assert.Equal([Clocks.Caller], clocks.Running.Select(c => c.Name));
    }

    [Fact]
    public void Signing_stops_the_signing_clock_and_no_other()
    {
        var clocks = Clocked(Heard(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj)));
        Assert.Equal(Hour(1), clocks.Sign!.StoppedAt);
        Assert.Equal([Clocks.Unit, Clocks.Caller], clocks.Running.Select(c => c.Name));
    }

    [Fact]
    public void A_second_unit_gets_its_own_clocks_and_the_callers_runs_on()
    {
        var clocks = Clocked(Heard(HandedOver(), Dispatched(1, Zjj), ReturnRequested(2, Zjj, Cgj), ReturnUpheld(3, Zjj), Dispatched(4, Cgj, hour: 30)));
        Assert.Equal(Cgj, clocks.Unit);
        Assert.Equal(Hour(30), clocks.Handle!.StartedAt);
        Assert.Equal(Monday, clocks.Caller!.StartedAt);
    }

    [Fact]
    public void A_rejected_return_sets_the_signing_clock_anew_but_not_the_units()
    {
        var clocks = Clocked(Heard(HandedOver(), Dispatched(1, Zjj), ReturnRequested(2, Zjj, Cgj), ReturnRejected(3, Zjj)));
        Assert.Null(clocks.Sign!.StoppedAt);
        Assert.Equal(Monday, clocks.Handle!.StartedAt);
    }

    [Fact]
    public void A_held_order_costs_the_unit_nothing_while_the_caller_waits()
    {
        var clocks = Clocked(Heard(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj), Held(3, "d")));
        Assert.Equal([Clocks.Caller], clocks.Running.Select(c => c.Name));
    }

    [Fact]
    public void A_closing_sent_back_lets_the_units_clock_run_on()
    {
        var clocks = Clocked(Heard(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj), Submitted(3, Zjj, Close(2)), SentBack(4, Zjj, Close(3))));
        Assert.Null(clocks.Handle!.StoppedAt);
        Assert.Equal(Close(11), clocks.Handle.DueBy);
    }

    [Fact]
    public void The_extension_moves_the_limit_whichever_is_heard_first()
    {
        object[] facts = [HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj), Extended(3, Zjj, Close(16))];
        Assert.Equal(Close(16), Clocked(Heard([.. facts.Reverse()])).Handle!.DueBy);
        Assert.Equal(3, Clocked(Heard(facts)).DeadlineVersion);
    }

    [Fact]
    public void A_merged_order_has_no_running_clock_until_it_stands_alone_again()
    {
        object[] merged = [HandedOver(), Dispatched(1, Zjj), Merged(2)];
        Assert.Empty(Clocked(Heard(merged)).Running);
        Assert.Equal(3, Clocked(Heard([.. merged, Unmerged(3, Hour(9))])).Running.Count());
    }

    [Fact]
    public void An_ordinary_order_is_yellow_when_one_working_day_is_left()
    {
        var clocks = Clocked(Heard(HandedOver(), Dispatched(1, Zjj, handleBy: Close(14)), Signed(2, Zjj)));
        Assert.Equal(Close(11), Lights.YellowFrom(clocks)); // due Monday: from the close of Friday
        Assert.Equal(Lights.Green, LightOf(clocks, Close(11).AddMinutes(-1)));
        Assert.Equal(Lights.Yellow, LightOf(clocks, Close(11)));
        Assert.Equal(Lights.Yellow, LightOf(clocks, Close(14)));
        Assert.Equal(Lights.Red, LightOf(clocks, Close(14).AddMilliseconds(1)));
    }

    [Fact]
    public void An_urgent_order_is_yellow_when_a_quarter_is_left()
    {
        var clocks = Clocked(Heard(HandedOver(urgency: Urgencies.Urgent), Dispatched(1, Zjj, handleBy: Hour(24), urgency: Urgencies.Urgent), Signed(2, Zjj, hour: 0.1)));
        Assert.Equal(Hour(18), Lights.YellowFrom(clocks));
    }

    [Fact]
    public void Reported_in_time_stays_green_and_reported_late_stays_red()
    {
        object[] facts = [HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj)];
        var inTime = Clocked(Heard([.. facts, Closed(4, Zjj, Close(11).AddHours(-2))]));
        var late = Clocked(Heard([.. facts, Closed(4, Zjj, Close(12))]));
        Assert.Equal(Lights.Green, LightOf(inTime, Close(30)));
        Assert.Equal(Lights.Red, LightOf(late, Close(30)));
    }

    [Fact]
    public void Before_any_dispatch_the_caller_waits_by_the_limits_in_force_at_the_registration()
    {
        var rules = new TimeRules([], [LimitsOf("40 working-days", Monday.AddDays(-1)), LimitsOf("1 working-days", Monday.AddDays(1), version: 3)]);
        Assert.Equal(Close(57), ClockFold.Of(Heard(HandedOver()), rules).Caller!.DueBy); // forty working days: eight weeks later on Monday, but Monday 6 April is off
    }

    [Fact]
    public void Yellow_comes_at_the_close_of_the_calendar_in_force()
    {
        var rules = new TimeRules([HoursOf("08:00-16:30", Monday.AddDays(-1))], []);
        var clocks = ClockFold.Of(Heard(HandedOver(), Dispatched(1, Zjj, handleBy: Close(14).AddHours(-1.5)), Signed(2, Zjj)), rules);
        Assert.Equal(Close(11).AddHours(-1.5), Lights.YellowFrom(clocks));
    }

    /// <summary>Tianjin: water is signed for within 30 minutes, by day and night, and handled in working days.</summary>
    [Fact]
    public void An_ordinary_order_may_be_signed_by_day_and_night_and_handled_in_working_time()
    {
        var signing = DayAndNight("water", Monday.AddDays(-1), handle: "10 working-days");
        var dispatched = Dispatched(1, Zjj) with { Category = "water", LimitsVersion = "huangpu-2", SignBy = Monday.AddMinutes(30), HandleBy = Close(14) };
        var clocks = ClockFold.Of(Heard(HandedOver() with { Category = "water" }, dispatched), new TimeRules([], [signing]));
        Assert.Equal((Monday.AddMinutes(22.5), Close(11)), (Lights.YellowFrom(clocks.Sign!, clocks), Lights.YellowFrom(clocks.Handle!, clocks)));
    }

    [Fact]
    public void A_quarter_of_a_limit_is_told_to_the_second() =>
        Assert.Equal(0, Lights.YellowFrom(new Clock(Clocks.Sign, Monday.AddMilliseconds(1), Close(1)) { RoundTheClock = true }, new OrderClocks()).Ticks % TimeSpan.TicksPerMillisecond);

    [Fact]
    public void A_child_that_was_closed_with_its_master_runs_on_its_own_clocks_when_it_is_reworked()
    {
        object[] closedAsChild = [HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj), Merged(3), Closed(4, Cgj, Close(2))];
        Assert.Empty(Clocked(Heard(closedAsChild)).Running);
        var clocks = Clocked(Heard([.. closedAsChild, Unmerged(5, Close(4)), Reworked(6, Cgj, Close(4), Close(9))]));
        Assert.Equal([Clocks.Unit, Clocks.Caller], clocks.Running.Select(c => c.Name));
        Assert.Equal((Cgj, Close(9), Close(4), false), (clocks.Unit, clocks.Handle!.DueBy, clocks.Handle.StartedAt, clocks.IsClosed));
    }

    private static OrderClocks Clocked(Hotline.Platform.HeardFacts heard) => ClockFold.Of(heard, TimeRules.Shipped);

    private static string LightOf(OrderClocks clocks, DateTime now) => Lights.At(now, Lights.YellowFrom(clocks), Lights.RedFrom(clocks));
}
