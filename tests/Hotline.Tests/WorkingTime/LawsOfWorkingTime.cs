using CsCheck;
using Hotline.WorkingTime;
using Xunit;

namespace Hotline.Tests.WorkingTime;

/// <summary>What holds of working time on every calendar, at every moment.</summary>
public class LawsOfWorkingTime
{
    private static readonly WorkingCalendar Summer = WorkingCalendar.OfficeHours with
    {
        Version = "office-2",
        Hours = [OpenInterval.Parse("14:30-18:00"), OpenInterval.Parse("08:00-12:00")],
        ValidFrom = new DateOnly(2026, 6, 1),
        Earlier = WorkingCalendar.OfficeHours,
    };

    private static readonly WorkingCalendar Hospital = WorkingCalendar.OfficeHours with
    {
        Version = "hospital-1",
        Hours = [OpenInterval.Parse("00:00-08:00"), OpenInterval.Parse("08:00-24:00")],
        Week = [DayOfWeek.Tuesday, DayOfWeek.Saturday],
    };

    private static readonly WorkingCalendar[] Calendars = [WorkingCalendar.OfficeHours, WorkingCalendar.RoundTheClock, Summer, Hospital];
    private static readonly Gen<WorkingCalendar> SomeCalendar = Gen.Int[0, 3].Select(n => Calendars[n]);
    private static readonly Gen<DateTime> SomeTime = Gen.Long[0, 13L * 366 * 86_400_000].Select(ms => Wall.At("2015-01-01 00:00").AddMilliseconds(ms));
    private static readonly Gen<TimeSpan> SomeWork = Gen.Long[0, 60L * 8 * 3_600_000].Select(ms => TimeSpan.FromMilliseconds(ms));

    [Fact]
    public void Between_a_moment_and_so_much_work_later_lies_exactly_so_much_work() =>
        Gen.Select(SomeCalendar, SomeTime, SomeWork).Sample((calendar, from, work) =>
            Assert.Equal(work, calendar.OpenBetween(from, calendar.Add(from, work))), iter: 20_000);

    [Fact]
    public void Adding_what_lies_between_two_moments_leads_to_the_second_or_to_the_last_close_before_it() =>
        Gen.Select(SomeCalendar, SomeTime, SomeTime).Where(given => given.Item2 < given.Item3).Sample((calendar, from, to) =>
        {
            var between = calendar.OpenBetween(from, to);
            if (between > TimeSpan.Zero)
                Assert.Equal(IsInside(calendar, to) ? to : LastCloseBefore(calendar, to), calendar.Add(from, between));
        }, iter: 20_000);

    [Fact]
    public void Of_no_work_at_all_there_is_nothing_to_wait_for() =>
        Gen.Select(SomeCalendar, SomeTime).Sample((calendar, from) => Assert.Equal(from, calendar.Add(from, TimeSpan.Zero)));

    [Fact]
    public void Work_is_counted_as_a_patient_clerk_would_by_walking_through_the_minutes() =>
        Gen.Select(SomeCalendar, Gen.Int[0, 13 * 366 * 1440], Gen.Int[0, 3 * 1440]).Sample((calendar, start, minutes) =>
        {
            var from = Wall.At("2015-01-01 00:00").AddMinutes(start);
            var walked = Enumerable.Range(0, minutes).Count(n => IsOpen(calendar, from.AddMinutes(n)));
            Assert.Equal(TimeSpan.FromMinutes(walked), calendar.OpenBetween(from, from.AddMinutes(minutes)));
        }, iter: 200);

    [Fact]
    public void Work_that_is_used_up_at_the_close_is_due_at_the_close_and_not_when_the_doors_open_again() =>
        Assert.Equal("2026-02-14 18:00", Wall.Show(WorkingCalendar.OfficeHours.Add(Wall.At("2026-02-14 17:00"), TimeSpan.FromHours(1))));

    [Fact]
    public void A_calendar_without_a_day_that_is_worked_is_an_error_and_no_loop()
    {
        Assert.Throws<ArgumentException>(() => WorkingCalendar.OfficeHours with { Week = [] });
        Assert.Throws<ArgumentException>(() => WorkingCalendar.OfficeHours with { Hours = [] });
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingCalendar.OfficeHours.Add(Wall.At("2099-12-31 12:00"), TimeSpan.FromHours(90)));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingCalendar.OfficeHours.AddWorkingDays(new DateOnly(2099, 12, 1), 60));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingCalendar.OfficeHours.IsWorkingDay(new DateOnly(2100, 1, 1)));
    }

    [Fact]
    public void Hours_that_overlap_are_refused() =>
        Assert.Contains("overlap", Assert.Throws<ArgumentException>(() => WorkingCalendar.OfficeHours with { Hours = [OpenInterval.Parse("09:00-12:30"), OpenInterval.Parse("12:00-18:00")] }).Message, StringComparison.Ordinal);

    [Fact]
    public void Hours_that_change_count_from_their_day_on()
    {
        Assert.Equal(TimeSpan.FromHours(8), Summer.OpenBetween(Wall.At("2026-05-29 00:00"), Wall.At("2026-05-30 00:00")));
        Assert.Equal(TimeSpan.FromHours(7.5), Summer.OpenBetween(Wall.At("2026-06-01 00:00"), Wall.At("2026-06-02 00:00")));
    }

    private static bool IsOpen(WorkingCalendar calendar, DateTime at) => Intervals(calendar, WorkingCalendar.DayOf(at)).Any(open => open.From <= at && at < open.To);

    private static bool IsInside(WorkingCalendar calendar, DateTime at) => Intervals(calendar, WorkingCalendar.DayOf(at)).Any(open => open.From < at && at < open.To);

    private static DateTime LastCloseBefore(WorkingCalendar calendar, DateTime at)
    {
        for (var day = WorkingCalendar.DayOf(at); ; day = day.AddDays(-1))
            if (Intervals(calendar, day).Where(open => open.To <= at).ToList() is { Count: > 0 } closed)
                return closed.Max(open => open.To);
    }

    private static IEnumerable<(DateTime From, DateTime To)> Intervals(WorkingCalendar calendar, DateOnly day)
    {
        var hours = day < calendar.ValidFrom && calendar.Earlier is { } earlier ? earlier.Hours : calendar.Hours;
        return calendar.IsWorkingDay(day) ? hours.Select(open => (WorkingCalendar.StartOf(day) + open.From, WorkingCalendar.StartOf(day) + open.To)) : [];
    }
}
