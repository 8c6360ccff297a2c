using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>What the four services have of one file, counted from orders, trails and sheets.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, OrderFound> orders = new(StringComparer.Ordinal);

    /// <summary>Intake has this order for that line of the file.</summary>
    public void Registered(string order, int line) => Of(order).Line = line;

    /// <summary>A fact of a trail, in the order of the trail; facts of other people's orders are passed over.</summary>
    public void Fact(string order, string type, bool final = true, int closing = 0, bool byPrecedent = false)
    {
        if (!orders.TryGetValue(order, out var found))
            return;
        found.Dispatched |= type == nameof(WorkOrderDispatched);
        found.Disputed |= type == nameof(DisputeOpened);
        found.ByPrecedent |= byPrecedent;
        if ((type != nameof(FollowUpRecorded) || final) && found.Trail.IsTwice(type, closing))
            found.Twice ??= type;
    }

    /// <summary>Intake: closed, and the caller was asked to the end.</summary>
    public void FollowedUp(string order) => Mark(order, Finished.Intake);

    /// <summary>Dispatch: closed.</summary>
    public void Closed(string order) => Mark(order, Finished.Dispatch);

    /// <summary>Escalation: the clocks have ended.</summary>
    public void ClockEnded(string order) => Mark(order, Finished.Escalation);

    /// <summary>Escalation: a dispute is not settled.</summary>
    public void DisputeOpen(string order)
    {
        if (orders.TryGetValue(order, out var found)) found.DisputeOpen = true;
    }

    /// <summary>Scoring: a current sheet of the incident, which is the order it was registered as.</summary>
    public void Sheet(string incident)
    {
        Mark(incident, Finished.Scoring);
        if (orders.TryGetValue(incident, out var found)) found.Sheets++;
    }

    /// <summary>Counts the lost and the doubled among the usable lines.</summary>
    public Count CountLostAndDoubled(IEnumerable<int> usableLines)
    {
        var lines = usableLines.Order().ToList();
        var byLine = orders.Values.ToLookup(found => found.Line);
        var lost = new List<Finding>();
        var doubled = new List<Finding>();
        foreach (var line in lines)
        {
            var found = byLine[line].ToList();
            if (Lost(found) is { } missing) lost.Add(new Finding(line, missing));
            if (Doubled(found) is { } twice) doubled.Add(new Finding(line, twice));
        }
        return new Count(lost, doubled, orders.Values.Count(o => o.Dispatched), orders.Values.Count(o => o.Disputed),
            orders.Values.Count(o => o.In.HasFlag(Finished.Dispatch)), orders.Values.Count(o => o.In.HasFlag(Finished.Scoring)), Half(lines.Take(lines.Count / 2)).And(Half(lines.Skip(lines.Count / 2))));

        Halves Half(IEnumerable<int> some) => some.SelectMany(line => byLine[line]).Aggregate(new Halves(), (half, one) =>
            new Halves(half.First + 1, half.FirstDisputed + (one.Disputed ? 1 : 0), ByPrecedent: half.ByPrecedent + (one.ByPrecedent ? 1 : 0)));
    }

    /// <summary>How many orders there are of the file.</summary>
    public int Orders => orders.Count;

    private static string? Lost(List<OrderFound> found)
    {
        if (found.Count == 0) return "no order in intake";
        if (found.Exists(o => o is { In: Finished.All, DisputeOpen: false })) return null;
        var order = found[0];
        var missing = Enum.GetValues<Finished>().Where(f => f is not (Finished.None or Finished.All) && !order.In.HasFlag(f)).Select(Missing);
        return string.Join(", ", order.DisputeOpen ? missing.Append("its dispute is open") : missing);
    }

    private static string Missing(Finished service) => service switch
    {
        Finished.Intake => "not followed up in intake",
        Finished.Dispatch => "not closed in dispatch",
        Finished.Escalation => "its clocks run in escalation",
        _ => "no sheet in scoring",
    };

    private static string? Doubled(List<OrderFound> found) =>
        found.Count > 1 ? $"{found.Count} orders in intake"
        : found.Select(o => o.Twice).FirstOrDefault(t => t is not null) is { } twice ? $"{twice} twice without a reason between"
        : found.Exists(o => o.Sheets > 1) ? $"{found[0].Sheets} current sheets in scoring" : null;

    private void Mark(string order, Finished service)
    {
        if (orders.TryGetValue(order, out var found)) found.In |= service;
    }

    private OrderFound Of(string order)
    {
        if (!orders.TryGetValue(order, out var found))
            orders.Add(order, found = new OrderFound());
        return found;
    }

    [Flags]
    private enum Finished { None = 0, Intake = 1, Dispatch = 2, Escalation = 4, Scoring = 8, All = 15 }

    private sealed class OrderFound
    {
        public int Line;
        public Finished In;
        public TrailOfSteps Trail;
        public string? Twice;
        public int Sheets;
        public bool Dispatched, Disputed, DisputeOpen, ByPrecedent;
    }
}

/// <summary>A line of the file that something is wrong with.</summary>
internal sealed record Finding(int Line, string What);

/// <summary>What was counted.</summary>
internal sealed record Count(IReadOnlyList<Finding> Lost, IReadOnlyList<Finding> Doubled, int Dispatched, int Disputed, int Closed, int Scored, Halves Halves);

/// <summary>争议占比: how many orders the two halves of a file have, how many of them were disputed, and how many went by a precedent.</summary>
public readonly record struct Halves(int First = 0, int FirstDisputed = 0, int Second = 0, int SecondDisputed = 0, int ByPrecedent = 0)
{
    internal Halves And(Halves second) => this with { Second = second.First, SecondDisputed = second.FirstDisputed, ByPrecedent = ByPrecedent + second.ByPrecedent };
}
