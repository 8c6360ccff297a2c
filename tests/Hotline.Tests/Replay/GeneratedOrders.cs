using System.Globalization;
using Hotline.Contracts;
using Hotline.Replay;
using Xunit;
using static Hotline.Tests.Replay.ReplayTexts;

namespace Hotline.Tests.Replay;

public class GeneratedOrders
{
    private static readonly List<ReplayRow> Year = [.. GenerateOrders.Orders(20_000, 2025, 7)];

    [Fact]
    public void The_same_seed_gives_the_same_file_and_another_seed_another()
    {
        Assert.Equal(Written(300, 11), Written(300, 11));
        Assert.NotEqual(Written(300, 11), Written(300, 12));
    }

    [Fact]
    public void The_language_of_the_machine_changes_nothing()
    {
        var here = Written(300, 11);
        var elsewhere = "";
        var thread = new Thread(() => elsewhere = Written(300, 11)) { CurrentCulture = CultureInfo.GetCultureInfo("ar-SA") };
        thread.Start();
        thread.Join();
        Assert.Equal(here, elsewhere);
    }

    [Fact]
    public void What_is_written_is_read_back_as_it_was_in_whatever_zone()
    {
        var file = Written(2000, 3);
        Assert.Equal(GenerateOrders.Orders(2000, 2025, 3), Lines(file, zone: NewYork).Select(line => line.Row!));
    }

    [Fact]
    public void Complaints_dominate_as_in_the_counties_of_Guangdong()
    {
        Assert.InRange(Share(row => row.Type == "complaint"), 0.89, 0.92);
        Assert.All(WorkOrderTypes.All, type => Assert.Contains(Year, row => row.Type == type));
    }

    [Fact]
    public void About_one_order_in_twenty_six_is_disputed()
    {
        Assert.InRange(Share(row => row.Transfers == 2), 0.0375, 0.0385);
        Assert.InRange(Share(row => row.Transfers == 1), 0.02, 0.06);
    }

    [Fact]
    public void Most_who_are_reached_are_satisfied_and_many_are_not_reached()
    {
        var rated = Year.Where(row => row.Rating is not null).ToList();
        var content = rated.Count(row => row.Rating is "very-satisfied" or "satisfied" or "basically-satisfied");
        Assert.InRange((double)content / rated.Count, 0.73, 0.90);
        Assert.InRange(Share(row => row.Rating is null), 0.2, 0.4);
    }

    [Fact]
    public void Orders_come_in_time_order_through_the_year_and_mostly_in_working_hours()
    {
        Assert.Equal(Year.Select(row => row.OpenedAt).Order(), Year.Select(row => row.OpenedAt));
        Assert.All(Year, row => Assert.Equal(2025, row.OpenedAt.AddHours(8).Year));
        Assert.Equal(12, Year.Select(row => row.OpenedAt.AddHours(8).Month).Distinct().Count());
        Assert.InRange(Share(row => row.OpenedAt.AddHours(8).Hour is >= 8 and < 18), 0.6, 0.8);
        Assert.InRange(Share(row => row.ClosedAt is null), 0.01, 0.05);
    }

    [Fact]
    public void A_storm_brings_half_as_many_again_in_its_week_and_nearly_twice_as_many_on_its_worst_day_most_of_them_about_water_power_and_trees()
    {
        var storms = new Storms(2025, 7);
        var days = Year.CountBy(row => row.OpenedAt.AddHours(8).Date).ToDictionary();
        double Mean(Func<DateTime, bool> of) => days.Where(day => of(day.Key) && day.Key.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Average(day => day.Value);
        Assert.InRange(Mean(day => storms.On(day) > 1) / Mean(day => storms.On(day) == 1), 1.40, 1.70);
        Assert.InRange(Mean(day => storms.On(day) == 1.9) / Mean(day => storms.On(day) == 1), 1.6, 2.2);
        Assert.Equal(28, days.Keys.Count(day => storms.On(day) > 1));
        double Wet(Func<DateTime, bool> of) => Year.Where(row => of(row.OpenedAt.AddHours(8).Date)).Average(row => row.Category is "水务管理/内涝积水" or "公用事业/供电问题" or "城市管理/市容绿化" ? 1.0 : 0);
        Assert.True(Wet(day => storms.On(day) > 1) > 3 * Wet(day => storms.On(day) == 1));
    }

    [Fact]
    public void Every_order_names_a_unit_and_a_street_of_Huangpu()
    {
        Assert.All(Year, row => Assert.Contains(HuangpuUnits.All, unit => unit.Code == row.Unit && unit.Kind != UnitKinds.Street));
        Assert.All(Year, row => Assert.NotNull(HuangpuUnits.Street(row.Area)));
        Assert.Equal(17, Year.Select(row => row.Area).Distinct().Count());
        Assert.All(Year.GroupBy(row => row.Category), category => Assert.Single(category.Select(row => row.Unit).Distinct()));
    }

    [Fact]
    public void Texts_are_short_titles_and_full_sentences_and_some_hold_numbers_or_emoji()
    {
        Assert.All(Year, row => Assert.InRange(row.Title.Length, 4, 39));
        Assert.All(Year, row => Assert.InRange(row.Content.Length, 40, 2000));
        Assert.InRange(Share(row => row.Content.Length > 300), 0.001, 0.01);
        Assert.InRange(Share(row => row.Content.Contains("1380013") || row.Content.Contains("粤A")), 0.05, 0.15);
        Assert.Contains(Year, row => row.Content.EnumerateRunes().Any(rune => rune.Value > 0xFFFF));
        Assert.True(Year.Select(row => row.Content).Distinct().Count() > 19_000);
    }

    [Theory]
    [InlineData(0, 2025, "--orders is 0")]
    [InlineData(200, 20250, "--year is 20250")]
    public void A_wrong_number_is_told_before_anything_is_written(int orders, int year, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<ReplayInputException>(() => GenerateOrders.Orders(orders, year, 7)).Message);

    private static double Share(Func<ReplayRow, bool> of) => (double)Year.Count(of) / Year.Count;

    private static string Written(int orders, ulong seed)
    {
        using var file = new StringWriter();
        GenerateOrders.Write(file, GenerateOrders.Orders(orders, 2025, seed));
        return file.ToString();
    }
}
