using Hotline.Contracts;

namespace Hotline.Scoring;

/// <summary>一事一考核: the sheet of one incident as a pure function of what was found about it and one version of the rules. Every line names its rule, its fact, its points and who bears it.</summary>
internal sealed record ScoreSheet(Incident Incident, ScoringRules Rules, IReadOnlyList<ScoreLine> Lines)
{
    /// <summary>Hundredths of the unit's own lines, never below nothing.</summary>
    public int Points { get; } = Math.Max(0, Lines.Where(line => line.Charged == ScoreCharges.Unit).Sum(line => line.Points));

    /// <summary>Hundredths.</summary>
    public int Possible { get; } = Lines.Where(line => line.Charged == ScoreCharges.Unit).Sum(line => line.Possible);

    public static ScoreSheet Of(Incident incident, ScoringRules rules) =>
        new(incident, rules, [.. ScoreItems.All.SelectMany(item => rules.For(item) is { } rule ? Marked(incident, rules, rule) : [])]);

    /// <summary>As it was before anything was struck.</summary>
    public ScoreSheet Before => Incident.Strikes.Count == 0 ? this : Of(Incident with { Strikes = [] }, Rules);

    private static IEnumerable<ScoreLine> Marked(Incident incident, ScoringRules rules, ScoringRule rule)
    {
        var found = incident.Findings.Where(finding => finding.Item == rule.Item);
        if (rule.Way != MarkingWays.EachCase)
            return found.Select(finding => Struck(incident, finding, Rate(incident, finding, rules, rule)));
        List<ScoreLine> cases = [.. found.Where(finding => CasesOf(finding) > 0).Select(finding => Struck(incident, finding, Cases(incident, finding, rules, rule)))];
        // Full marks where there was no case; what only takes away is not even a line then.
        return cases.Count > 0 || rule.Points == 0 ? cases : [Clean(incident, new Finding { Item = rule.Item }, rules, rule)];
    }

    private static ScoreLine Clean(Incident incident, Finding none, ScoringRules rules, ScoringRule rule) => Struck(incident, none, Cases(incident, none, rules, rule));

    private static ScoreLine Cases(Incident incident, Finding finding, ScoringRules rules, ScoringRule rule) =>
        Line(incident, finding, rules, rule) with { Points = Marking.OfCases(rule, CasesOf(finding)), Possible = rule.Points, Cases = CasesOf(finding) };

    // A rate that is marked by case has one case where it was not good.
    private static int CasesOf(Finding finding) => ScoreItems.Rates.Contains(finding.Item) ? finding.Good == false ? Math.Max(1, finding.Cases) : 0 : finding.Cases;

    private static ScoreLine Rate(Incident incident, Finding finding, ScoringRules rules, ScoringRule rule)
    {
        var good = GoodOf(finding, rules);
        var points = good is null ? null : Marking.OfRate(rule, good.Value, 100);
        return Line(incident, finding, rules, rule) with { Good = good, Points = points ?? 0, Possible = points is null ? 0 : rule.Points };
    }

    /// <summary>Hundredths of one incident, null where it does not count.</summary>
    internal static int? GoodOf(Finding finding, ScoringRules rules) => finding switch
    {
        { Good: null } => null,
        { Item: ScoreItems.Rating, Detail: Ratings.BasicallySatisfied } => rules.BasicallySatisfied,
        { Good: true } => 100,
        _ => 0,
    };

    // Struck: it is shown with its reason, and counts for nobody.
    private static ScoreLine Struck(Incident incident, Finding finding, ScoreLine line) =>
        incident.StrikeOf(finding) is not { } strike ? line
        : line with { Charged = ScoreCharges.Nobody, Struck = strike.Ground, Good = null };

    private static ScoreLine Line(Incident incident, Finding finding, ScoringRules rules, ScoringRule rule)
    {
        var (chinese, english) = LineSaid.Of(finding);
        return new ScoreLine
        {
            Item = finding.Item,
            Rule = $"{rules.Code}/{rule.Item}",
            Points = 0,
            Possible = 0,
            Charged = finding.Item switch { ScoreItems.Misdispatched => ScoreCharges.Dispatcher, ScoreItems.SilentAssistance => ScoreCharges.Assisting, _ => ScoreCharges.Unit },
            Unit = incident.BearerOf(finding),
            Own = rule.Own || rule.Way == MarkingWays.BelowTarget,
            Fact = finding.Fact,
            FactAt = finding.FactAt,
            Because = chinese,
            BecauseEnglish = english,
        };
    }
}
