using Hotline.Contracts;

namespace Hotline.Scoring;

/// <summary>随附规则: the two sets that ship. The three rates are in force until others are published; the deduction table is there to be compared with, or published.</summary>
public static class ShippedRules
{
    /// <summary>三率: response 10, solved 50, satisfied 40 of a hundred; basically satisfied counts 0.9 (the formula of a Beijing district's tool; the city's own weights are not published).</summary>
    public static readonly ScoringRules ThreeRates = new()
    {
        Set = "three-rates",
        Version = 1,
        Name = "三率",
        EnglishName = "Three rates",
        From = "0001-01",
        Total = 100_00,
        BasicallySatisfied = 90,
        Source = "响应率、解决率、满意率，分母为有效回访；综合成绩 = 10% 响应率 + 50% 解决率 + 40% 满意率，满意率 =（满意 + 0.9 × 基本满意）÷ 有效回访。",
        Bands = Bands,
        Rules =
        [
            new() { Item = ScoreItems.Contacted, Way = MarkingWays.Share, Points = 10_00 },
            new() { Item = ScoreItems.Solved, Way = MarkingWays.Share, Points = 50_00 },
            new() { Item = ScoreItems.Rating, Way = MarkingWays.Share, Points = 40_00 },
            Case(ScoreItems.SignedInTime, 2_00, most: 2_00), Case(ScoreItems.ClosedInTime, 5_00, most: 15_00), Case(ScoreItems.PoorReply, 2_00, most: 6_00), .. OwnCases,
        ],
    };

    /// <summary>扣分表: Lianyungang's monthly table as its bulletins show it: signing 10 and on time 20 with one point for each percentage point below 95, satisfaction 25 with half a point below 98 down to 12.5, replies 10 by case. The other 35 points (network, knowledge base, test calls) are not counted here.</summary>
    public static readonly ScoringRules Deduction = new()
    {
        Set = "deduction",
        Version = 1,
        Name = "扣分表",
        EnglishName = "Deduction table",
        Total = 65_00,
        Source = "连云港市 2021 年 7 月至 2023 年 1 月通报反推：及时签收率、按时办结率低于 95%，每低 1 个百分点扣 1 分；满意率低于 98%（2022 年 2 月前为 95%），每低 1 个百分点扣 0.5 分，扣至 12.5 分；答复规范按件扣分。",
        Bands = Bands,
        Rules =
        [
            new() { Item = ScoreItems.SignedInTime, Way = MarkingWays.BelowTarget, Points = 10_00, Target = 95_00, Each = 1_00 },
            new() { Item = ScoreItems.ClosedInTime, Way = MarkingWays.BelowTarget, Points = 20_00, Target = 95_00, Each = 1_00 },
            new() { Item = ScoreItems.Rating, Way = MarkingWays.BelowTarget, Points = 25_00, Target = 98_00, Each = 50, Floor = 12_50 },
            new() { Item = ScoreItems.PoorReply, Way = MarkingWays.EachCase, Points = 10_00, Each = 1_00 },
            .. OwnCases,
        ],
    };

    /// <summary>Both.</summary>
    public static readonly IReadOnlyList<ScoringRules> All = [ThreeRates, Deduction];

    // No readable source gives points for a single case; these are our own, and marked so.
    private static ScoringRule[] OwnCases =>
    [
        Case(ScoreItems.NoEvidence, 2_00, most: 2_00), Case(ScoreItems.Rework, 5_00, most: 15_00), Case(ScoreItems.ImproperReturn, 5_00, most: 15_00),
        Case(ScoreItems.ExtensionMisused, 2_00, most: 6_00), Case(ScoreItems.Supervised, 5_00, most: 10_00), Case(ScoreItems.Misdispatched, 2_00, most: 6_00), Case(ScoreItems.SilentAssistance, 2_00, most: 2_00),
    ];

    private static ScoringBand[] Bands => [new("优秀", "Excellent", 90_00), new("良好", "Good", 80_00), new("合格", "Adequate", 60_00), new("待改进", "To improve", 0)];

    private static ScoringRule Case(string item, int each, int most) => new() { Item = item, Way = MarkingWays.EachCase, Each = each, Floor = -most, Own = true };
}
