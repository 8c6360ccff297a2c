namespace Hotline.Replay;

/// <summary>未办结的演示工单: orders besides the shipped 200 that are played only so far that each desk has something to do: waiting in the queue, to be signed, handled, reviewed, ruled on, called back.</summary>
public static class OpenOrders
{
    private const int Made = 600, Year = 2025;
    private const ulong Seed = 12345;

    // How many stay where, of the unit whose handler looks around, and of all others.
    private static readonly (Standing Left, int Its, int Others)[] Wanted =
    [
        (Standing.Queued, 2, 3), (Standing.Dispatched, 4, 3), (Standing.Signed, 4, 3), (Standing.ReturnRequested, 1, 1), (Standing.ClosingSubmitted, 2, 2), (Standing.Closed, 2, 3), (Standing.Held, 1, 1),
    ];

    /// <summary>Plays them; how many there are. One that was registered by an earlier start is left where somebody has brought it meanwhile. The units and the catalogue of the demonstration are there already.</summary>
    /// <exception cref="PlayException">The system did not answer any more.</exception>
    public static async Task<int> Play(Uri url, string key, string unit, CancellationToken stopping)
    {
        using var api = new PublicApi(url, key);
        var plans = Plans(unit).ToList();
        await new Player(api, $"{nameof(OpenOrders)}-{Seed}", plans.Count, static (_, _) => { }).Play(plans, stopping);
        await Drained.Wait(api, stopping);
        return plans.Count;
    }

    internal static IEnumerable<OrderPlan> Plans(string unit)
    {
        var owners = new FileSurvey(DemoOrders.Rows().Select(ReplayLine.Usable)).Owners.ToDictionary(owner => owner.Category, owner => owner.Unit, StringComparer.Ordinal);
        var ring = new UnitRing(HuangpuUnits.All.Select(one => one.Code));
        var rows = GenerateOrders.Orders(Made, Year, Seed).Where(row => row.Unit.Length > 0 && owners.GetValueOrDefault(row.Category) == row.Unit).ToLookup(row => row.Unit == unit);
        var (its, others) = (new Queue<ReplayRow>(rows[true]), new Queue<ReplayRow>(rows[false]));
        foreach (var (left, many, more) in Wanted)
            foreach (var row in Enumerable.Range(0, many).Select(_ => its.Dequeue()).Concat(Enumerable.Range(0, more).Select(_ => others.Dequeue())).ToList())
                yield return Plan(row, left, ring);
    }

    private static OrderPlan Plan(ReplayRow row, Standing left, UnitRing ring)
    {
        var plan = OrderPlan.Of(row with { Transfers = left switch { Standing.ReturnRequested => 1, Standing.Held => 2, _ => 0 } }, nameof(OpenOrders), ring) with { Left = left };
        // Without a category no catalogue names an owner: it waits for the dispatcher.
        return left == Standing.Queued ? plan with { Registration = plan.Registration with { Category = null } } : plan;
    }
}
