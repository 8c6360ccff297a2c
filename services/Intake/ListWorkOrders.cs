using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>工单清单: registered orders, by id and so by time; of one state, of one progress, of one call, or (检索) what contains a text, latest first.</summary>
public static class ListWorkOrders
{
    /// <summary>One order.</summary>
    public sealed record Row
    {
        /// <summary>Its id.</summary>
        public string Id { get; init; } = "";
        /// <summary>The number people use.</summary>
        public string Number { get; init; } = "";
        /// <summary>Its revision in Intake.</summary>
        public int Revision { get; init; }
        /// <summary>One of <see cref="States"/>.</summary>
        public string State { get; init; } = "";
        /// <summary>One of <see cref="Steps"/>.</summary>
        public string? Progress { get; init; }
        /// <summary>The unit that has it, or had it at its end.</summary>
        public string? Unit { get; init; }
        /// <summary>诉求类型.</summary>
        public string Type { get; init; } = "";
        /// <summary>紧急程度.</summary>
        public string Urgency { get; init; } = "";
        /// <summary>标题.</summary>
        public string Title { get; init; } = "";
        /// <summary>UTC.</summary>
        public DateTime RegisteredAt { get; init; }
        /// <summary>Which closing was heard last; 0 for none.</summary>
        public int ClosingRevision { get; init; }
        /// <summary>Which closing was followed up to the end; 0 for none.</summary>
        public int FollowedUpClosing { get; init; }
        /// <summary>Closed, and the caller not yet asked to the end.</summary>
        public bool AwaitsFollowUp { get; init; }
        /// <summary>How often it was sent back.</summary>
        public int Reopenings { get; init; }
        /// <summary>The order it is merged into now.</summary>
        public string? MasterId { get; init; }
    }

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/work-orders", Handle).MayBe(IntakeService.Readers).Question<List<Row>>("工单清单: orders by id, of one state, of one progress, or of one call; sort=new: latest first; with q those that contain it, latest first");

    internal static async Task<IResult> Handle(ServiceDb db, string? state = null, string? callId = null, string after = "", int limit = 100, string? q = null, string? sort = null, string? progress = null)
    {
        if (Refuse(state, q, sort, progress) is { } refusal) return refusal.Answer();
        var filters = new { State = state, Progress = Demand.OrNull(progress), CallId = callId, After = after, Limit = Math.Clamp(limit, 1, 1000) };
        if (q is not null)
            return TypedResults.Ok(await InOrder(db, await SearchWorkOrders.Ids(db, q, new(state, progress, callId, after, filters.Limit))));
        var rows = new List<Row>();
        foreach (var one in StatesOf(state, progress))
            rows.AddRange(await db.List<Row>(db.Dialect.First(sort == Newest ? ChooseNewest(one) : Choose(one, callId)), new { State = one, filters.Progress, filters.CallId, filters.After, filters.Limit }));
        return TypedResults.Ok((sort == Newest ? rows.OrderByDescending(row => row.Id, StringComparer.Ordinal) : rows.OrderBy(row => row.Id, StringComparer.Ordinal)).Take(filters.Limit).ToList());
    }

    internal static Refusal? Refuse(string? state, string? q = null, string? sort = null, string? progress = null) =>
        (string.IsNullOrEmpty(state) ? null : Refusal.IfUnknown("state", state, States.All))
        ?? (string.IsNullOrEmpty(progress) ? null : Refusal.IfUnknown("progress", progress, Steps.All))
        ?? (q is null ? null : SearchWorkOrders.Refuse(q))
        ?? (sort is null ? null : Refusal.IfUnknown("sort", sort, [Oldest, Newest]));

    // What was withdrawn was so before it was handed over, or after.
    private static string?[] StatesOf(string? state, string? progress) =>
        !string.IsNullOrEmpty(state) || string.IsNullOrEmpty(progress) ? [state]
        : progress == Steps.Withdrawn ? [States.Withdrawn, States.HandedOver]
        : States.All.Contains(progress) ? [progress] : [States.HandedOver];

    private static async Task<List<Row>> InOrder(ServiceDb db, List<string> ids)
    {
        var rows = ids.Count == 0 ? [] : (await db.List<Row>(OfIds, new { Ids = ids })).ToDictionary(row => row.Id, StringComparer.Ordinal);
        return ids.ConvertAll(id => rows[id]);
    }

    private static string Choose(string? state, string? callId) => (string.IsNullOrEmpty(state), string.IsNullOrEmpty(callId)) switch
    {
        (true, true) => All,
        (false, true) => OfState,
        (true, false) => OfCall,
        (false, false) => OfCallAndState,
    };

    private static string ChooseNewest(string? state) => string.IsNullOrEmpty(state) ? NewestOfAll : NewestOfState;

    private const string Oldest = "old", Newest = "new";

    private const string Rows = """
        SELECT Id, Number, Revision, State, Progress, Unit, Type, Urgency, Title, RegisteredAt,
            ClosingRevision, FollowedUpClosing, AwaitsFollowUp, Reopenings, MasterId
        FROM WorkOrders WHERE
        """;

    private const string OfIds = Rows + " Id IN @Ids";

    private const string Select = Rows + " Id > @After";

    private const string All = Select + " ORDER BY Id";

    // An index of its own would be written at every step of every order; most that are asked for are among the newest.
    private const string InState = " AND State = @State AND (@Progress IS NULL OR CASE WHEN State = 'handed-over' THEN COALESCE(Progress, 'queued') ELSE State END = @Progress)";

    private const string OfState = Select + InState + " ORDER BY Id";

    private const string NewestFirst = " (@After = '' OR Id < @After)";

    private const string NewestOfAll = Rows + NewestFirst + " ORDER BY Id DESC";

    private const string NewestOfState = Rows + NewestFirst + InState + " ORDER BY Id DESC";

    private const string OfCall = Select + " AND CallId = @CallId ORDER BY Id";

    private const string OfCallAndState = Select + " AND CallId = @CallId" + InState + " ORDER BY Id";
}
