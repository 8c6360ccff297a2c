using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>工作台计数: how many orders each list of the desk has; each count names the state that opens exactly that list.</summary>
public static class CountForDesk
{
    private const int Most = 10_000;

    /// <summary>One count.</summary>
    /// <param name="Name">What is counted.</param>
    /// <param name="State">The state to list them by.</param>
    /// <param name="Count">How many, at most 10,000.</param>
    /// <param name="More">Whether there are more.</param>
    public sealed record Counted(string Name, string State, int Count, bool More);

    /// <summary>What is counted of the orders of one state whose limit runs.</summary>
    internal sealed record Tally
    {
        public string State { get; init; } = "";
        public long Orders { get; init; }
        public long Overdue { get; init; }
        public long Asked { get; init; }

        public long Of(DeskState state) => !state.States.Contains(State) ? 0 : state switch
        {
            { Due: DeskState.Limit.Passed } => Overdue,
            { OnlyAsked: true } when State == States.Signed => Asked,
            _ => Orders,
        };
    }

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk/counts", Handle).MayBe(ReadWorkOrders.Everyone).Question<List<Counted>>("工作台计数: how many orders each list of the desk has");

    internal static async Task<IResult> Handle(ServiceDb db, BusinessClock clock, Actor user, string? unit = null, bool? mine = null)
    {
        if (Desk.NotTheirs(unit, user) is { } refusal) return refusal.Answer();
        var time = await TimeNow.Read(db, clock);
        var (any, passed) = (Desk.Span.Any, Desk.Span.Of(DeskState.Overdue, time.Now));
        var handler = Desk.Handler(mine, user);
        var soon = await FindDueSoon.Among(db, new(), Desk.Units(unit, user), handler, time);
        var tallies = new List<Tally>();
        var closed = 0;
        foreach (var of in Desk.Units(unit, user))
        {
            tallies.AddRange(await db.List<Tally>((of, handler) switch { (null, null) => Running, (_, null) => RunningOfUnit, (null, _) => RunningOfHandler, _ => RunningOfHandlerInUnit }, new { Unit = of, Handler = handler, any.From, any.Until, Passed = passed.Until }));
            closed += (await db.List<string>(db.Dialect.First((of, handler) switch { (null, null) => Closed, (_, null) => ClosedOfUnit, (null, _) => ClosedOfHandler, _ => ClosedOfHandlerInUnit }), new { Unit = of, Handler = handler, State = States.Closed, Limit = Most + 1 })).Count;
        }
        return TypedResults.Ok(Lists.Select(list => One(list.Name, list.State, list.State switch
        {
            { Due: DeskState.Limit.Soon } => soon.Count,
            { Runs: true } => tallies.Sum(tally => tally.Of(list.State)),
            _ => closed,
        })).ToList());
    }

    private static Counted One(string name, DeskState state, long count) => new(name, state.Name, (int)Math.Min(count, Most), count > Most);

    private static readonly (string Name, DeskState State)[] Lists =
    [
        ("open", DeskState.Open),
        ("queued", DeskState.Of(States.Queued)),
        ("toSign", DeskState.Of(States.Dispatched)),
        ("inProgress", DeskState.Of(States.Signed)),
        ("dueSoon", DeskState.DueSoon),
        ("overdue", DeskState.Overdue),
        ("returnsAndDisputes", DeskState.ReturnsAndDisputes),
        ("toReview", DeskState.ToReview),
        ("closed", DeskState.Of(States.Closed)),
    ];

    // COALESCE, so that the orders are read by their limits, and not all there ever were by their states.
    private const string Tallied = """
        SELECT COALESCE(State, '') AS State, COUNT(*) AS Orders, SUM(CASE WHEN DueBy <= @Passed THEN 1 ELSE 0 END) AS Overdue,
            SUM(CASE WHEN ExtensionDays > 0 THEN 1 ELSE 0 END) AS Asked
        FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until
        """;

    private const string OfUnit = " AND Unit = @Unit", OfHandler = " AND Handler = @Handler", ByState = " GROUP BY COALESCE(State, '')", InOrder = " ORDER BY Id";

    private const string Running = Tallied + ByState;

    private const string RunningOfUnit = Tallied + OfUnit + ByState;

    private const string RunningOfHandler = Tallied + OfHandler + ByState;

    private const string RunningOfHandlerInUnit = Tallied + OfUnit + OfHandler + ByState;

    private const string OfState = "SELECT Id FROM WorkOrders WHERE State = @State";

    private const string Closed = OfState + InOrder;

    private const string ClosedOfUnit = OfState + OfUnit + InOrder;

    private const string ClosedOfHandler = OfState + OfHandler + InOrder;

    private const string ClosedOfHandlerInUnit = OfState + OfUnit + OfHandler + InOrder;
}
