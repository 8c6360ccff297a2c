using System.Globalization;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Scoring;

namespace Hotline.Bench;

/// <summary>Incidents put into Scoring's database as if they had been heard of: each with a sheet by the three rates, counted in its month.</summary>
internal static class PlantedSheets
{
    public const string FirstMonth = "2025-01";

    private const int AtOnce = 1000, Kinds = 500;

    private static readonly DateTime Begin = new(2025, 1, 3, 2, 0, 0, DateTimeKind.Utc);

    public static async Task Into(ServiceDb db, int incidents, int months, int units)
    {
        var kinds = Enumerable.Range(0, Kinds).Select(kind => ScoreSheet.Of(Any(new Random(kind), units), ShippedRules.ThreeRates)).ToList();
        await db.Write(async tx =>
        {
            for (var unit = 0; unit < units; unit++)
                await KeepUnits.Hear(new UnitChanged { At = Begin, ActorId = "bench", ActorRole = Roles.Administrator, Code = $"U{unit:00}", Version = 1, Name = $"单位{unit}", Kind = unit % 3 == 0 ? UnitKinds.Street : UnitKinds.Department, ValidFrom = Begin }, tx);
            return true;
        });
        for (var from = 0; from < incidents; from += AtOnce)
        {
            var first = from;
            await db.Write(async tx =>
            {
                for (var i = first; i < Math.Min(first + AtOnce, incidents); i++)
                    await tx.Execute(Insert, Row(i, kinds[i % Kinds], Month(i % months)));
                return true;
            });
        }
        await Count(db, incidents, months, kinds);
    }

    // Each kind of sheet once in each month: how large a number is does not change how long it takes to read.
    private static Task<bool> Count(ServiceDb db, int incidents, int months, List<ScoreSheet> kinds) => db.Write(async tx =>
    {
        foreach (var (month, kind) in Enumerable.Range(0, Math.Min(incidents, months * Kinds)).Select(i => (Month(i % months), kinds[i % Kinds])).Distinct())
            await KeepCounts.Change(tx, (null, null), (month, kind));
        return true;
    });

    private static string Month(int month) => Begin.AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static object Row(int i, ScoreSheet sheet, string month) => new
    {
        Id = i.ToString("x12", CultureInfo.InvariantCulture), sheet.Incident.Unit, sheet.Points, sheet.Possible, Rules = sheet.Rules.Code, Body = sheet.Incident.Body(), Month = month, ScoredAt = sheet.Incident.At,
    };

    private static Incident Any(Random chance, int units)
    {
        var rating = chance.Next(6) is var at && at < Ratings.All.Length ? Ratings.All[at] : null;
        Finding Found(string item, bool? good, string fact) => new() { Item = item, Good = good, Fact = fact, FactAt = Begin };
        return new Incident
        {
            Unit = $"U{chance.Next(units):00}",
            CalledBackAt = Begin,
            At = Begin,
            Rating = rating,
            Findings =
            [
                Found(ScoreItems.SignedInTime, chance.Next(20) > 0, nameof(WorkOrderSigned)), Found(ScoreItems.Contacted, rating is null ? null : chance.Next(10) > 0, nameof(CallerContacted)),
                Found(ScoreItems.ClosedInTime, chance.Next(20) > 0, nameof(WorkOrderClosed)), Found(ScoreItems.CallerInTime, chance.Next(30) > 0, nameof(WorkOrderClosed)),
                Found(ScoreItems.Solved, rating is null ? null : chance.Next(10) > 0, nameof(FollowUpRecorded)),
                Found(ScoreItems.Rating, rating is null ? null : at < 3, nameof(FollowUpRecorded)) with { Detail = rating ?? "not-rated" },
                .. chance.Next(10) == 0 ? [new Finding { Item = ScoreItems.Rework, Cases = 1, Fact = nameof(WorkOrderReopened), FactAt = Begin }] : Array.Empty<Finding>(),
            ],
        };
    }

    private const string Insert = """
        INSERT INTO Sheets (Id, WorkOrderId, Revision, Unit, Points, Possible, Settled, Rules, Body, Month, ScoredAt)
        VALUES (@Id, @Id, 1, @Unit, @Points, @Possible, 1, @Rules, @Body, @Month, @ScoredAt)
        """;
}
