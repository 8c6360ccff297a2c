using System.Diagnostics;
using Hotline.Platform;
using Hotline.Scoring;

namespace Hotline.Bench;

/// <summary>考核: a year's sheets marked by other rules, one after the other, and a month of 80 units read over few incidents and over many.</summary>
internal static class ScoresRecomputed
{
    private const int Year = 130_478, Few = 10_000, Units = 80, Times = 60, Warm = 5;

    public static async Task<List<Row>> Run(int many)
    {
        var seconds = await Over(Year, months: 1, Recomputed);
        var (few, all) = (await Over(Few, months: 12, BoardRead), await Over(many, months: 12, BoardRead));
        return
        [
            new Row(Row.Say($"{Year:N0} sheets read and marked by other rules, on one core"), "5 s", Row.Say($"{seconds:F2} s")),
            new Row(Row.Say($"the month of {Units} units: p95 over {Few:N0} incidents and over {many:N0}"), "20 ms, 1.2", Row.Say($"{few:F1} ms, {all:F1} ms: {all / few:F2}")),
        ];
    }

    private static async Task<double> Over(int incidents, int months, Func<ServiceDb, Task<double>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        double measured;
        await using (var db = new ServiceDb(ScoringService.Name, Place.InFile(Path.Combine(folder, "scoring.db")), typeof(ScoringService).Assembly, new BusinessClock(TimeProvider.System)))
        {
            await PlantedSheets.Into(db, incidents, months, Units);
            measured = await measure(db);
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return measured;
    }

    private static async Task<double> Recomputed(ServiceDb db)
    {
        var began = Stopwatch.GetTimestamp();
        var (read, unit, after) = (0, "", "");
        while (after is not null)
        {
            var page = (await RecomputeMonth.Preview(db, PlantedSheets.FirstMonth, ShippedRules.Deduction.Code, DateTime.UnixEpoch, unit!, after))!;
            (read, unit, after) = (read + page.Incidents.Count, page.NextUnit, page.NextAfter);
        }
        return read == Year ? Stopwatch.GetElapsedTime(began).TotalSeconds : throw new InvalidOperationException($"{read} sheets were marked");
    }

    private static async Task<double> BoardRead(ServiceDb db)
    {
        var took = new List<double>();
        for (var i = 0; i < Warm + Times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await ReadMonth.Live(db, new MonthRow { Month = PlantedSheets.FirstMonth }, await RulesBook.Load(db), ShippedRules.ThreeRates, DateTime.UnixEpoch);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return took.Skip(Warm).Order().ElementAt(Times * 95 / 100);
    }
}
