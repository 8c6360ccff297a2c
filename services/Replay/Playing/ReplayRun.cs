using System.Globalization;

namespace Hotline.Replay;

/// <summary>What is to be played, and where.</summary>
public sealed record ReplayOrder
{
    /// <summary>So many that SQLite's writers have company at each commit.</summary>
    public const int UsualActors = 128;

    /// <summary>The rows, from the first; they are read more than once.</summary>
    public required Func<IEnumerable<ReplayLine>> Lines { get; init; }
    /// <summary>The file's mark: <see cref="FileMark"/>.</summary>
    public required string Mark { get; init; }
    /// <summary>Where the system listens.</summary>
    public required Uri Url { get; init; }
    /// <summary>A key that may act for others.</summary>
    public required string Key { get; init; }
    /// <summary>Commands at once.</summary>
    public int Actors { get; init; } = UsualActors;
    /// <summary>随附资料: with Huangpu's units, categories and catalogue.</summary>
    public bool WithShipped { get; init; }
    /// <summary>先例: each ruling becomes an entry of the catalogue, and the next such order goes by it.</summary>
    public bool Precedents { get; init; }
    /// <summary>模拟时钟: each order at its own time; the system must live by a simulated clock.</summary>
    public bool SimulatedClock { get; init; }
    /// <summary>假设: limits that count instead of the system's, as it takes them; only under a simulated clock.</summary>
    public System.Text.Json.Nodes.JsonObject? Limits { get; init; }
    /// <summary>Hears how many are registered and how many are through.</summary>
    public Action<int, int> Progress { get; init; } = static (_, _) => { };
}

/// <summary>What came of a replay.</summary>
public sealed class ReplayResult
{
    internal ReplayResult(FileSurvey survey, IReadOnlyCollection<Finding> refused, IReadOnlyCollection<Finding> leftOpen, Count count, int avoided, int returnsRefused, ClosingLine line)
    {
        (ReturnsRefused, Disputes) = (returnsRefused, count.Halves);
        Refused = [.. survey.Refused.Concat(refused).OrderBy(finding => finding.Line).Select(Sentence)];
        Wrong = [.. count.Lost.Select(f => f with { What = "lost: " + f.What }).Concat(count.Doubled.Select(f => f with { What = "doubled: " + f.What }))
            .Concat(leftOpen.Select(f => f with { What = "left open: " + f.What })).OrderBy(finding => finding.Line).Select(Sentence)];
        (Line, Avoided) = (line, avoided);
    }

    /// <summary>The closing line.</summary>
    public ClosingLine Line { get; }

    /// <summary>时限统计; none under the real clock, where nothing comes due.</summary>
    public YearReport? Report { get; internal init; }

    /// <summary>The rows that could not be used: line number and reason.</summary>
    public IReadOnlyList<string> Refused { get; }

    /// <summary>What was lost, doubled or left open: line number and what.</summary>
    public IReadOnlyList<string> Wrong { get; }

    /// <summary>How often the real orders were passed on beyond what a ruling allows.</summary>
    public int Avoided { get; }

    /// <summary>裁定后退单: how many units tried to return what a ruling had sent them, and were refused.</summary>
    public int ReturnsRefused { get; }

    /// <summary>争议占比, in the first half of the file and in the second.</summary>
    public Halves Disputes { get; }

    /// <summary>0: every usable row went its way to the end, once.</summary>
    public int ExitCode => Wrong.Count == 0 ? Line.ExitCode : 1;

    private static string Sentence(Finding finding) => string.Create(CultureInfo.InvariantCulture, $"line {finding.Line}: {finding.What}");
}

/// <summary>Plays a file through the public API, waits until all has drained, and counts what every service has.</summary>
public static class ReplayRun
{
    /// <summary>Plays it.</summary>
    /// <exception cref="ReplayInputException">The file, the key or an option is wrong.</exception>
    /// <exception cref="PlayException">The system did not answer any more.</exception>
    public static async Task<ReplayResult> Play(ReplayOrder order, CancellationToken stopping)
    {
        using var api = new PublicApi(order.Url, order.Key);
        var survey = new FileSurvey(order.Lines());
        var clock = new SimulatedClock(api);
        if (order is { SimulatedClock: true, Limits: { } limits }) await OtherLimits.Publish(api, limits, stopping);
        if (order.SimulatedClock && survey.Earliest is { } first) await clock.Begin(first, stopping);
        var reference = await Prepare(api, order, survey, stopping);
        var ring = reference.Taken(survey.Ring);
        var began = TimeProvider.System.GetTimestamp();
        var (refused, avoided) = (new List<Finding>(), 0);
        var played = await (order.SimulatedClock ? InTime() : AtOnce());
        await Drained.Wait(api, stopping);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        return await Count(api, order, survey, [.. refused, .. played.Refused], played.LeftOpen, avoided, played.ReturnsRefused, seconds, stopping);

        async Task<(IReadOnlyCollection<Finding> Refused, IReadOnlyCollection<Finding> LeftOpen, int ReturnsRefused)> AtOnce()
        {
            var player = new Player(api, order.Mark, order.Actors, order.Progress);
            await player.Play(Plans().Select(plan => plan.Plan), stopping);
            return (player.Refused, player.LeftOpen, player.ReturnsRefused);
        }

        async Task<(IReadOnlyCollection<Finding> Refused, IReadOnlyCollection<Finding> LeftOpen, int ReturnsRefused)> InTime()
        {
            var player = new SimulatedPlay(api, clock, order.Mark, order.Actors, order.Progress);
            var plans = Plans();
            if (!survey.IsInOrderOfTime) plans = plans.OrderBy(plan => plan.Row.OpenedAt);
            await player.Play(plans.Select(plan => new OrderInTime(plan.Plan, plan.Row, order.Mark)), stopping);
            return (player.Refused, player.LeftOpen, player.ReturnsRefused);
        }

        IEnumerable<(OrderPlan Plan, ReplayRow Row)> Plans()
        {
            foreach (var row in order.Lines().Select(line => line.Row).OfType<ReplayRow>())
            {
                if (reference.Refused(row) is { } reason)
                {
                    refused.Add(new Finding(row.Line, reason));
                    continue;
                }
                avoided += row.Transfers - NextStep.Played(row.Transfers, ring);
                yield return (OrderPlan.Of(row, order.Mark, ring) with { Teaches = order.Precedents }, row);
            }
        }
    }

    private static async Task<ReferenceData> Prepare(PublicApi api, ReplayOrder order, FileSurvey survey, CancellationToken stopping)
    {
        var reference = new ReferenceData(api);
        if (order.WithShipped) await reference.TakeShipped(stopping);
        await reference.Make(survey.Ring.Codes, survey.Categories, stopping);
        await Drained.Wait(api, stopping);
        return reference;
    }

    private static async Task<ReplayResult> Count(PublicApi api, ReplayOrder order, FileSurvey survey, List<Finding> refused,
        IReadOnlyCollection<Finding> leftOpen, int avoided, int returnsRefused, double seconds, CancellationToken stopping)
    {
        var tally = await new Evidence(api, order.Mark).Gather(stopping);
        var count = tally.CountLostAndDoubled(survey.Usable.Except(refused.Select(finding => finding.Line)));
        return new ReplayResult(survey, refused, leftOpen, count, avoided, returnsRefused, new ClosingLine
        {
            Registered = tally.Orders,
            Dispatched = count.Dispatched,
            Disputed = count.Disputed,
            Closed = count.Closed,
            Scored = count.Scored,
            Skipped = survey.Refused.Count + refused.Count,
            Lost = count.Lost.Count,
            Doubled = count.Doubled.Count,
            Seconds = Math.Round(seconds, 1),
            OrdersPerSecond = Math.Round(tally.Orders / Math.Max(seconds, 0.001), 1),
        })
        {
            Report = order.SimulatedClock ? new YearReport(await api.Ask("escalation/report", Contracts.Roles.Manager, PlayJson.Default.ListUnitInTime, stopping) ?? []) : null,
        };
    }
}
