using Hotline.Contracts;

namespace Hotline.Web.Assessors;

/// <summary>考核规则: one version of one set, as Scoring tells it; points in hundredths.</summary>
/// <param name="Set">Which set.</param>
/// <param name="Version">From 1.</param>
/// <param name="Name">zh-CN.</param>
/// <param name="EnglishName">English.</param>
/// <param name="From">The first month it is in force, yyyy-MM; null of one that is only to be compared with.</param>
/// <param name="FirstDay">1: calendar months; 19: from the 19th of the month before.</param>
/// <param name="Total">What the marks come to.</param>
/// <param name="BasicallySatisfied">For how much of a satisfied caller one counts that is basically satisfied.</param>
/// <param name="MinimumSample">From how many incidents on a unit is ranked.</param>
/// <param name="Source">Where the numbers come from.</param>
/// <param name="Rules">评分项.</param>
/// <param name="Bands">分档, the best first.</param>
/// <param name="At">When it was published, UTC; null of those that ship.</param>
/// <param name="ActorId">Who published it.</param>
public sealed record RulesSaid(string Set, int Version, string Name, string EnglishName, string? From, int FirstDay, int Total, int BasicallySatisfied, int MinimumSample, string? Source,
    List<RulesSaid.Rule> Rules, List<RulesSaid.Band> Bands, DateTime? At, string? ActorId)
{
    /// <summary>Set and version in one word: three-rates@1.</summary>
    public string Code => $"{Set}@{Version}";

    /// <summary>How it is called, with its version.</summary>
    internal string Shown(Language language) => language[$"{Name}第 {Version} 版", $"{EnglishName}, version {Version}"];

    /// <summary>评分规则: how one thing is marked.</summary>
    public sealed record Rule(string Item, string Way, int Points, int Target, int Each, int Floor, bool Own);

    /// <summary>分档.</summary>
    public sealed record Band(string Name, string EnglishName, int From);
}

/// <summary>计分方式, as the rules write it.</summary>
internal static class Ways
{
    public const string Share = "share", BelowTarget = "below-target", EachCase = "each-case";

    public static readonly (string Way, string Chinese, string English)[] All = [(Share, "按比例得分", "in proportion to the rate"), (BelowTarget, "低于目标扣分", "points lost below a target"), (EachCase, "按件扣分", "points lost for each case")];
}

/// <summary>规则说明: a rule in words that everybody understands.</summary>
internal static class RuleInWords
{
    public static (string Chinese, string English) Of(RulesSaid.Rule rule) => rule.Way switch
    {
        Ways.Share => ($"满分 {Marks.Short(rule.Points)} 分，按{Noun(rule.Item).Chinese}给分：{Noun(rule.Item).Chinese} × {Marks.Short(rule.Points)}。", $"{Marks.Short(rule.Points)} points at best, given in proportion: {Noun(rule.Item).English} times {Marks.Short(rule.Points)}."),
        Ways.BelowTarget => BelowTarget(rule),
        _ => EachCase(rule),
    };

    private static (string, string) BelowTarget(RulesSaid.Rule rule) => (
        $"{Noun(rule.Item).Chinese}低于 {Marks.Short(rule.Target)}%，每低 1 个百分点扣 {Marks.Short(rule.Each)} 分，满分 {Marks.Short(rule.Points)}，扣至 {Marks.Short(rule.Floor)}。",
        $"Below {Marks.Short(rule.Target)}% of {Noun(rule.Item).English}, {Marks.Short(rule.Each)} points are lost for each percentage point; {Marks.Short(rule.Points)} at best, never below {Marks.Short(rule.Floor)}.");

    private static (string, string) EachCase(RulesSaid.Rule rule) => rule.Points == 0
        ? ($"每发生 1 次扣 {Marks.Short(rule.Each)} 分，一件最多扣 {Marks.Short(-rule.Floor)} 分；没有不得分。", $"{Marks.Short(rule.Each)} points lost each time, at most {Marks.Short(-rule.Floor)} in one incident; none are gained.")
        : ($"满分 {Marks.Short(rule.Points)} 分，每发生 1 次扣 {Marks.Short(rule.Each)} 分，扣至 {Marks.Short(rule.Floor)}。", $"{Marks.Short(rule.Points)} points at best, {Marks.Short(rule.Each)} lost each time, never below {Marks.Short(rule.Floor)}.");

    /// <summary>The rate that an item is, by its own name.</summary>
    public static (string Chinese, string English) Noun(string item) => item switch
    {
        ScoreItems.SignedInTime => ("及时签收率", "the rate of orders signed in time"),
        ScoreItems.Contacted => ("响应率", "the rate of callers contacted"),
        ScoreItems.ClosedInTime => ("按时办结率", "the rate of orders closed in time"),
        ScoreItems.CallerInTime => ("对来电人的按时办结率", "the rate of orders closed in the time the caller was told"),
        ScoreItems.Solved => ("解决率", "the rate of matters solved"),
        ScoreItems.Rating => ("满意率", "the rate of satisfied callers"),
        _ => (TradeWords.Of(item, english: false), TradeWords.Of(item, english: true)),
    };

    /// <summary>What else a version says: how months are cut, how a basically satisfied caller counts, from how many incidents on a unit is ranked.</summary>
    public static IEnumerable<(string Chinese, string English)> Beside(RulesSaid rules)
    {
        yield return rules.FirstDay == 1 ? ("考核月为自然月。", "A month is the calendar's.") : ($"考核月从上月 {rules.FirstDay} 日到本月 {rules.FirstDay - 1} 日。", $"A month runs from the {rules.FirstDay}th of the month before to the {rules.FirstDay - 1}th.");
        if (rules.Rules.Exists(rule => rule.Item == ScoreItems.Rating))
            yield return rules.BasicallySatisfied == 100 ? ("基本满意与满意同样计。", "Basically satisfied counts as satisfied.") : ($"基本满意按 {Marks.Short(rules.BasicallySatisfied)} 个满意计。", $"Basically satisfied counts as {Marks.Short(rules.BasicallySatisfied)} of satisfied.");
        yield return ($"考核件少于 {rules.MinimumSample} 件的单位不分档、不排位。", $"A unit with fewer than {rules.MinimumSample} incidents gets neither band nor place.");
    }
}
