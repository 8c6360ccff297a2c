using CsCheck;
using Hotline.WorkingTime;
using Xunit;

namespace Hotline.Tests.WorkingTime;

public class CountingOpenHours
{
    private static readonly WorkingCalendar Office = WorkingCalendar.OfficeHours;
    private static readonly Gen<DateTime> SomeTime = Gen.Int[0, 1_000_000].Select(minute => Wall.At("2025-01-01 00:00").AddMinutes(minute));
    private static readonly Gen<WorkingCalendar> SomeOffice = Gen.Bool.Select(ours => ours ? Office : Office with { Hours = [OpenInterval.Parse("14:00-17:30"), OpenInterval.Parse("08:30-12:00")] });

    [Theory]
    [InlineData("2026-03-12 14:23", "2026-03-13 18:00", 1, 217)]
    [InlineData("2026-03-12 18:00", "2026-03-13 18:00", 1, 0)]
    [InlineData("2026-03-12 12:10", "2026-03-12 12:50", 0, 0)]
    [InlineData("2026-03-12 11:50", "2026-03-12 13:10", 0, 20)]
    [InlineData("2026-03-13 17:00", "2026-03-16 10:00", 0, 120)]
    [InlineData("2026-03-14 10:00", "2026-03-15 22:00", 0, 0)]
    [InlineData("2026-03-13 18:00", "2026-03-12 18:00", 0, 0)]
    public void Nights_noons_and_weekends_do_not_count(string from, string to, int days, int minutes) =>
        Assert.Equal(new WorkingSpan(days, minutes), Office.Between(Wall.At(from), Wall.At(to)));

    [Fact]
    public void What_is_open_until_a_moment_and_after_it_adds_up() =>
        Gen.Select(SomeOffice, SomeTime, Gen.Int[0, 30_000], Gen.Int[0, 30_000]).Sample((office, from, minutes, more) =>
        {
            var (between, to) = (from.AddMinutes(minutes), from.AddMinutes(minutes + more));
            Assert.Equal(office.OpenBetween(from, to), office.OpenBetween(from, between) + office.OpenBetween(between, to));
        });

    [Fact]
    public void From_a_close_of_the_office_exactly_the_working_days_of_the_limit_are_left() =>
        Gen.Select(SomeOffice, SomeTime, Gen.Int[1, 60]).Sample((office, day, days) =>
        {
            var close = office.CloseOf(WorkingCalendar.DayOf(day));
            Assert.Equal(new WorkingSpan(days, 0), office.Between(close, new Allowance(days, Allowance.WorkingDays).From(close, office)));
        });

    [Fact]
    public void One_working_day_later_one_working_day_was_open_and_not_a_moment_before() =>
        Gen.Select(SomeOffice, SomeTime).Sample((office, from) =>
        {
            var later = office.OneWorkingDayAfter(from);
            Assert.Equal(office.WorkingDay, office.OpenBetween(from, later));
            Assert.True(office.OpenBetween(from, later.AddMilliseconds(-1)) < office.WorkingDay);
        });

    [Fact]
    public void A_limit_of_several_days_is_yellow_when_one_working_day_is_left() =>
        Gen.Select(SomeOffice, SomeTime, Gen.Int[3, 30]).Sample((office, from, days) =>
        {
            var due = new Allowance(days, Allowance.WorkingDays).From(from, office);
            var yellow = TrafficLight.YellowFrom(from, due, roundTheClock: false, office);
            Assert.Equal((new WorkingSpan(1, 0), due), (office.Between(yellow, due), office.OneWorkingDayAfter(yellow)));
            Assert.Equal(("green", "yellow", "yellow", "red"), (TrafficLight.At(yellow.AddMilliseconds(-1), yellow, due), TrafficLight.At(yellow, yellow, due),
                TrafficLight.At(due, yellow, due), TrafficLight.At(due.AddMilliseconds(1), yellow, due)));
        });

    [Fact]
    public void Round_the_clock_it_is_yellow_when_a_quarter_is_left() =>
        Assert.Equal(Wall.At("2026-03-14 18:00"), TrafficLight.YellowFrom(Wall.At("2026-03-14 00:00"), Wall.At("2026-03-15 00:00"), roundTheClock: true, Office));
}
