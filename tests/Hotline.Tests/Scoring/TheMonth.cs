using Hotline.Contracts;
using Hotline.Scoring;
using Xunit;
using Unit = Hotline.Scoring.Unit;

namespace Hotline.Tests.Scoring;

public sealed class TheMonth
{
    private static readonly Unit[] Units =
    [
        new() { Code = "YH", Name = "永和街道", Kind = UnitKinds.Street }, new() { Code = "XG", Name = "夏港街道", Kind = UnitKinds.Street }, new() { Code = "LH", Name = "联和街道", Kind = UnitKinds.Street },
        new() { Code = "YP", Name = "云埔街道", Kind = UnitKinds.Street }, new() { Code = "ZJJ", Name = "住建局", Kind = UnitKinds.Department },
        new() { Code = "GONE", Name = "已撤销", Kind = UnitKinds.Street, CeasedAt = DateTime.UnixEpoch }, new() { Code = "JW", Name = "居委会", Kind = UnitKinds.Community },
    ];

    private static MonthCounts Of(string unit, int sheets, int satisfied, int excluded = 0) => new(new Counts
    {
        Sheets = sheets, Excluded = excluded, Rated = sheets - excluded, Satisfied = satisfied, ContactedOf = sheets - excluded, Contacted = sheets - excluded, SolvedOf = sheets - excluded, Solved = satisfied,
    })
    { Month = "2026-03", Unit = unit };

    private static GroupMonth Streets(params MonthCounts[] counts) => MonthPoints.Of(counts, Units, ShippedRules.ThreeRates).Single(group => group.Kind == UnitKinds.Street);

    [Fact]
    public void Equals_share_their_place_and_the_next_comes_after_both()
    {
        var streets = Streets(Of("YH", 20, 18), Of("XG", 40, 36), Of("LH", 20, 10));
        Assert.Equal([("XG", 1), ("YH", 1), ("LH", 3)], streets.Units.Select(unit => (unit.Unit.Code, unit.Rank!.Value)));
        Assert.Equal(["优秀", "优秀", "待改进"], streets.Units.Select(unit => unit.Band)); // 91, 91, 55
    }

    [Fact]
    public void Below_the_minimum_sample_there_is_a_score_but_neither_place_nor_band()
    {
        var streets = Streets(Of("YH", 20, 18), Of("XG", 9, 9), Of("LH", 12, 9, excluded: 3));
        Assert.Equal([("YH", (int?)1, (string?)"优秀"), ("LH", null, null), ("XG", null, null)], streets.Units.Select(unit => (unit.Unit.Code, unit.Rank, unit.Band)));
        Assert.Equal(100_00, streets.Units[2].Score);
    }

    [Fact]
    public void Units_without_orders_are_listed_apart_but_not_those_that_ceased()
    {
        var groups = MonthPoints.Of([Of("YH", 20, 18)], Units, ShippedRules.ThreeRates);
        Assert.Equal(["LH", "XG", "YP"], groups.Single(group => group.Kind == UnitKinds.Street).NoOrders.Select(unit => unit.Code));
        Assert.Equal(["ZJJ"], groups.Single(group => group.Kind == UnitKinds.Department).NoOrders.Select(unit => unit.Code));
        Assert.DoesNotContain(groups, group => group.Kind == UnitKinds.Community);
    }

    [Fact]
    public void A_group_is_marked_on_the_sum_of_its_units_and_not_on_the_mean_of_their_points()
    {
        var streets = Streets(Of("YH", 10, 10), Of("XG", 90, 0));
        Assert.Equal((100L, 10L), (streets.All.Counts.Sheets, streets.All.Counts.Satisfied));
        Assert.Equal(10_00 + 5_00 + 4_00, streets.All.Points);
    }

    [Fact]
    public void A_rate_without_a_denominator_gives_no_points_and_takes_none()
    {
        var unit = MonthPoints.Of(new UnitNamed("YH", "永和街道", null), new Counts { Sheets = 12, Rated = 12, Satisfied = 12 }, ShippedRules.ThreeRates);
        Assert.Equal([null, null, 40_00], unit.Items.Select(item => item.Points));
        Assert.Equal((40_00, 40_00, 100_00), (unit.Points, unit.Possible, unit.Score));
    }

    [Fact]
    public void A_month_may_run_from_the_19th_and_no_day_is_left_out_when_the_rules_change()
    {
        var book = RulesBook.With([ShippedRules.ThreeRates with { Version = 2, From = "2026-04", FirstDay = 19 }, ShippedRules.ThreeRates with { Version = 3, From = "2026-07" }]);
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31)), book.DaysOf("2026-03"));
        Assert.Equal((new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 18)), book.DaysOf("2026-04"));
        Assert.Equal((new DateOnly(2026, 4, 19), new DateOnly(2026, 5, 18)), book.DaysOf("2026-05"));
        Assert.Equal((new DateOnly(2026, 6, 19), new DateOnly(2026, 7, 31)), book.DaysOf("2026-07"));
        for (var day = new DateOnly(2026, 1, 1); day < new DateOnly(2027, 1, 1); day = day.AddDays(1))
            Assert.True(book.DaysOf(book.MonthOf(day)) is var (first, last) && first <= day && day <= last, $"{day}");
    }

    [Fact]
    public void A_month_begins_at_midnight_in_China()
    {
        Assert.Equal("2026-02", RulesBook.Shipped.MonthOf(new DateTime(2026, 2, 28, 15, 59, 59, DateTimeKind.Utc)));
        Assert.Equal("2026-03", RulesBook.Shipped.MonthOf(new DateTime(2026, 2, 28, 16, 0, 0, DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData("2026-03", true)]
    [InlineData("2026-13", false)]
    [InlineData("March", false)]
    [InlineData(null, false)]
    public void A_month_is_a_year_and_a_month(string? month, bool readable) => Assert.Equal(readable, RulesBook.Readable(month) is not null);
}
