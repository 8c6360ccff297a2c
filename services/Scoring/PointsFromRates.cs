namespace Hotline.Scoring;

/// <summary>Points from a published rate: so that a bulletin can be checked by hand.</summary>
public static class PointsFromRates
{
    // A percentage is read to six decimals.
    private const long Whole = 100_000_000;

    /// <summary>Hundredths, from percent; of an item that is marked by case, from the points taken away.</summary>
    public static int Of(ScoringRule rule, decimal number) => rule.Way == MarkingWays.EachCase
        ? Marking.OfCases(rule with { Each = 1 }, (long)decimal.Round(number * 100, MidpointRounding.AwayFromZero))
        : Marking.OfRate(rule, (long)decimal.Round(number * Whole / 100, MidpointRounding.AwayFromZero), Whole)!.Value;
}
