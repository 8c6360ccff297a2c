using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>疑似重复: orders much like what the agent is writing, of the last 90 days and still open, or ended within 7 days. Changes nothing; a POST, since what is written may still hold a number.</summary>
public static class FindSimilarOrders
{
    private const int Most = 5, Least = 30, SameArea = 5;
    private const int MostOfTitle = 14, MostOfContent = 10, Newest = 200, MostCompared = 60;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(90), JustEnded = TimeSpan.FromDays(7);

    /// <summary>What the agent has written so far.</summary>
    public sealed record Command(string? Title, string? Content = null, string? Area = null, string? Address = null);

    /// <summary>One order that may be about the same.</summary>
    public sealed record Similar
    {
        /// <summary>Its id.</summary>
        public string Id { get; init; } = "";
        /// <summary>The number people use.</summary>
        public string Number { get; init; } = "";
        /// <summary>标题.</summary>
        public string Title { get; init; } = "";
        /// <summary>Street or community of the matter.</summary>
        public string? Area { get; init; }
        /// <summary>UTC.</summary>
        public DateTime RegisteredAt { get; init; }
        /// <summary>Where it stands in Intake.</summary>
        public string State { get; init; } = "";
        /// <summary>How far Dispatch is with it.</summary>
        public string? Progress { get; init; }
        /// <summary>The unit that has it, or had it at its end.</summary>
        public string? Unit { get; init; }
        /// <summary>相似度, in hundredths: what the texts have in common (Dice, over bigrams of the title and content where the agent has written one), and 5 more in the same area.</summary>
        public int Similarity { get; init; }
    }

    /// <summary>A registered order and, where it has ended, when it will be archived.</summary>
    internal sealed record Registered(WorkOrder Order, DateTime? ArchivesAt);

    private sealed record Archiving
    {
        public string Subject { get; init; } = "";
        public DateTime DueAt { get; init; }
    }

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/similar", Handle).MayBe(Roles.Agent).Command<List<Similar>>("疑似重复: orders much like what is being written, the likest first");

    internal static async Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock) =>
        Refuse(command) is { } refusal ? refusal.Answer()
        : TypedResults.Ok(Decide(command, await Candidates(db, await Likely(db, command), clock.Now), clock.Now));

    internal static Refusal? Refuse(Command command) => Demand.Refuse(command.Title, command.Content, null, command.Area, command.Address, null);

    internal static List<Similar> Decide(Command command, IEnumerable<Registered> candidates, DateTime now) =>
    [
        .. candidates.Where(one => now - one.Order.RegisteredAt <= Recent && IsOfUse(one, now))
            .Select(one => Of(one.Order, Similarity(command, one.Order)))
            .Where(similar => similar.Similarity >= Least)
            .OrderByDescending(similar => similar.Similarity).ThenByDescending(similar => similar.Id, StringComparer.Ordinal)
            .Take(Most),
    ];

    /// <summary>Something can still be added to it, or the caller may mean what has just been answered.</summary>
    private static bool IsOfUse(Registered one, DateTime now) => !one.Order.IsEnded || EndedAt(one) is { } ended && now - ended <= JustEnded;

    private static DateTime? EndedAt(Registered one) => one.Order.Progress == Steps.Closed ? one.Order.ClosedAt
        : one.ArchivesAt is { } archived ? ArchiveWorkOrder.EndOf(archived) : null;

    internal static int Similarity(Command command, WorkOrder order)
    {
        var mine = Bigrams.Of(command.Title, command.Content);
        var theirs = Bigrams.Of(Demand.OrNull(command.Title) is null ? null : order.Title, Demand.OrNull(command.Content) is null ? null : order.Content);
        var both = mine.Count(theirs.Contains);
        var dice = both == 0 ? 0 : 200 * both / (mine.Count + theirs.Count);
        return Math.Min(100, dice + (dice > 0 && Demand.OrNull(command.Area) is { } area && area == order.Area ? SameArea : 0));
    }

    private static Similar Of(WorkOrder order, int similarity) => new()
    {
        Id = order.Id,
        Number = order.Number,
        Title = order.Title,
        Area = order.Area,
        RegisteredAt = order.RegisteredAt,
        State = order.State,
        Progress = order.Progress,
        Unit = order.Unit,
        Similarity = similarity,
    };

    /// <summary>Where much of it stands: of each bigram the latest places; what stands in few orders tells more than what stands in many.</summary>
    private static async Task<List<long>> Likely(ServiceDb db, Command command)
    {
        List<string> title = [.. Bigrams.Of(command.Title)], content = [.. Bigrams.Of(command.Content)];
        var weights = new Dictionary<long, double>();
        foreach (var term in Spread(title, MostOfTitle).Union(Spread(content, MostOfContent)))
            Weigh(weights, await db.Find([term], long.MaxValue, Newest), 1);
        // The same title may be older than the latest of each.
        if (title.Count > 0)
            Weigh(weights, await db.Find(title, long.MaxValue, MostCompared), title.Count);
        return [.. weights.OrderByDescending(one => one.Value).ThenByDescending(one => one.Key).Take(MostCompared).Select(one => one.Key)];
    }

    private static IEnumerable<string> Spread(List<string> terms, int most) =>
        terms.Count <= most ? terms : Enumerable.Range(0, most).Select(i => terms[i * terms.Count / most]);

    private static void Weigh(Dictionary<long, double> weights, List<long> places, double times)
    {
        foreach (var place in places)
            weights[place] = weights.GetValueOrDefault(place) + times * Math.Log2(2.0 * Newest / places.Count);
    }

    private static async Task<List<Registered>> Candidates(ServiceDb db, List<long> places, DateTime now)
    {
        if (places.Count == 0)
            return [];
        var orders = await db.List<WorkOrder>(Load, new { Places = places, Since = now - Recent });
        var archiving = orders.Count == 0 ? [] : await db.List<Archiving>(LoadEnds, new { Kind = ArchiveWorkOrder.Timer, Ids = orders.ConvertAll(order => order.Id) });
        var archives = archiving.ToDictionary(timer => timer.Subject, timer => timer.DueAt, StringComparer.Ordinal);
        return orders.ConvertAll(order => new Registered(order, archives.TryGetValue(order.Id, out var due) ? due : null));
    }

    private const string Load = """
        SELECT o.Id, o.Number, o.Title, o.Content, o.Area, o.RegisteredAt, o.State, o.Progress, o.Unit, o.ClosedAt, o.ClosingRevision, o.ReopenedClosing
        FROM Texts t JOIN WorkOrders o ON o.Id = t.Id
        WHERE t.Seq IN @Places AND o.RegisteredAt >= @Since
        """;

    private const string LoadEnds = "SELECT Subject, MAX(DueAt) AS DueAt FROM Timers WHERE Kind = @Kind AND Subject IN @Ids GROUP BY Subject";
}
