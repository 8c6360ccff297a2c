using Hotline.Contracts;
using Hotline.Scoring;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Scoring;

/// <summary>Properties that hold for any incident: made by chance, from a seed.</summary>
public sealed class ManyIncidents
{
    private static readonly string[] RatingsOrNone = [.. Ratings.All, ""];

    private static object[] Any(Random chance)
    {
        var rating = RatingsOrNone[chance.Next(RatingsOrNone.Length)];
        var facts = new List<object>
        {
            chance.Next(4) == 0 ? DeemedSigned(2, Zjj) : Signed(2, Zjj, hour: chance.Next(60)),
            Closed(20, Zjj, Close(chance.Next(20)), Close(11)) with { CallerDueBy = Close(8), Silent = chance.Next(5) == 0 ? [Cgj] : null },
            FollowUp(30, 20, rating.Length == 0 ? null : rating, solved: Maybe(chance), contacted: Maybe(chance)),
        };
        void Often(int most, Func<int, object> fact) => facts.AddRange(Enumerable.Range(1, chance.Next(most + 1)).Select(fact));
        Often(4, n => ReturnRejected(n + 2, Zjj));
        Often(2, n => ReturnUpheld(n + 7, Cgj));
        Often(2, n => Recalled(n, Swj));
        Often(3, n => SentBack(n + 12, Zjj, Close(1)));
        Often(2, n => ExtensionRefused(n + 15, Zjj));
        Often(3, n => Extended(n, Zjj, Close(12)));
        Often(2, n => Supervised(n, Zjj, number: n));
        Often(1, n => ReplyRated(n + 40, Zjj, chance.Next(1, 6), ReplyFaults.NoEvidence));
        Often(1, n => Contacted(n, Zjj, chance.Next(2) == 0));
        Often(1, n => Upheld(n + 50, Zjj, ScoreItems.All[chance.Next(ScoreItems.All.Length)], whole: chance.Next(6) == 0, upheld: chance.Next(2) == 0));
        return [.. facts];
    }

    private static bool? Maybe(Random chance) => chance.Next(3) switch { 0 => null, 1 => true, _ => false };

    [Fact]
    public void Order_and_number_of_facts_do_not_matter()
    {
        foreach (var seed in Enumerable.Range(1, 300))
        {
            var facts = Any(new Random(seed));
            object[] twice = [.. facts, .. facts];
            new Random(seed + 1000).Shuffle(twice);
            Assert.Equal(IncidentFold.Of(Heard(facts))!.Body(), IncidentFold.Of(Heard(twice))!.Body());
        }
    }

    [Fact]
    public void Points_stay_between_nothing_and_what_is_possible()
    {
        foreach (var sheet in Sheets(300))
            Assert.InRange(sheet.Points, 0, sheet.Possible);
    }

    [Fact]
    public void What_is_kept_of_an_incident_marks_it_as_the_facts_themselves_do()
    {
        foreach (var sheet in Sheets(100))
            Assert.Equal(sheet.Lines, ScoreSheet.Of(Incident.Read(sheet.Incident.Body()), sheet.Rules).Lines);
    }

    [Fact]
    public void The_month_is_the_sum_of_its_sheets()
    {
        var sheets = Sheets(300).Where(sheet => sheet.Rules == ShippedRules.ThreeRates).ToList();
        var sum = sheets.Select(sheet => KeepCounts.Of(sheet).GetValueOrDefault(Zjj) ?? new Counts()).Aggregate((one, other) => one + other);
        var month = MonthPoints.Of(new UnitNamed(Zjj, "住建局", null), sum, ShippedRules.ThreeRates);
        Assert.Equal(sheets.Sum(sheet => (long)sheet.Points), sum.Points);
        foreach (var item in month.Items)
        {
            var lines = sheets.SelectMany(sheet => sheet.Lines).Where(line => line.Item == item.Item && line.Good is not null && line.Struck is null).ToList();
            Assert.Equal((lines.Sum(line => (long)line.Good!), lines.Count * 100L), (item.Good, item.Of));
            // Each line of three rates is its share of the month: the month's points are the lines' mean.
            Assert.Equal((double)lines.Sum(line => line.Points) / lines.Count, item.Points!.Value, 0.51);
        }
    }

    private static IEnumerable<ScoreSheet> Sheets(int seeds) =>
        from seed in Enumerable.Range(1, seeds)
        let incident = IncidentFold.Of(Heard(Any(new Random(seed))))!
        from rules in ShippedRules.All
        select ScoreSheet.Of(incident, rules);
}
