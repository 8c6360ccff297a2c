using System.Globalization;
using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>看板明细: exactly the orders that a number of the board counts. A handler sees those of their own units.</summary>
public static class ListBehindBoard
{
    private const string CursorTime = "yyyyMMddHHmmssfff";

    /// <summary>Which number.</summary>
    public sealed record Asked
    {
        /// <summary>One of <see cref="BoardMeasures"/>; or green, yellow, red, turning-red, overdue-1, overdue-3, overdue-10, overdue-more.</summary>
        public string Measure { get; init; } = BoardMeasures.Open;
        /// <summary>Of which day in China; today unless said. Nothing to what stands now.</summary>
        public DateOnly? Day { get; init; }
        /// <summary>From which day on in China, where it is more than the one.</summary>
        public DateOnly? Since { get; init; }
        /// <summary>Whose; an empty text for nobody's.</summary>
        public string? Unit { get; init; }
        /// <summary>Street or community.</summary>
        public string? Area { get; init; }
        /// <summary>诉求类型.</summary>
        public string? Type { get; init; }
        /// <summary>事项分类.</summary>
        public string? Category { get; init; }
        /// <summary>In which hour, 0 to 23.</summary>
        public int? Hour { get; init; }
        /// <summary>Up to which hour, that one not included; the one hour alone unless said.</summary>
        public int? Until { get; init; }
        /// <summary>Where the page before ended: its next.</summary>
        public string? After { get; init; }
        /// <summary>At most so many rows; 100 unless said, never more than 1000.</summary>
        public int? Limit { get; init; }
    }

    /// <summary>One order behind a number.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Number">For people.</param>
    /// <param name="Title">As it was handed over.</param>
    /// <param name="Unit">Whose the number is.</param>
    /// <param name="Area">Street or community.</param>
    /// <param name="Type">诉求类型.</param>
    /// <param name="Category">事项分类.</param>
    /// <param name="At">When it happened; of what stands now, since when it is red or will be; UTC.</param>
    /// <param name="Light">红黄灯 as of now; none of an order that starts no clock.</param>
    public sealed record Row(string OrderId, string? Number, string? Title, string? Unit, string? Area, string? Type, string? Category, DateTime At, string? Light);

    /// <summary>One page.</summary>
    /// <param name="Rows">The orders.</param>
    /// <param name="Next">What to ask the next page with; none where this is the last.</param>
    public sealed record Page(List<Row> Rows, string? Next);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/board/orders", Handle).MayBe(ReadBoard.Readers).Question<Page>("看板明细: exactly the orders that a number of the board counts");

    internal static async Task<IResult> Handle([AsParameters] Asked asked, ServiceDb db, BusinessClock clock, Actor user)
    {
        if (Refuse(asked, user) is { } refusal) return refusal.Answer();
        var limit = Math.Clamp(asked.Limit ?? 100, 1, 1000);
        var found = LitOrders.Names.Contains(asked.Measure) ? await Lit(asked, db, clock.Now, user, limit + 1) : await Counted(asked, db, clock.Now, user, limit + 1);
        var rows = await Shown(db, found[..Math.Min(limit, found.Count)], clock.Now);
        return TypedResults.Ok(new Page(rows, found.Count > limit ? Cursor(found[limit - 1]) : null));
    }

    internal static Refusal? Refuse(Asked asked, Actor user) =>
        Refusal.IfUnknown("measure", asked.Measure, [.. BoardMeasures.OfADay, .. BoardMeasures.Together.Keys, BoardMeasures.Open, Lights.Green, .. LitOrders.Names])
        ?? (user.Role == Roles.Handler && asked.Unit is not null && !user.IsOf(asked.Unit) ? Refusal.NotFound : null)
        ?? (asked.After is null || Parsed(asked.After) is not null ? null : BadCursor);

    private static async Task<List<BoardEvent>> Lit(Asked asked, ServiceDb db, DateTime now, Actor user, int limit)
    {
        var after = asked.After is null ? default : Parsed(asked.After)!.Value;
        return [.. (await LitOrders.Read(db, now)).Of(asked.Measure).Where(one => Fits(one, asked, user))
            .Select(one => new BoardEvent { OrderId = one.OrderId, At = one.RedFrom!.Value, Unit = one.Unit, Area = one.Area, Type = one.Type, Category = one.Category })
            .Where(one => one.At > after.At || (one.At == after.At && string.CompareOrdinal(one.OrderId, after.OrderId) > 0)).Take(limit)];
    }

    private static bool Fits(LitOrder one, Asked asked, Actor user) =>
        (user.Role != Roles.Handler || user.IsOf(one.Unit)) && (asked.Unit is null || asked.Unit == one.Unit) && (asked.Area is null || asked.Area == one.Area)
        && (asked.Type is null || asked.Type == one.Type) && (asked.Category is null || asked.Category == one.Category);

    private static Task<List<BoardEvent>> Counted(Asked asked, ServiceDb db, DateTime now, Actor user, int limit)
    {
        var after = asked.After is null ? default : Parsed(asked.After)!.Value;
        var stands = asked.Measure is BoardMeasures.Open or Lights.Green;
        return db.List<BoardEvent>(stands || asked.Since is null ? db.Dialect.First(OfADay) : db.Dialect.First(OfDays), new
        {
            Day = stands ? BoardEvent.WhileOpen : asked.Day is { } day ? BoardEvent.Written(day) : BoardEvent.DayOf(now),
            Since = asked.Since is { } since ? BoardEvent.Written(since) : 0,
            Measures = stands ? [BoardMeasures.Open] : BoardMeasures.Together.GetValueOrDefault(asked.Measure) ?? [asked.Measure],
            OnlyGreen = asked.Measure == Lights.Green,
            Now = now,
            AllUnits = user.Role != Roles.Handler,
            user.Units,
            asked.Unit,
            asked.Area,
            asked.Type,
            asked.Category,
            asked.Hour,
            Until = asked.Until ?? asked.Hour + 1,
            After = after.At == default ? Beginning : after.At,
            AfterId = after.OrderId ?? "",
            AfterRevision = after.Revision,
            Limit = limit,
        });
    }

    private static async Task<List<Row>> Shown(ServiceDb db, List<BoardEvent> events, DateTime now)
    {
        var ids = events.Select(one => one.OrderId).Distinct().ToList();
        var orders = ids.Count == 0 ? [] : (await db.List<Seen>(These, new { Ids = ids })).ToDictionary(order => order.Id, StringComparer.Ordinal);
        return events.ConvertAll(one => orders[one.OrderId].As(one, now));
    }

    private static string Cursor(BoardEvent last) => $"{last.At.ToString(CursorTime, CultureInfo.InvariantCulture)}.{last.Revision}.{last.OrderId}";

    private static (DateTime At, string OrderId, int Revision)? Parsed(string cursor) =>
        cursor.Split('.', 3) is [var time, var revision, var id] && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var counted)
        && DateTime.TryParseExact(time, CursorTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? (at, id, counted) : null;

    private static readonly DateTime Beginning = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    private static readonly Refusal BadCursor = Refusal.Wrong("after", "bad-cursor", "after 应取自上一页的 next。", "after is the next of the page before.");

    private sealed record Seen
    {
        public string Id { get; init; } = "";
        public string? Number { get; init; }
        public string State { get; init; } = "";
        public DateTime? YellowFrom { get; init; }
        public DateTime? RedFrom { get; init; }
        public string? Registered { get; init; }

        public Row As(BoardEvent one, DateTime now)
        {
            var said = Registered is null ? null : JsonSerializer.Deserialize<WorkOrderRegistered>(Registered, Wire.Json);
            return new Row(Id, Number ?? said?.Number, said?.Title, Empty(one.Unit), Empty(one.Area), Empty(one.Type), Empty(one.Category), one.At, State == ClockStates.Unheard ? null : Lights.At(now, YellowFrom, RedFrom));
        }

        private static string? Empty(string code) => code.Length == 0 ? null : code;
    }

    private const string These = """
        SELECT c.Id, c.Number, c.State, c.YellowFrom, c.RedFrom, h.Body AS Registered
        FROM Clocks c LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderRegistered' WHERE c.Id IN @Ids
        """;

    private const string OfADay = "SELECT OrderId, Measure, Revision, At, Unit, Area, Type, Category FROM BoardEvents WHERE Day = @Day" + Narrowed;

    private const string OfDays = "SELECT OrderId, Measure, Revision, At, Unit, Area, Type, Category FROM BoardEvents WHERE Day >= @Since AND Day <= @Day" + Narrowed;

    private const string Narrowed = """
         AND Measure IN @Measures AND At >= @After AND (At > @After OR OrderId > @AfterId OR (OrderId = @AfterId AND Revision > @AfterRevision))
            AND (@AllUnits = 1 OR Unit IN @Units) AND (@Unit IS NULL OR Unit = @Unit) AND (@Area IS NULL OR Area = @Area)
            AND (@Type IS NULL OR Type = @Type) AND (@Category IS NULL OR Category = @Category) AND (@Hour IS NULL OR (Hour >= @Hour AND Hour < @Until))
            AND (@OnlyGreen = 0 OR EXISTS (SELECT 1 FROM Clocks c WHERE c.Id = OrderId AND (c.YellowFrom IS NULL OR c.YellowFrom > @Now) AND (c.RedFrom IS NULL OR c.RedFrom >= @Now)))
        ORDER BY At, OrderId, Revision
        """;
}
