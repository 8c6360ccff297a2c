namespace Hotline.Scoring;

/// <summary>计分: what one rule gives for a rate or for cases. Exact until the end, then rounded once to hundredths, half away from zero.</summary>
public static class Marking
{
    /// <summary>Hundredths for good of so many; both in the same measure. Nothing of nothing gives null: the item is not counted.</summary>
    public static int? OfRate(ScoringRule rule, long good, long of) => of <= 0 ? null : rule.Way switch
    {
        MarkingWays.Share => Within(rule, Rounded((Int128)rule.Points * good, of)),
        MarkingWays.BelowTarget => Within(rule, Rounded(((Int128)rule.Points * 100 * of) - (rule.Each * Int128.Max(0, ((Int128)rule.Target * of) - ((Int128)10_000 * good))), (Int128)100 * of)),
        _ => null,
    };

    /// <summary>Hundredths after so many cases.</summary>
    public static int OfCases(ScoringRule rule, long cases) => Within(rule, rule.Points - ((Int128)rule.Each * cases));

    private static int Within(ScoringRule rule, Int128 points) => (int)Int128.Clamp(points, rule.Floor, Math.Max(rule.Points, rule.Floor));

    internal static Int128 Rounded(Int128 numerator, Int128 denominator)
    {
        var (quotient, rest) = Int128.DivRem(Int128.Abs(numerator), denominator);
        var rounded = rest * 2 >= denominator ? quotient + 1 : quotient;
        return numerator < 0 ? -rounded : rounded;
    }
}
