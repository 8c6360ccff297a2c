using System.Text.Json;
using Hotline.WorkingTime;
using Xunit;

namespace Hotline.Tests.WorkingTime;

public class TimeRulesOnTheWire
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public void A_calendar_limits_and_deadlines_come_back_from_json_as_they_went()
    {
        var calendar = WorkingCalendar.OfficeHours with { Version = "summer-2", Hours = [OpenInterval.Parse("08:30-11:45")] };
        Assert.Equal(("summer-2", OpenInterval.Parse("08:30-11:45")), (Back(calendar).Version, Assert.Single(Back(calendar).Hours)));
        Assert.Equal(Limits.Guangdong.Rules, Back(Limits.Guangdong).Rules);
        var due = Deadlines.Of(Wall.At("2026-03-12 09:00"), "help", "danger", calendar, Limits.Guangdong);
        Assert.Equal((due, DateTimeKind.Utc), (Back(due), Back(due).SignBy.Kind));
    }

    [Theory]
    [InlineData("15 working-days")]
    [InlineData("24 hours")]
    [InlineData("30 minutes")]
    public void A_limit_is_written_as_it_is_read(string written) => Assert.Equal(written, Allowance.Parse(written).ToString());

    [Theory]
    [InlineData("15")]
    [InlineData("0 hours")]
    [InlineData("-1 hours")]
    [InlineData("15 days")]
    [InlineData("15  hours")]
    [InlineData("99999999999 hours")]
    [InlineData("")]
    public void A_limit_nobody_could_keep_is_refused(string written) =>
        Assert.Contains($"'{written}'", Assert.Throws<FormatException>(() => Allowance.Parse(written)).Message);

    [Theory]
    [InlineData("""{"amount":0,"unit":"hours"}""")]
    [InlineData("""{"amount":5,"unit":"weeks"}""")]
    [InlineData("{}")]
    public void A_limit_nobody_could_keep_is_refused_in_json_too(string json) => Assert.ThrowsAny<ArgumentException>(() => JsonSerializer.Deserialize<Allowance>(json, Web));

    [Theory]
    [InlineData("12:00-09:00")]
    [InlineData("09:00-09:00")]
    [InlineData("9-12")]
    [InlineData("09:00-24:01")]
    [InlineData("09:00")]
    [InlineData("09:00-12:00-13:00")]
    public void Hours_that_never_open_are_refused(string written) =>
        Assert.Contains($"'{written}'", Assert.Throws<FormatException>(() => OpenInterval.Parse(written)).Message);

    private static T Back<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Web), Web)!;
}
