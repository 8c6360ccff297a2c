using Hotline.Contracts;
using Hotline.Scoring;
using Xunit;

namespace Hotline.Tests.Scoring;

/// <summary>Numbers that Lianyungang's monthly bulletins print (domain.md 3.2), and the formula of a Beijing district's tool (3.1).</summary>
public sealed class PublishedBulletins
{
    private static ScoringRule Rule(string item) => ShippedRules.Deduction.For(item)!;

    private static decimal Points(string item, decimal percent) => Marking.OfRate(Rule(item), (long)(percent * 100), 10_000)!.Value / 100m;

    [Theory]
    [InlineData(ScoreItems.ClosedInTime, 80, 5)]
    [InlineData(ScoreItems.ClosedInTime, 66.67, 0)]
    [InlineData(ScoreItems.ClosedInTime, 95, 20)]
    [InlineData(ScoreItems.ClosedInTime, 99.1, 20)]
    [InlineData(ScoreItems.SignedInTime, 80, 0)]
    [InlineData(ScoreItems.SignedInTime, 85.71, 0.71)]
    [InlineData(ScoreItems.Rating, 87.5, 19.75)]
    [InlineData(ScoreItems.Rating, 75, 13.5)]
    [InlineData(ScoreItems.Rating, 50, 12.5)]
    [InlineData(ScoreItems.Rating, 0, 12.5)]
    [InlineData(ScoreItems.Rating, 98, 25)]
    public void A_rate_gives_the_points_that_were_published(string item, decimal percent, decimal points) => Assert.Equal(points, Points(item, percent));

    [Fact]
    public void One_late_of_five_costs_fifteen_points_and_one_late_signing_of_seven_more_than_nine()
    {
        Assert.Equal(500, Marking.OfRate(Rule(ScoreItems.ClosedInTime), 400, 500));
        Assert.Equal(71, Marking.OfRate(Rule(ScoreItems.SignedInTime), 600, 700)); // 10 − 9.2857…
    }

    [Fact]
    public void A_unit_with_one_bad_reply_scored_nine() => Assert.Equal(900, Marking.OfCases(Rule(ScoreItems.PoorReply), 1));

    [Fact]
    public void Three_rates_weigh_ten_fifty_and_forty_and_basically_satisfied_counts_nine_tenths()
    {
        var counts = new Counts { Sheets = 30, ContactedOf = 20, Contacted = 19, SolvedOf = 20, Solved = 15, Rated = 20, Satisfied = 10, Basically = 5 };
        var month = MonthPoints.Of(new UnitNamed("ZJJ", "住建局", null), counts, ShippedRules.ThreeRates);
        Assert.Equal([950, 3750, 2900], month.Items.Select(item => item.Points!.Value)); // 95 %, 75 %, (10 + 4.5) ÷ 20 = 72.5 %
        Assert.Equal((7600, 10000, 7600), (month.Points, month.Possible, month.Score));
        Assert.Equal((1450L, 2000L), (month.Items[2].Good!.Value, month.Items[2].Of!.Value));
    }

    [Theory]
    [InlineData(5, 10, 1)] // 0.5
    [InlineData(15, 10, 2)]
    [InlineData(25, 10, 3)]
    [InlineData(-5, 10, -1)]
    [InlineData(4, 10, 0)]
    public void Halves_are_rounded_away_from_zero_and_only_once(int numerator, int denominator, int rounded) =>
        Assert.Equal(rounded, (int)Marking.Rounded(numerator, denominator));

    [Fact]
    public void Points_never_leave_their_bounds()
    {
        foreach (var rule in ShippedRules.All.SelectMany(rules => rules.Rules))
            for (var good = 0; good <= 1000; good++)
                Assert.InRange(rule.Way == MarkingWays.EachCase ? Marking.OfCases(rule, good) : Marking.OfRate(rule, good, 1000)!.Value, rule.Floor, Math.Max(rule.Points, rule.Floor));
    }

    [Fact]
    public void What_ships_passes_the_check_that_everything_else_must_pass()
    {
        foreach (var rules in ShippedRules.All)
            Assert.Null(CheckRules.Refuse(new(rules.Set, rules.Name, rules.EnglishName, "2026-04", rules.FirstDay, rules.Total, rules.BasicallySatisfied, rules.MinimumSample, rules.Source, rules.Rules, rules.Bands, 1)));
    }
}
