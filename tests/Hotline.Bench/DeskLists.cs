using System.Diagnostics;
using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;
using Microsoft.AspNetCore.Http;

namespace Hotline.Bench;

/// <summary>工作台清单: each list and search of the desks over few orders and over many, with as many that run in both. Asked of the step itself, without HTTP.</summary>
internal static class DeskLists
{
    private const int Few = 10_000, Times = 40, Warm = 3;
    private static readonly Actor Dispatcher = new("bench", Roles.Dispatcher, []);
    private static readonly Actor Handler = new("bench", Roles.Handler, [PlantedOrders.BusyUnit]);

    private static readonly (string What, Actor User, ListForDesk.Asked Asked)[] Lists =
    [
        ("open", Dispatcher, new()),
        ("open, newest first", Dispatcher, new() { Sort = "new" }),
        ("overdue", Dispatcher, new() { State = "overdue" }),
        ("due soon", Dispatcher, new() { State = "due-soon" }),
        ("to review", Dispatcher, new() { State = "to-review" }),
        ("open in a quiet area", Dispatcher, new() { Area = PlantedOrders.QuietArea }),
        ("open with a common word", Dispatcher, new() { Q = PlantedOrders.CommonWord }),
        ("open with a rare word", Dispatcher, new() { Q = PlantedOrders.RareWord }),
        ("open with no such word", Dispatcher, new() { Q = PlantedOrders.NoWord }),
        ("open by the end of a number", Dispatcher, new() { Q = "9042" }),
        ("open with one character", Dispatcher, new() { Q = "鲸" }),
        ("closed", Dispatcher, new() { State = States.Closed }),
        ("closed in a busy area", Dispatcher, new() { State = States.Closed, Area = PlantedOrders.BusyArea }),
        ("closed in a quiet area", Dispatcher, new() { State = States.Closed, Area = PlantedOrders.QuietArea }),
        ("closed of a type", Dispatcher, new() { State = States.Closed, Type = WorkOrderTypes.Suggestion }),
        ("closed of a category in an area", Dispatcher, new() { State = States.Closed, Area = PlantedOrders.BusyArea, Category = "C10" }),
        ("closed with a common word", Dispatcher, new() { State = States.Closed, Q = PlantedOrders.CommonWord }),
        ("closed with a rare word", Dispatcher, new() { State = States.Closed, Q = PlantedOrders.RareWord }),
        ("closed with no such word", Dispatcher, new() { State = States.Closed, Q = PlantedOrders.NoWord }),
        ("closed with a common word in a quiet area", Dispatcher, new() { State = States.Closed, Q = PlantedOrders.CommonWord, Area = PlantedOrders.QuietArea }),
        ("terminated in a quiet area", Dispatcher, new() { State = States.Terminated, Area = PlantedOrders.QuietArea }),
        ("open of a unit", Handler, new()),
        ("open of a unit with a common word", Handler, new() { Q = PlantedOrders.CommonWord }),
        ("open of a unit with no such word", Handler, new() { Q = PlantedOrders.NoWord }),
        ("closed of a unit", Handler, new() { State = States.Closed }),
        ("closed of a unit in a quiet area", Handler, new() { State = States.Closed, Area = PlantedOrders.QuietArea }),
        ("closed of a unit with a common word", Handler, new() { State = States.Closed, Q = PlantedOrders.CommonWord }),
        ("closed of a unit with a rare word", Handler, new() { State = States.Closed, Q = PlantedOrders.RareWord }),
        ("terminated of a unit with a common word", Handler, new() { State = States.Terminated, Q = PlantedOrders.CommonWord }),
    ];

    public static async Task<List<Row>> Run(int many, int running)
    {
        var (few, all) = (await Over(Few, running), await Over(many, running));
        return [.. few.Zip(all, (a, b) => new Row($"{a.What}: p95 at {Few:N0} and {many:N0} orders, {running:N0} of them open", "100 ms, 1.2",
            Row.Say($"{a.P95:F1} ms, {b.P95:F1} ms: {b.P95 / a.P95:F1} (median {a.P50:F1}, {b.P50:F1}: {b.P50 / a.P50:F1}), {b.Rows} rows")))];
    }

    private sealed record Took(string What, double P50, double P95, int Rows);

    private static async Task<List<Took>> Over(int orders, int running)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        var clock = new BusinessClock(TimeProvider.System);
        var took = new List<Took>();
        await using (var db = new ServiceDb(DispatchService.Name, Place.InFile(Path.Combine(folder, "dispatch.db")), typeof(DispatchService).Assembly, clock))
        {
            await PlantedOrders.Into(db, orders, running, clock.Now);
            foreach (var (what, user, asked) in Lists)
                took.Add(await Timed(what, async () => ((IValueHttpResult<ListForDesk.Page>)await ListForDesk.Handle(asked, db, clock, user)).Value!.Rows.Count));
            took.Add(await Timed("counts", async () => ((IValueHttpResult<List<CountForDesk.Counted>>)await CountForDesk.Handle(db, clock, Dispatcher)).Value!.Count));
            took.Add(await Timed("counts of a unit", async () => ((IValueHttpResult<List<CountForDesk.Counted>>)await CountForDesk.Handle(db, clock, Handler)).Value!.Count));
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return took;
    }

    private static async Task<Took> Timed(string what, Func<Task<int>> ask)
    {
        var (took, rows) = (new List<double>(), 0);
        for (var i = 0; i < Warm + Times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            rows = await ask();
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        var sorted = took.Skip(Warm).Order().ToList();
        return new Took(what, sorted[Times / 2], sorted[Times * 95 / 100], rows);
    }
}
