using CsCheck;
using Hotline.WorkingTime;
using Xunit;

namespace Hotline.Tests.WorkingTime;

public class CountingWorkingDays
{
    private static readonly WorkingCalendar Office = WorkingCalendar.OfficeHours;
    private static readonly Gen<DateOnly> SomeDay = Gen.Int[0, 36_000].Select(n => new DateOnly(2000, 1, 1).AddDays(n));

    [Theory]
    [InlineData("2026-03-12 17:59", 1, "2026-03-13 18:00")]
    [InlineData("2026-03-12 00:00", 1, "2026-03-13 18:00")]
    [InlineData("2026-03-12 23:59", 1, "2026-03-13 18:00")]
    [InlineData("2026-03-13 20:00", 1, "2026-03-16 18:00")]
    [InlineData("2026-03-14 10:00", 1, "2026-03-16 18:00")]
    [InlineData("2026-03-15 10:00", 1, "2026-03-16 18:00")]
    [InlineData("2026-03-12 09:30", 15, "2026-04-02 18:00")]
    [InlineData("2025-12-31 09:30", 1, "2026-01-04 18:00")]
    public void The_day_of_receipt_and_weekends_are_not_counted(string received, int days, string due) =>
        Assert.Equal(due, Wall.Show(new Allowance(days, Allowance.WorkingDays).From(Wall.At(received), Office)));

    [Fact]
    public void A_complaint_received_late_in_the_evening_of_utc_belongs_to_the_next_day_in_Shanghai() =>
        Assert.Equal("2026-03-17 18:00", Wall.Show(new Allowance(1, Allowance.WorkingDays)
            .From(new DateTime(2026, 3, 15, 16, 0, 0, DateTimeKind.Utc), Office)));

    [Fact]
    public void The_deadline_is_a_utc_time_at_the_close_of_the_office() =>
        Assert.Equal((new DateTime(2026, 3, 13, 10, 0, 0), DateTimeKind.Utc), Of(Office.CloseOf(new DateOnly(2026, 3, 13))));

    [Fact]
    public void Another_offices_close_is_its_own() =>
        Assert.Equal("2026-03-13 17:30", Wall.Show((Office with { Hours = [OpenInterval.Parse("08:30-12:00"), OpenInterval.Parse("14:00-17:30")] })
            .CloseOf(new DateOnly(2026, 3, 13))));

    [Fact]
    public void The_last_doors_to_close_count_in_whatever_order_the_hours_stand() =>
        Assert.Equal("2026-03-13 18:00", Wall.Show((Office with { Hours = [.. Office.Hours.Reverse()] }).CloseOf(new DateOnly(2026, 3, 13))));

    [Fact]
    public void A_limit_ends_on_a_working_day_and_exactly_so_many_lie_between() =>
        Gen.Select(SomeDay, Gen.Int[1, 60]).Sample((day, days) =>
        {
            var last = Office.AddWorkingDays(day, days);
            var between = Enumerable.Range(1, last.DayNumber - day.DayNumber).Count(n => Office.IsWorkingDay(day.AddDays(n)));
            Assert.Equal((true, days), (Office.IsWorkingDay(last), between));
        });

    [Fact]
    public void What_is_received_later_is_never_due_earlier() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 20_000], Gen.Int[1, 20]).Sample((minute, later, days) =>
        {
            var (limit, received) = (new Allowance(days, Allowance.WorkingDays), Wall.At("2025-01-01 00:00").AddMinutes(minute));
            Assert.True(limit.From(received.AddMinutes(later), Office) >= limit.From(received, Office));
            Assert.True(limit.From(received, Office) > received);
        });

    [Fact]
    public void Nothing_is_due_in_no_days_and_an_office_that_never_opens_is_no_office()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Office.AddWorkingDays(new DateOnly(2026, 3, 12), 0));
        Assert.Contains("without open hours", Assert.Throws<ArgumentException>(() => Office with { Hours = [] }).Message);
    }

    private static (DateTime, DateTimeKind) Of(DateTime time) => (time, time.Kind);
}
