using Hotline.Contracts;
using Hotline.Scoring;
using Xunit;

namespace Hotline.Tests.Scoring;

public sealed class PublishedRules
{
    private static readonly DateTime Now = new(2026, 3, 12, 6, 0, 0, DateTimeKind.Utc);

    private static PublishRules.Command Command(string from = "2026-05", string set = "three-rates") =>
        new(set, "三率", null, from, 1, 100_00, 90, 10, null, ShippedRules.ThreeRates.Rules, ShippedRules.ThreeRates.Bands, set == "three-rates" ? 1 : 0);

    private static string? Refused(PublishRules.Command command, params ScoringRules[] published) => PublishRules.Refuse(command, RulesBook.With(published), Now)?.Code;

    [Fact]
    public void A_version_that_is_right_is_published_as_the_next_of_its_set()
    {
        Assert.Null(Refused(Command()));
        var next = PublishRules.Decide(Command(), RulesBook.Shipped, Now, new("assessor", Roles.Assessor, []));
        Assert.Equal(("three-rates@2", "2026-05"), (next.Code, next.From));
        Assert.Equal(("three-rates@1", "three-rates@2"), (RulesBook.With([next]).InForce("2026-04").Code, RulesBook.With([next]).InForce("2026-06").Code));
    }

    [Theory]
    [InlineData("2026-03", "month-has-begun")]
    [InlineData("2025-12", "month-has-begun")]
    [InlineData("2026-13", "unreadable-month")]
    public void Rules_begin_with_a_month_to_come(string from, string code) => Assert.Equal(code, Refused(Command(from)));

    [Fact]
    public void Two_versions_are_never_in_force_in_one_month_whichever_set_they_are_of()
    {
        var published = ShippedRules.Deduction with { Version = 2, From = "2026-06" };
        Assert.Equal("versions-overlap", Refused(Command("2026-05"), published));
        Assert.Equal("versions-overlap", Refused(Command("2026-06"), published));
        Assert.Null(Refused(Command("2026-07"), published));
    }

    [Fact]
    public void Weights_must_add_up_to_the_total() =>
        Assert.Equal("weights-do-not-add-up", Refused(Command() with { Total = 99_00 }));

    [Fact]
    public void Each_fault_of_a_rule_is_named()
    {
        Assert.Equal("no-rate", Refused(With(new() { Item = ScoreItems.Rework, Way = MarkingWays.Share, Points = 100_00 })));
        Assert.Equal("item-twice", Refused(Command() with { Rules = [.. ShippedRules.ThreeRates.Rules, ShippedRules.ThreeRates.Rules[0]] }));
        Assert.Equal("unknown-word", Refused(With(new() { Item = "smile", Way = MarkingWays.Share, Points = 100_00 })));
        Assert.Equal("unknown-word", Refused(With(new() { Item = ScoreItems.Solved, Way = "guess", Points = 100_00 })));
        Assert.Equal("out-of-bounds", Refused(With(new() { Item = ScoreItems.Solved, Way = MarkingWays.BelowTarget, Points = 100_00, Each = 100, Target = 101_00 })));
        Assert.Equal("out-of-bounds", Refused(With(new() { Item = ScoreItems.Solved, Way = MarkingWays.BelowTarget, Points = 100_00, Each = 100, Target = 95_00, Floor = 101_00 })));
        Assert.Equal("missing", Refused(Command() with { Rules = [null] }));
    }

    private static PublishRules.Command With(ScoringRule rule) => Command() with { Rules = [rule] };

    [Fact]
    public void Bands_fall_to_nothing_and_the_first_day_is_the_1st_or_the_19th()
    {
        Assert.Equal("bands-not-falling", Refused(Command() with { Bands = [new("好", "Good", 60_00), new("优", "Best", 90_00), new("差", "Poor", 0)] }));
        Assert.Equal("bands-not-falling", Refused(Command() with { Bands = [new("好", "Good", 60_00)] }));
        Assert.Equal("bad-first-day", Refused(Command() with { FirstDay = 31 }));
        Assert.Equal("bad-name", Refused(Command(set: "Three Rates")));
        Assert.Equal("changed-meanwhile", Refused(Command() with { Version = 7 }));
    }
}
