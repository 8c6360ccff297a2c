using Hotline.WorkingTime;
using Xunit;

namespace Hotline.Tests.WorkingTime;

/// <summary>Deadlines that were counted by hand against the notices, with the sum written out.</summary>
public class GoldenDeadlines
{
    private static readonly WorkingCalendar Office = WorkingCalendar.OfficeHours;

    private static string Due(string received, string allowed, WorkingCalendar? calendar = null) =>
        Wall.Show(Allowance.Parse(allowed).From(Wall.At(received), calendar ?? Office));

    // Saturday 2026-02-14 is worked; 15 to 23 February are off. 24 25 26 27 28(Sat, worked) February, 2 3 4 5 6 March, 9 10 11 12 13 March: fifteen.
    [Fact]
    public void A_complaint_dispatched_a_minute_before_the_close_of_a_worked_Saturday_before_nine_days_off() =>
        Assert.Equal("2026-03-13 18:00", Due("2026-02-14 17:59", "15 working-days"));

    // 24 and 25 February.
    [Fact]
    public void A_consultation_at_the_same_minute() => Assert.Equal("2026-02-25 18:00", Due("2026-02-14 17:59", "2 working-days"));

    // Friday 2026-09-18; Sunday 20 is worked for 25 to 27 September: 20, 21.
    [Fact]
    public void A_Sunday_that_is_worked_is_the_first_day() => Assert.Equal("2026-09-21 18:00", Due("2026-09-18 10:00", "2 working-days"));

    // Until the notice of 22 March, 2 and 3 May 2019 were worked: 29 30 April, 2 May. After it 28 April and 5 May are worked: 28 29 30 April.
    [Theory]
    [InlineData("2019-03-21", "2019-05-02 18:00")]
    [InlineData("2019-03-22", "2019-04-30 18:00")]
    public void May_2019_changed_during_the_year(string known, string due) =>
        Assert.Equal(due, Due("2019-04-26 15:00", "3 working-days", Office with { Years = StateCouncil.KnownAt(DateOnly.Parse(known, System.Globalization.CultureInfo.InvariantCulture)) }));

    // Thursday 23 January 2020. As first announced: 31 January, 1 February (Sat, worked), 3 February. After the notice of 27 January: 3 4 5 February.
    [Theory]
    [InlineData("2020-01-26", "2020-02-03 18:00")]
    [InlineData("2020-01-27", "2020-02-05 18:00")]
    public void February_2020_changed_while_orders_were_on_their_way(string known, string due) =>
        Assert.Equal(due, Due("2020-01-23 16:00", "3 working-days", Office with { Years = StateCouncil.KnownAt(DateOnly.Parse(known, System.Globalization.CultureInfo.InvariantCulture)) }));

    // 2026-10-03 is in the National Day holiday: 24 hours of calendar time know nothing of it, and signing within 30 minutes neither.
    [Theory]
    [InlineData("24 hours", "2026-10-04 02:00")]
    [InlineData("30 minutes", "2026-10-03 02:30")]
    public void An_urgent_complaint_at_two_in_the_morning_of_a_holiday(string allowed, string due) => Assert.Equal(due, Due("2026-10-03 02:00", allowed));

    // 11:30 to 12:00 is half an hour, 13:00 to 14:30 one and a half.
    [Fact]
    public void The_lunch_break_is_not_working_time() => Assert.Equal("2026-03-12 14:30", Due("2026-03-12 11:30", "2 working-hours"));

    // Saturday 2026-03-14 is off: the first working day is Monday 16.
    [Fact]
    public void Received_on_a_day_off() => Assert.Equal(("2026-03-16 18:00", "2026-03-16 11:00"), (Due("2026-03-14 10:00", "1 working-days"), Due("2026-03-14 10:00", "2 working-hours")));

    // Monday 2026-03-16 counts itself; on Saturday 14 nothing is to count, so Monday is the first.
    [Theory]
    [InlineData("2026-03-16 17:59", "2026-03-17 18:00")]
    [InlineData("2026-03-14 10:00", "2026-03-17 18:00")]
    public void Where_the_day_of_receipt_counts_itself(string received, string due) => Assert.Equal(due, Due(received, "2 working-days-from-receipt"));

    // 31 December 2025, then 1 to 3 January off, Sunday 4 worked.
    [Fact]
    public void Over_the_new_year() => Assert.Equal("2026-01-05 18:00", Due("2025-12-31 09:30", "2 working-days"));

    // Round the clock every day has 24 hours: 100 of them from 14 February are four days and four hours.
    [Fact]
    public void Round_the_clock_a_holiday_is_a_day_as_any_other() => Assert.Equal("2026-02-18 21:59", Due("2026-02-14 17:59", "100 working-hours", WorkingCalendar.RoundTheClock));
}
