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
    public void Hours_are_counted_through_the_weekend_and_no_day_is_listed()
    {
        var lines = HowCounted.Explain(Wall.At("2026-03-14 17:59"), new Allowance(24, Allowance.Hours), WorkingCalendar.OfficeHours).ToList();
        Assert.Equal("2026-03-15 17:59", lines[0]);
        Assert.DoesNotContain(lines, line => line.Contains("working day", StringComparison.Ordinal));
    }
}
