using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>工单清单: registered orders, by id and so by time; of one state, of one call, or (检索) what contains a text, latest first.</summary>
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
        routes.MapGet("/work-orders", Handle).MayBe(IntakeService.Readers).Question<List<Row>>("工单清单: orders by id, of one state or one call; sort=new: latest first; with q those that contain it, latest first");

    internal static async Task<IResult> Handle(ServiceDb db, string? state = null, string? callId = null, string after = "", int limit = 100, string? q = null, string? sort = null)
    {
        if (Refuse(state, q, sort) is { } refusal) return refusal.Answer();
        var filters = new { State = state, CallId = callId, After = after, Limit = Math.Clamp(limit, 1, 1000) };
        if (q is not null)
            return TypedResults.Ok(await InOrder(db, await SearchWorkOrders.Ids(db, q, new(state, callId, after, filters.Limit))));
        return TypedResults.Ok(await db.List<Row>(db.Dialect.First(sort == Newest ? ChooseNewest(state) : Choose(state, callId)), filters));
    }

    internal static Refusal? Refuse(string? state, string? q = null, string? sort = null) =>
        (string.IsNullOrEmpty(state) ? null : Refusal.IfUnknown("state", state, States.All))
        ?? (q is null ? null : SearchWorkOrders.Refuse(q))
        ?? (sort is null ? null : Refusal.IfUnknown("sort", sort, [Oldest, Newest]));

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

    private const string OfState = Select + " AND State = @State ORDER BY Id";

    private const string NewestFirst = " (@After = '' OR Id < @After)";

    private const string NewestOfAll = Rows + NewestFirst + " ORDER BY Id DESC";

    private const string NewestOfState = Rows + NewestFirst + " AND State = @State ORDER BY Id DESC";

    private const string OfCall = Select + " AND CallId = @CallId ORDER BY Id";

    private const string OfCallAndState = Select + " AND CallId = @CallId AND State = @State ORDER BY Id";
}
