using System.Globalization;
using Hotline.WorkingTime;
using Xunit;

namespace Hotline.Tests.WorkingTime;

/// <summary>节假日安排 2015 to 2026, held against every day of a list that others keep.</summary>
public class AgainstTheNotices
{
    private const string Known = "workdays_2015_2026_from_holiday-cn.csv";

    [Fact]
    public void Every_day_of_twelve_years_is_worked_or_off_as_others_say()
    {
        var days = File.ReadLines(Shared(Known)).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(4383, days.Count);
        Assert.Empty(days.Where(day => WorkingCalendar.OfficeHours.IsWorkingDay(Day(day[0])) != (day[2] == "1")).Select(day => $"{day[0]} {day[3]}"));
    }

    [Fact]
    public void Each_year_names_the_notices_it_comes_from()
    {
        Assert.Equal(Enumerable.Range(2015, 12), StateCouncil.Years.Select(year => year.Year));
        Assert.All(StateCouncil.Years.SelectMany(year => year.Notices), notice => Assert.StartsWith("http", notice.Source, StringComparison.Ordinal));
        Assert.All(StateCouncil.Years, year => Assert.True(year.Notices[0].Published < new DateOnly(year.Year, 1, 1)));
    }

    [Theory]
    [InlineData("2019-03-21", "2019-05-02", true)]
    [InlineData("2019-03-22", "2019-05-02", false)]
    [InlineData("2019-03-22", "2019-05-05", true)]
    [InlineData("2020-01-26", "2020-02-01", true)]
    [InlineData("2020-01-27", "2020-02-01", false)]
    [InlineData("2015-05-12", "2015-09-03", true)]
    [InlineData("2015-05-13", "2015-09-03", false)]
    [InlineData("2015-05-13", "2015-09-06", true)]
    public void A_change_that_came_during_the_year_counts_from_its_notice_on(string known, string day, bool worked) =>
        Assert.Equal(worked, (WorkingCalendar.OfficeHours with { Years = StateCouncil.KnownAt(Day(known)) }).IsWorkingDay(Day(day)));

    [Fact]
    public void A_year_without_a_notice_is_provisional_and_one_that_keeps_no_holidays_never_is()
    {
        Assert.False(WorkingCalendar.OfficeHours.IsProvisional(new DateOnly(2026, 12, 31)));
        Assert.True(WorkingCalendar.OfficeHours.IsProvisional(new DateOnly(2027, 1, 4)));
        Assert.True((WorkingCalendar.OfficeHours with { Years = StateCouncil.KnownAt(new DateOnly(2025, 11, 3)) }).IsProvisional(new DateOnly(2026, 1, 5)));
        Assert.False(WorkingCalendar.RoundTheClock.IsProvisional(new DateOnly(2027, 1, 4)));
    }

    [Theory]
    [InlineData("""{"year":2027,"notices":[]}""", "no notice")]
    [InlineData("""{"year":2027,"notices":[{"published":"2026-11-01","source":"x","off":[{"from":"2027-01-01","to":"2027-01-03","name":"元旦"}],"worked":["2027-01-03"]}]}""", "2027-01-03 stands twice")]
    [InlineData("""{"year":2027,"notices":[{"published":"2026-11-01","source":"x","off":[{"from":"2027-01-03","to":"2027-01-01","name":"元旦"}],"worked":[]}]}""", "before it begins")]
    [InlineData("""{"year":2027,"notices":[{"published":"2026-11-01","source":"x","off":[{"from":"2028-01-01","to":"2028-01-01","name":"元旦"}],"worked":[]}]}""", "no day of 2027")]
    [InlineData("""{"year":2027,"notices":[{"published":"2027-03-01","source":"x","off":[],"worked":[]},{"published":"2026-11-01","source":"x","off":[],"worked":[]}]}""", "order")]
    [InlineData("""{"year":2027,"notices":[{"published":"2026-11-01","source":"x","off":[],"work":[]}]}""", "no calendar of holidays")]
    [InlineData("2027-01-01 off", "no calendar of holidays")]
    public void A_file_with_something_wrong_in_it_is_refused_in_a_sentence(string json, string said) =>
        Assert.Contains(said, Assert.Throws<FormatException>(() => HolidayYear.Parse(json)).Message, StringComparison.Ordinal);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Shared(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "holidays", file) is var path && File.Exists(path))
                return path;
        Assert.Skip("../shared/data is not here");
        return file;
    }
}
