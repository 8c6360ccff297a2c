using System.Diagnostics;
using Hotline.Contracts;
using Hotline.Escalation;
using Hotline.Platform;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Bench;

/// <summary>时限看板 over few orders and over many, 480 a day in both, and one sweep of the clocks: as many due, among few that wait and among many.</summary>
internal static class BoardAndSweep
{
    private const int Few = 10_000, Due = 1_000, Running = 5_000, Times = 40, Warm = 3;
    private static readonly Actor Manager = new("bench", Roles.Manager, []);

    public static async Task<List<Row>> Run(int many)
    {
        var (few, all) = (await Over(Few), await Over(many));
        return
        [
            .. few.Board.Zip(all.Board, (a, b) => new Row($"{a.What}: p95 at {Few:N0} and {many:N0} orders, {Running:N0} of them open", "100 ms, 1.2",
                Row.Say($"{a.P95:F1} ms, {b.P95:F1} ms: {b.P95 / a.P95:F1} (median {a.P50:F1}, {b.P50:F1})"))),
            new Row($"one sweep: what is due found, {Due:N0} among {Few:N0} clocks that wait and among {many:N0}", "50 ms, 1.2", Row.Say($"{few.Found:F1} ms, {all.Found:F1} ms: {all.Found / few.Found:F2}")),
            new Row($"and rung, which folds each order and tells of it", "", Row.Say($"{few.Rung:F0} ms, {all.Rung:F0} ms: {all.Rung / few.Rung:F2}")),
        ];
    }

    private sealed record Took(string What, double P50, double P95);

    private static async Task<(List<Took> Board, double Found, double Rung)> Over(int orders)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        var clock = new BusinessClock(TimeProvider.System);
        List<Took> took;
        double found, rung;
        await using (var db = new ServiceDb(EscalationService.Name, Place.InFile(Path.Combine(folder, "escalation.db")), typeof(EscalationService).Assembly, clock))
        {
            await PlantedClocks.Into(db, orders, Running, Due, clock.Now);
            took =
            [
                await Timed("the board", () => ReadBoard.Read(db, clock.Now, Manager)),
                await Timed("the list behind intake", () => Listed(BoardMeasures.Intake)),
                await Timed("the list of what turns red", () => Listed(LitOrders.TurningRed)),
                await Timed("the list of what is open", () => Listed(BoardMeasures.Open)),
            ];
            found = (await Timed("sweep", () => db.List<Ring>(db.Dialect.First(Timers.SelectDue), new { clock.Now, Limit = Due }))).P50;
            var timers = new Timers(db, NullLogger<Timers>.Instance);
            EscalationService.Ring(timers);
            var began = Stopwatch.GetTimestamp();
            while (await timers.RingDue() > 0) { }
            rung = Stopwatch.GetElapsedTime(began).TotalMilliseconds;

            Task<IResult> Listed(string measure) => ListBehindBoard.Handle(new() { Measure = measure }, db, clock, Manager);
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return (took, found, rung);
    }

    private static async Task<Took> Timed<T>(string what, Func<Task<T>> ask)
    {
        var took = new List<double>();
        for (var i = 0; i < Warm + Times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask();
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        var sorted = took.Skip(Warm).Order().ToList();
        return new Took(what, sorted[Times / 2], sorted[Times * 95 / 100]);
    }
}
