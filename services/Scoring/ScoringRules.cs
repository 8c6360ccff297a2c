using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>考核规则: one version of one set, as data: what is marked, with how many points, and from which month on. A version never changes once it is published.</summary>
public sealed record ScoringRules
{
    /// <summary>Which set: lower case with hyphens, such as three-rates.</summary>
    public required string Set { get; init; }
    /// <summary>Counts the versions of the set, from 1.</summary>
    public required int Version { get; init; }
    /// <summary>What it is called, zh-CN.</summary>
    public required string Name { get; init; }
    /// <summary>What it is called, English.</summary>
    public required string EnglishName { get; init; }
    /// <summary>The first month it is in force, yyyy-MM in China; null of one that ships to be compared with and is in force in no month.</summary>
    public string? From { get; init; }
    /// <summary>1: a month is the calendar's; 19: it runs from the 19th of the month before to the 18th.</summary>
    public int FirstDay { get; init; } = 1;
    /// <summary>What its marks with points come to, hundredths.</summary>
    public required int Total { get; init; }
    /// <summary>基本满意: for how much of a satisfied caller one counts that is basically satisfied, hundredths.</summary>
    public int BasicallySatisfied { get; init; } = 100;
    /// <summary>最低样本: a unit with fewer incidents in the month gets neither band nor rank.</summary>
    public int MinimumSample { get; init; } = 10;
    /// <summary>Where the numbers come from.</summary>
    public string? Source { get; init; }
    /// <summary>评分项.</summary>
    public required IReadOnlyList<ScoringRule> Rules { get; init; }
    /// <summary>分档, the best first.</summary>
    public required IReadOnlyList<ScoringBand> Bands { get; init; }
    /// <summary>Business time of publishing, UTC; null of those that ship.</summary>
    public DateTime? At { get; init; }
    /// <summary>Who published it.</summary>
    public string? ActorId { get; init; }

    /// <summary>Set and version in one word: three-rates@1.</summary>
    public string Code => $"{Set}@{Version}";

    /// <summary>The rule that marks this, or null.</summary>
    public ScoringRule? For(string item) => Rules.FirstOrDefault(rule => rule.Item == item);

    internal static ScoringRules Read(string body) => JsonSerializer.Deserialize<ScoringRules>(body, Wire.Json)!;
}

/// <summary>评分规则: how one thing is marked.</summary>
public sealed record ScoringRule
{
    /// <summary>What is marked, one of <see cref="ScoreItems"/>.</summary>
    public required string Item { get; init; }
    /// <summary>How, one of <see cref="MarkingWays"/>.</summary>
    public required string Way { get; init; }
    /// <summary>Full marks, hundredths; 0 where it only takes away.</summary>
    public int Points { get; init; }
    /// <summary>达标值, hundredths of a percent, below which points are lost.</summary>
    public int Target { get; init; }
    /// <summary>Hundredths lost for each percentage point below the target, or for each case.</summary>
    public int Each { get; init; }
    /// <summary>扣至: never less than this, hundredths; negative where cases take away more than there was.</summary>
    public int Floor { get; init; }
    /// <summary>自定: points of our own, which no published source gives.</summary>
    public bool Own { get; init; }
}

/// <summary>分档.</summary>
/// <param name="Name">zh-CN.</param>
/// <param name="EnglishName">English.</param>
/// <param name="From">From how many of a hundred points on, hundredths.</param>
public sealed record ScoringBand(string Name, string EnglishName, int From);

/// <summary>How an item is marked.</summary>
public static class MarkingWays
{
    /// <summary>按比例: the rate times the points.</summary>
    public const string Share = "share";
    /// <summary>低于达标值扣分: full marks down to the target, then so much for each percentage point.</summary>
    public const string BelowTarget = "below-target";
    /// <summary>按件扣分: so much for each case.</summary>
    public const string EachCase = "each-case";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Share, BelowTarget, EachCase];
}
