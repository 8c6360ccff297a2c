using Hotline.Contracts;

namespace Hotline.Scoring;

/// <summary>月度计分: points, bands and places as a pure function of the counted numbers and one version of the rules.</summary>
internal static class MonthPoints
{
    // Groups that are assessed, in the order in which leaders read them.
    private static readonly string[] Groups = [UnitKinds.Street, UnitKinds.Department, UnitKinds.Utility, UnitKinds.City, UnitKinds.District, UnitKinds.Community];

    private static readonly string[] ListedApart = [UnitKinds.Street, UnitKinds.Department, UnitKinds.Utility];

    public static List<GroupMonth> Of(IReadOnlyList<MonthCounts> counts, IReadOnlyList<Unit> units, ScoringRules rules)
    {
        var known = units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        // What is counted of a unit that is not heard of yet stands with the departments.
        var byKind = counts.Where(one => one.Unit != KeepCounts.OfDispatch).ToLookup(one => known.GetValueOrDefault(one.Unit)?.Kind ?? UnitKinds.Department, StringComparer.Ordinal);
        return [.. from kind in Groups
                   let without = units.Where(unit => unit.Kind == kind && ListedApart.Contains(kind) && unit.CeasedAt is null && !byKind[kind].Any(one => one.Unit == unit.Code && one.Sheets > 0)).ToList()
                   let those = byKind[kind].Where(one => one.Sheets > 0 || one.Lost > 0).ToList()
                   where those.Count + without.Count > 0
                   select Of(kind, those, without, known, rules)];
    }

    private static GroupMonth Of(string kind, List<MonthCounts> counts, List<Unit> without, Dictionary<string, Unit> known, ScoringRules rules) => new(
        kind,
        Of(new UnitNamed("", "", null), counts.Aggregate(new Counts(), (sum, one) => sum + one), rules),
        Placed([.. counts.Select(one => Of(known.GetValueOrDefault(one.Unit) is { } unit ? Named(unit) : new UnitNamed(one.Unit, one.Unit, null), new Counts() + one, rules))], rules),
        [.. without.Select(Named).OrderBy(unit => unit.Code, StringComparer.Ordinal)]);

    private static UnitNamed Named(Unit unit) => new(unit.Code, unit.Name, unit.EnglishName);

    public static UnitMonth Of(UnitNamed unit, Counts counts, ScoringRules rules)
    {
        List<ItemMonth> items = [.. rules.Rules.Where(rule => rule.Points > 0).Select(rule => Of(rule, counts, rules))];
        var (points, possible) = (items.Sum(item => item.Points ?? 0), items.Where(item => item.Points is not null).Sum(item => item.Possible));
        var score = possible == 0 ? (int?)null : (int)Marking.Rounded((Int128)points * 100_00, possible);
        var band = score is not null && IsRanked(counts, rules) ? rules.Bands.First(one => score >= one.From || one.From == 0) : null;
        return new UnitMonth { Unit = unit, Counts = counts, Items = items, Points = points, Possible = possible, Score = score, Band = band?.Name, EnglishBand = band?.EnglishName };
    }

    private static ItemMonth Of(ScoringRule rule, Counts counts, ScoringRules rules)
    {
        if (rule.Way == MarkingWays.EachCase)
            return new ItemMonth(rule.Item, null, null, counts.Cases(rule.Item), counts.Sheets - counts.Excluded > 0 ? Marking.OfCases(rule, counts.Cases(rule.Item)) : null, rule.Points);
        var (good, of) = counts.Rate(rule.Item, rules.BasicallySatisfied);
        return new ItemMonth(rule.Item, good, of, counts.Cases(rule.Item), Marking.OfRate(rule, good, of), rule.Points);
    }

    private static bool IsRanked(Counts counts, ScoringRules rules) => counts.Sheets - counts.Excluded >= rules.MinimumSample;

    // 不片面追求排名: a band for all that have enough incidents; the place only beside it, and equals share it.
    private static List<UnitMonth> Placed(List<UnitMonth> units, ScoringRules rules)
    {
        var ranked = units.Where(unit => unit.Score is not null && IsRanked(unit.Counts, rules)).OrderByDescending(unit => unit.Score).ThenBy(unit => unit.Unit.Code, StringComparer.Ordinal).ToList();
        return [.. ranked.Select(unit => unit with { Rank = 1 + ranked.Count(other => other.Score > unit.Score) }),
            .. units.Where(unit => unit.Score is null || !IsRanked(unit.Counts, rules)).OrderByDescending(unit => unit.Counts.Sheets).ThenBy(unit => unit.Unit.Code, StringComparer.Ordinal)];
    }
}
