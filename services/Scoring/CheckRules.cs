using System.Text.RegularExpressions;
using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>规则核对: what may stand in a version of the rules; each fault is named before anything is kept.</summary>
internal static partial class CheckRules
{
    private const int Most = 1000_00, WholePercent = 100_00;

    public static Refusal? Refuse(PublishRules.Command command) =>
        Refusal.IfNotText("set", command.Set, 50)
        ?? (SetName().IsMatch(command.Set!) ? null : BadName)
        ?? Refusal.IfNotText("name", command.Name, 50)
        ?? Refusal.IfTooLong("englishName", command.EnglishName, 100)
        ?? Refusal.IfTooLong("source", command.Source)
        ?? (command.FirstDay is null or 1 or 19 ? null : BadFirstDay)
        ?? Refuse("basicallySatisfied", command.BasicallySatisfied ?? 100, 0, 100)
        ?? Refuse("minimumSample", command.MinimumSample ?? 10, 1, 100_000)
        ?? Refuse(command.Rules)
        ?? (command.Total is null ? Refusal.Missing("total") : Refuse("total", command.Total.Value, 1, Most))
        ?? AddUp([.. command.Rules!.OfType<ScoringRule>()], command.Total!.Value)
        ?? Refuse(command.Bands);

    private static Refusal? Refuse(IReadOnlyList<ScoringRule?>? rules) =>
        rules is null or { Count: 0 } ? Refusal.Missing("rules")
        : rules.Count > ScoreItems.All.Length ? Twice
        : rules.Select(rule => rule is null ? Refusal.Missing("rules") : Refuse(rule)).FirstOrDefault(r => r is not null)
        ?? (rules.DistinctBy(rule => rule!.Item).Count() < rules.Count ? Twice : null);

    private static Refusal? Refuse(ScoringRule rule) =>
        Refusal.IfUnknown("rules", rule.Item, ScoreItems.All)
        ?? Refusal.IfUnknown("rules", rule.Way, MarkingWays.All)
        ?? (rule.Way == MarkingWays.EachCase || ScoreItems.Rates.Contains(rule.Item) ? null : NoRate(rule.Item))
        ?? Refuse("rules", rule.Points, rule.Way == MarkingWays.EachCase ? 0 : 1, Most)
        ?? Refuse("rules", rule.Target, 0, WholePercent)
        ?? Refuse("rules", rule.Each, rule.Way == MarkingWays.Share ? 0 : 1, Most)
        ?? Refuse("rules", rule.Floor, rule.Way == MarkingWays.EachCase ? -Most : 0, rule.Points);

    /// <summary>权重: what the items give at best is what the version says it gives.</summary>
    private static Refusal? AddUp(List<ScoringRule> rules, int total) =>
        rules.Sum(rule => rule.Points) is var sum && sum == total ? null : Refusal.Wrong("total", "weights-do-not-add-up",
            $"各项满分合计 {sum / 100m:0.00}，与总分 {total / 100m:0.00} 不符。", $"The items' full marks come to {sum / 100m:0.00}, not to the total of {total / 100m:0.00}.");

    private static Refusal? Refuse(IReadOnlyList<ScoringBand?>? bands) =>
        bands is null or { Count: 0 } ? Refusal.Missing("bands")
        : bands.Count > 10 ? BadBands
        : bands.Select(band => band is null ? Refusal.Missing("bands") : Refusal.IfNotText("bands", band.Name, 20) ?? Refusal.IfNotText("bands", band.EnglishName, 50)).FirstOrDefault(r => r is not null)
        ?? (bands[^1]!.From == 0 && bands[0]!.From <= WholePercent && bands.Zip(bands.Skip(1)).All(pair => pair.First!.From > pair.Second!.From) ? null : BadBands);

    private static Refusal? Refuse(string field, int number, int least, int most) => number >= least && number <= most ? null
        : Refusal.Wrong(field, "out-of-bounds", $"{field} 里的 {number} 应在 {least} 至 {most} 之间。", $"{number} in {field} must be from {least} to {most}.");

    private static readonly Refusal BadName = Refusal.Wrong("set", "bad-name", "规则代码只能用小写字母、数字和连字符。", "A set's code has lower case letters, digits and hyphens only.");

    private static readonly Refusal BadFirstDay = Refusal.Wrong("firstDay", "bad-first-day", "考核月从 1 日或上月 19 日开始。", "A month begins on the 1st, or on the 19th of the month before.");

    private static readonly Refusal Twice = Refusal.Wrong("rules", "item-twice", "同一评分项写了两次。", "One item is there twice.");

    private static readonly Refusal BadBands = Refusal.Wrong("bands", "bands-not-falling", "分档应由高到低，最低一档从 0 起，最多 10 档。", "Bands stand from the best down, the last from 0 on; at most 10.");

    private static Refusal NoRate(string item) => Refusal.Wrong("rules", "no-rate", $"{item} 没有比率，只能按件扣分。", $"{item} is no rate; it can only be marked by case.");

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    private static partial Regex SetName();
}
