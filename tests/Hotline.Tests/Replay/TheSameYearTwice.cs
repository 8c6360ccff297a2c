using Hotline.Platform;
using Hotline.Replay;
using Hotline.Scoring;
using Hotline.Tests.Journeys;
using Xunit;

namespace Hotline.Tests.Replay;

/// <summary>Orders that are played under a simulated clock, with all their limits: whoever is quicker, what the services say of them in the end is the same.</summary>
public sealed class TheSameYearTwice(ABroker broker)
{
    // So many to a year that the first of them make a week.
    private static readonly Lazy<List<ReplayRow>> Week = new(() => [.. GenerateOrders.Orders(3_000, 2025, 11).Take(40)]);

    [Fact]
    public async Task A_week_has_the_same_outcome_with_one_actor_and_with_16_whose_facts_arrive_late_twice_and_in_any_order()
    {
        var (one, marked) = await Played(Week.Value, 1, null, TimeSpan.Zero);
        Assert.Equal((one.ToString(), marked), Said(await Played(Week.Value, 16, null, TimeSpan.FromMilliseconds(2))));
        // It is no quiet week: limits come near and pass, signatures are missing, leaders watch.
        Assert.Equal((40, 40), (one.Total.Orders, one.Total.Closed));
        Assert.All(new[] { one.Total.Yellow, one.Total.Red, one.Total.SignedLate, one.Total.Supervised, 40 - one.Total.OnTime }, count => Assert.InRange(count, 1, 39));
    }

    [Fact]
    public async Task The_same_over_RabbitMQ_where_facts_arrive_late_twice_and_in_any_order()
    {
        var few = Week.Value.Take(8).ToList();
        Assert.Equal(Said(await Played(few, 16, null, TimeSpan.Zero)), Said(await Played(few, 16, await broker.Room(), TimeSpan.FromMilliseconds(6))));
    }

    [Fact]
    public async Task Five_thousand_orders_have_the_same_outcome_however_their_facts_arrive()
    {
        if (Environment.GetEnvironmentVariable("HOTLINE_LONG") != "1")
            Assert.Skip("two weeks of a whole city, twice, take minutes: HOTLINE_LONG=1");
        var many = GenerateOrders.Orders(130_478, 2025, 7).Take(5_000).ToList();
        Assert.Equal(Said(await Played(many, 128, null, TimeSpan.Zero)), Said(await Played(many, 16, null, TimeSpan.FromMilliseconds(4))));
    }

    private static (string, string) Said((YearReport Report, string Marked) played) => (played.Report.ToString(), played.Marked);

    private static async Task<(YearReport Report, string Marked)> Played(List<ReplayRow> orders, int actors, Broker? broker, TimeSpan putOff)
    {
        await using var hotline = await ASimulatedHotline.Opens(broker, putOff);
        var result = await hotline.Plays(orders, actors);
        Assert.Equal([], result.Wrong);
        Assert.Equal((orders.Count, orders.Count, 0, 0), (result.Line.Registered, result.Line.Scored, result.Line.Lost, result.Line.Doubled));
        return (result.Report!, await Marked(hotline, orders.Count));
    }

    /// <summary>Every month under both sets of rules, by unit and by incident; incidents are named anew in each play.</summary>
    private static async Task<string> Marked(ASimulatedHotline hotline, int orders)
    {
        await using var db = ServiceDb.OpenForReading(ScoringService.Name, Hotline.Platform.Place.InFile(Path.Combine(hotline.Folder, "scoring.db")));
        var (lines, incidents) = (new List<string>(), 0);
        foreach (var month in await db.List<string>("SELECT DISTINCT Month FROM Sheets WHERE Month IS NOT NULL ORDER BY Month"))
            foreach (var rules in ShippedRules.All)
            {
                var (unit, after) = ("", "");
                while (after is not null)
                {
                    var page = (await RecomputeMonth.Preview(db, month, rules.Code, DateTime.UnixEpoch, unit!, after))!;
                    lines.AddRange(page.Units.Select(one => $"{month} {rules.Code} {one}"));
                    lines.AddRange(page.Incidents.Select(one => $"{month} {rules.Code} {one with { WorkOrderId = "" }}"));
                    (incidents, unit, after) = (incidents + page.Incidents.Count, page.NextUnit, page.NextAfter);
                }
            }
        Assert.Equal(2 * orders, incidents);
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }
}
