using Hotline.WorkingTime;
using Xunit;

namespace Hotline.Tests.WorkingTime;

public class ExplainingADeadline
{
    [Fact]
    public void Working_days_are_counted_day_by_day_under_the_deadline()
    {
        var lines = HowCounted.Explain(Wall.At("2026-03-13 17:59"), new Allowance(2, Allowance.WorkingDays), WorkingCalendar.OfficeHours).ToList();
        Assert.Equal("2026-03-17 18:00", lines[0]);
        Assert.Contains("2026-03-13 17:59", lines[1], StringComparison.Ordinal);
        Assert.Equal(["2026-03-14 Sat off 休息", "2026-03-15 Sun off 休息", "2026-03-16 Mon working day 工作日 1", "2026-03-17 Tue working day 工作日 2"], lines[2..6]);
    }

    [Fact]
    public void Holidays_and_make_up_days_are_called_by_their_names()
    {
        var lines = HowCounted.Explain(Wall.At("2026-09-18 10:00"), new Allowance(6, Allowance.WorkingDays), WorkingCalendar.OfficeHours).ToList();
        Assert.Equal("2026-09-28 18:00", lines[0]);
        Assert.Contains("2026-09-20 Sun working day 工作日 (调休) 1", lines);
        Assert.Contains("2026-09-25 Fri off 休息 (中秋节)", lines);
    }

    [Fact]
    public void Working_hours_are_added_up_day_by_day()
    {
        var lines = HowCounted.Explain(Wall.At("2026-03-13 17:00"), new Allowance(3, Allowance.WorkingHours), WorkingCalendar.OfficeHours).ToList();
        Assert.Equal("2026-03-16 11:00", lines[0]);
        Assert.Equal(["2026-03-13 Fri working day 工作日 1 h 00 min, together 累计 1 h 00 min", "2026-03-14 Sat off 休息", "2026-03-15 Sun off 休息", "2026-03-16 Mon working day 工作日 2 h 00 min, together 累计 3 h 00 min"], lines[2..6]);
    }

    [Fact]
    public void A_deadline_in_a_year_without_a_notice_says_that_it_may_move() =>
        Assert.Contains("暂定", HowCounted.Explain(Wall.At("2026-12-31 10:00"), new Allowance(2, Allowance.WorkingDays), WorkingCalendar.OfficeHours).Last(), StringComparison.Ordinal);

    [Fact]
    public void Hours_are_counted_through_the_weekend_and_no_day_is_listed()
    {
        var lines = HowCounted.Explain(Wall.At("2026-03-14 17:59"), new Allowance(24, Allowance.Hours), WorkingCalendar.OfficeHours).ToList();
        Assert.Equal("2026-03-15 17:59", lines[0]);
        Assert.DoesNotContain(lines, line => line.Contains("working day", StringComparison.Ordinal));
    }
}
