using System.Globalization;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>工作台清单: the orders of a desk, those first whose limit comes first, or the newest first. A handler's desk has only their units' orders. Where no limit runs, the newest come first.</summary>
public static class ListForDesk
{
    private const string ByDue = "due", ByNew = "new";
    private const string CursorTime = "yyyyMMddHHmmssfff";
    private const char Escape = '\\';

    /// <summary>What the desk asks for.</summary>
    public sealed record Asked
    {
        /// <summary>A state, or open (the usual), overdue, due-soon, to-review, returns-and-disputes.</summary>
        public string? State { get; init; }
        /// <summary>Who has it.</summary>
        public string? Unit { get; init; }
        /// <summary>诉求类型.</summary>
        public string? Type { get; init; }
        /// <summary>Street or community.</summary>
        public string? Area { get; init; }
        /// <summary>事项分类.</summary>
        public string? Category { get; init; }
        /// <summary>The number, its last digits, or a part of the title.</summary>
        public string? Q { get; init; }
        /// <summary>我经办的: only what whoever asks has in hand.</summary>
        public bool? Mine { get; init; }
        /// <summary>due (the usual) or new.</summary>
        public string? Sort { get; init; }
        /// <summary>Where the page before ended: its next.</summary>
        public string? After { get; init; }
        /// <summary>At most so many rows; 100 unless said, never more than 1000.</summary>
        public int? Limit { get; init; }
    }

    /// <summary>One page.</summary>
    /// <param name="Rows">The orders.</param>
    /// <param name="Next">What to ask the next page with; none where this is the last.</param>
    public sealed record Page(List<WorkOrderRow> Rows, string? Next);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk", Handle).MayBe(ReadWorkOrders.Everyone).Question<Page>("工作台清单: the orders of a desk by the limit that runs now");

    internal static async Task<IResult> Handle([AsParameters] Asked asked, ServiceDb db, BusinessClock clock, Actor user)
    {
        if (Refuse(asked, user) is { } refusal) return refusal.Answer();
        var time = await TimeNow.Read(db, clock);
        var state = DeskState.Named(asked.State ?? DeskState.Open.Name)!;
        var byDue = state.Runs && asked.Sort != ByNew;
        var limit = Math.Clamp(asked.Limit ?? 100, 1, 1000);
        var (units, handler, span) = (Desk.Units(asked.Unit, user), Desk.Handler(asked.Mine, user), Desk.Span.Of(state, time.Now));
        if (state.Due == DeskState.Limit.Soon)
        {
            var (ids, next) = SearchForDesk.Sorted(await FindDueSoon.Among(db, asked, units, handler, time), asked.After, byDue, limit);
            return TypedResults.Ok(new Page((await InOrder(db, ids)).ConvertAll(row => row.At(time)), next));
        }
        if (handler is null && await Search(db, asked, state, units, span, byDue, limit) is { } searched)
            return TypedResults.Ok(new Page((await InOrder(db, searched.Ids)).ConvertAll(row => row.At(time)), searched.Next));
        var found = await Read(db, asked, state, units, handler, byDue, span, limit + 1);
        var rows = found.Take(limit).Select(row => row.At(time)).ToList();
        return TypedResults.Ok(new Page(rows, found.Count > limit ? byDue ? Cursor(rows[^1].DueBy, rows[^1].Id) : rows[^1].Id : null));
    }

    internal static Refusal? Refuse(Asked asked, Actor user) =>
        Desk.NotTheirs(asked.Unit, user)
        ?? (asked.State is null ? null : Refusal.IfUnknown("state", asked.State, DeskState.Names))
        ?? (asked.Type is null ? null : Refusal.IfUnknown("type", asked.Type, WorkOrderTypes.All))
        ?? (asked.Sort is null ? null : Refusal.IfUnknown("sort", asked.Sort, [ByDue, ByNew]))
        ?? Refusal.IfTooLong("q", asked.Q, 100)
        ?? (asked.After is not { } after || (IsById(asked) ? SearchForDesk.IsCursor(after) : Parsed(after) is not null) ? null : BadCursor);

    private static bool IsById(Asked asked) => asked.Sort == ByNew || DeskState.Named(asked.State ?? DeskState.Open.Name)?.Runs == false;

    private static Task<SearchForDesk.Found?> Search(ServiceDb db, Asked asked, DeskState state, IReadOnlyList<string?> units, Desk.Span span, bool byDue, int limit) =>
        (state.Runs, units) switch
        {
            (false, _) => SearchForDesk.Over(db, asked, state, units, limit),
            (true, [null]) => SearchForDesk.Running(db, asked, state, span, byDue, limit),
            _ => Task.FromResult<SearchForDesk.Found?>(null),
        };

    private static async Task<List<WorkOrderRow>> InOrder(ServiceDb db, List<string> ids)
    {
        var rows = ids.Count == 0 ? [] : (await db.List<WorkOrderRow>(These, new { Ids = ids })).ToDictionary(row => row.Id, StringComparer.Ordinal);
        return ids.ConvertAll(id => rows[id]);
    }

    /// <summary>Of each unit its first rows, then of these the first: so each unit is read in the order of its index.</summary>
    private static async Task<List<WorkOrderRow>> Read(ServiceDb db, Asked asked, DeskState state, IReadOnlyList<string?> units, string? handler, bool byDue, Desk.Span span, int limit)
    {
        var found = new List<WorkOrderRow>();
        foreach (var unit in units)
        {
            var bound = Bound(asked, state, unit, handler, byDue, span, limit);
            if (byDue)
                found.AddRange(await db.List<WorkOrderRow>(db.Dialect.First(unit is null ? Due : DueOfUnit), bound));
            else if (await db.List<string>(db.Dialect.First((state.Runs, unit) switch { (true, null) => New, (true, _) => NewOfUnit, (_, null) => Over, _ => OverOfUnit }), bound) is { Count: > 0 } ids)
                found.AddRange(await db.List<WorkOrderRow>(These, new { Ids = ids }));
        }
        return [.. (byDue ? found.OrderBy(row => row.DueBy).ThenBy(row => row.Id, StringComparer.Ordinal) : found.OrderByDescending(row => row.Id, StringComparer.Ordinal)).Take(limit)];
    }

    private static object Bound(Asked asked, DeskState state, string? unit, string? handler, bool byDue, Desk.Span span, int limit)
    {
        var after = byDue && asked.After is not null ? Parsed(asked.After) : null;
        return new
        {
            state.States,
            State = state.States[0],
            OnlyAsked = state.OnlyAsked,
            Unit = unit,
            Handler = handler,
            asked.Type,
            asked.Area,
            asked.Category,
            From = after?.DueBy > span.From ? after.Value.DueBy : span.From,
            AfterId = after?.DueBy >= span.From ? after.Value.Id : "",
            span.Until,
            BeforeId = byDue ? "" : asked.After ?? Last,
            EndOfNumber = EndOfNumber(asked.Q),
            PartOfTitle = PartOfTitle(asked.Q),
            Limit = limit,
        };
    }

    internal static string? EndOfNumber(string? q) => string.IsNullOrWhiteSpace(q) ? null : "%" + Literal(q.Trim().ToUpperInvariant());

    internal static string? PartOfTitle(string? q) => string.IsNullOrWhiteSpace(q) ? null : "%" + Literal(q.Trim()) + "%";

    private static string Literal(string text) => string.Concat(text.Select(c => c is '%' or '_' or '[' or Escape ? $"{Escape}{c}" : $"{c}"));

    internal static string Cursor(DateTime? dueBy, string id) => $"{dueBy!.Value.ToString(CursorTime, CultureInfo.InvariantCulture)}.{id}";

    internal static (DateTime DueBy, string Id)? Parsed(string cursor) =>
        cursor.Split('.', 2) is [var time, var id] && DateTime.TryParseExact(time, CursorTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var due)
            ? (due, id) : null;

    // Behind every id: they are made of letters, digits and hyphens.
    private const string Last = "~";

    private static readonly Refusal BadCursor = Refusal.Wrong("after", "bad-cursor", "after 应取自上一页的 next。", "after is the next of the page before.");

    // COALESCE, so that the index of the limits is read and not that of the states, which knows no limits.
    internal const string Running = """
         WHERE DueBy >= @From AND DueBy <= @Until AND COALESCE(State, '') IN @States AND (@OnlyAsked = 0 OR State <> 'signed' OR ExtensionDays > 0)
        """;

    internal const string Narrowed = """
         AND (@Type IS NULL OR Type = @Type) AND (@Area IS NULL OR Area = @Area) AND (@Category IS NULL OR Category = @Category)
            AND (@PartOfTitle IS NULL OR Number LIKE @EndOfNumber ESCAPE '\' OR Title LIKE @PartOfTitle ESCAPE '\')
            AND (@Handler IS NULL OR Handler = @Handler)
        """;

    private const string AfterDue = " AND (DueBy > @From OR Id > @AfterId)", OfUnit = " AND Unit = @Unit", InDue = " ORDER BY DueBy, Id", Newest = " AND Id < @BeforeId ORDER BY Id DESC";

    private const string Due = WorkOrderRow.Select + Running + AfterDue + Narrowed + InDue;

    private const string DueOfUnit = WorkOrderRow.Select + Running + AfterDue + OfUnit + Narrowed + InDue;

    // The newest of those whose limits run are sorted, so only their ids.
    private const string New = "SELECT Id FROM WorkOrders" + Running + Narrowed + Newest;

    private const string NewOfUnit = "SELECT Id FROM WorkOrders" + Running + OfUnit + Narrowed + Newest;

    private const string Over = "SELECT Id FROM WorkOrders WHERE State = @State" + Narrowed + Newest;

    private const string OverOfUnit = "SELECT Id FROM WorkOrders WHERE State = @State" + OfUnit + Narrowed + Newest;

    private const string These = WorkOrderRow.Select + " WHERE Id IN @Ids";
}

/// <summary>What a desk's list and its counts have in common.</summary>
internal static class Desk
{
    /// <summary>A handler's desk is that of their units.</summary>
    public static Refusal? NotTheirs(string? unit, Actor user) => user.Role == Roles.Handler && unit is not null && !user.IsOf(unit) ? Refusal.NotFound : null;

    /// <summary>The units whose orders are on it; null stands for all.</summary>
    public static IReadOnlyList<string?> Units(string? unit, Actor user) => unit is null && user.Role == Roles.Handler ? [.. user.Units.Distinct()] : [unit];

    /// <summary>我经办的: whose orders alone are on it; null stands for everybody's.</summary>
    public static string? Handler(bool? mine, Actor user) => mine == true ? user.Id : null;

    /// <summary>The limits that a state takes in, both ends included.</summary>
    internal sealed record Span(DateTime From, DateTime Until)
    {
        private static readonly DateTime End = DateTime.SpecifyKind(new DateTime(9999, 12, 31), DateTimeKind.Utc);

        public static readonly Span Any = new(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), End);

        public static Span Of(DeskState state, DateTime now) => state.Due == DeskState.Limit.Passed ? Any with { Until = now.AddMilliseconds(-1) } : Any;
    }
}
