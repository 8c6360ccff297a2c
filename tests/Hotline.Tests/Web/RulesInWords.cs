using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Scoring;
using Hotline.Web.Assessors;
using Xunit;

namespace Hotline.Tests.Web;

/// <summary>规则说明.</summary>
public sealed class RulesInWords
{
    private static readonly List<RulesSaid> Shipped = JsonSerializer.Deserialize<List<RulesSaid>>(JsonSerializer.Serialize(ShippedRules.All, Wire.Json), Wire.Json)!;

    private static (string Chinese, string English) Words(string code, string item) => RuleInWords.Of(Shipped.Single(rules => rules.Code == code).Rules.Single(rule => rule.Item == item));

    [Theory]
    [InlineData("deduction@1", ScoreItems.ClosedInTime, "按时办结率低于 95%，每低 1 个百分点扣 1 分，满分 20，扣至 0。")]
    [InlineData("deduction@1", ScoreItems.Rating, "满意率低于 98%，每低 1 个百分点扣 0.5 分，满分 25，扣至 12.5。")]
    [InlineData("deduction@1", ScoreItems.PoorReply, "满分 10 分，每发生 1 次扣 1 分，扣至 0。")]
    [InlineData("three-rates@1", ScoreItems.Solved, "满分 50 分，按解决率给分：解决率 × 50。")]
    [InlineData("three-rates@1", ScoreItems.Rework, "每发生 1 次扣 5 分，一件最多扣 15 分；没有不得分。")]
    public void Each_way_of_marking_is_said_in_a_sentence(string code, string item, string sentence) => Assert.Equal(sentence, Words(code, item).Chinese);

    [Fact]
    public void Every_item_has_words_of_its_own_in_both_languages()
    {
        foreach (var item in ScoreItems.All)
        {
            var (chinese, english) = RuleInWords.Noun(item);
            Assert.DoesNotContain(item, chinese, StringComparison.Ordinal);
            Assert.NotEqual(chinese, english);
        }
    }

    [Fact]
    public void A_copy_that_nobody_changed_is_sent_as_the_version_it_was_begun_from()
    {
        foreach (var rules in ShippedRules.All)
        {
            var sent = JsonSerializer.Deserialize<PublishRules.Command>(JsonSerializer.Serialize(RulesDraft.Of(Shipped.Single(one => one.Code == rules.Code)).Command(rules.Version), Wire.Json), Wire.Json)!;
            Assert.Null(CheckRules.Refuse(sent));
            Assert.Equal(rules.Rules.OrderBy(rule => rule.Item, StringComparer.Ordinal), sent.Rules!.OfType<ScoringRule>().OrderBy(rule => rule.Item, StringComparer.Ordinal));
            Assert.Equal(rules.Bands, sent.Bands!.OfType<ScoringBand>());
            Assert.Equal((rules.Total, rules.BasicallySatisfied, rules.MinimumSample, rules.FirstDay), (sent.Total, sent.BasicallySatisfied, sent.MinimumSample, sent.FirstDay));
        }
    }

    [Theory]
    [InlineData(1, 3, "33.33%")]
    [InlineData(2, 3, "66.67%")]
    [InlineData(0, 0, "—")]
    public void A_rate_has_two_places_and_nothing_of_nothing_has_none(long good, long of, string shown) => Assert.Equal(shown, Marks.Rate(good, of));
}
