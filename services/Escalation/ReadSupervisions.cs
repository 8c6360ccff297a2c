using System.Globalization;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>督办清单: what is watched, the latest first; a handler sees that of their units.</summary>
public static class ReadSupervisions
{
    internal const string Open = "open", Unanswered = "unanswered", Late = "late", Answered = "answered", Closed = "closed";
    internal static readonly string[] States = [Open, Unanswered, Late, Answered, Closed];
    private const string CursorTime = "yyyyMMddHHmmssfff";

    /// <summary>One page.</summary>
    /// <param name="Rows">The supervisions.</param>
    /// <param name="Next">What to ask the next page with; none where this is the last.</param>
    public sealed record Page(List<Supervision> Rows, string? Next);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/supervisions", List).MayBe(Roles.Coordinator, Roles.Manager, Roles.Dispatcher, Roles.Auditor, Roles.Assessor, Roles.Handler)
            .Question<Page>("督办清单: open, unanswered, late (not answered in time), answered or closed; by unit and grade");
        routes.MapGet("/work-orders/{id}/supervisions", OfOrder).MayBe(ReadClocks.Readers).Question<List<Supervision>>("督办 of one order");
    }

    private static async Task<IResult> List(ServiceDb db, BusinessClock clock, Actor user, string state = Open, string? unit = null, string? grade = null, string? after = null, int limit = 100)
    {
        if (Refuse(state, unit, grade, after, user) is { } refusal) return refusal.Answer();
        var (most, last) = (Math.Clamp(limit, 1, 1000), after is null ? null : Parsed(after));
        var rows = await db.List<Supervision>(db.Dialect.First(In[state]), new
        {
            Units = unit is not null ? [unit] : user.Units,
            AllUnits = unit is null && user.Role != Roles.Handler,
            Grade = grade,
            clock.Now,
            Since = last?.Since ?? End,
            OrderId = last?.OrderId ?? "",
            Cause = last?.Cause ?? "",
            Limit = most + 1,
        });
        return TypedResults.Ok(new Page([.. rows.Take(most)], rows.Count > most ? Cursor(rows[most - 1]) : null));
    }

    private static async Task<IResult> OfOrder(string id, ServiceDb db, Actor user) =>
        await ReadClocks.Visible(id, db, user) is null ? Refusal.NotFound.Answer() : TypedResults.Ok(await db.List<Supervision>(Supervision.OfOrder, new { OrderId = id }));

    private static Refusal? Refuse(string state, string? unit, string? grade, string? after, Actor user) =>
        Refusal.IfUnknown("state", state, States)
        ?? (grade is null ? null : Refusal.IfUnknown("grade", grade, SupervisionGrades.All))
        ?? (user.Role == Roles.Handler && unit is not null && !user.IsOf(unit) ? Refusal.NotFound : null)
        ?? (after is null || Parsed(after) is not null ? null : BadCursor);

    private static string Cursor(Supervision last) => $"{last.Since.ToString(CursorTime, CultureInfo.InvariantCulture)}.{last.OrderId}.{last.Cause}";

    private static (DateTime Since, string OrderId, string Cause)? Parsed(string cursor) =>
        cursor.Split('.', 3) is [var time, var order, var cause]
        && DateTime.TryParseExact(time, CursorTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var since)
            ? (since, order, cause) : null;

    private static readonly DateTime End = DateTime.SpecifyKind(new DateTime(9999, 12, 31), DateTimeKind.Utc);

    private static readonly Refusal BadCursor = Refusal.Wrong("after", "bad-cursor", "after 应取自上一页的 next。", "after is the next of the page before.");

    /// <summary>Every list that may be asked for.</summary>
    internal static readonly IReadOnlyDictionary<string, string> In = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Open] = Narrowed + " AND s.ClosedAt IS NULL" + Latest,
        [Unanswered] = Narrowed + " AND s.ClosedAt IS NULL AND s.AnsweredAt IS NULL" + Latest,
        [Late] = Narrowed + " AND s.ClosedAt IS NULL AND s.AnsweredAt IS NULL AND s.AnswerBy < @Now" + Latest,
        [Answered] = Narrowed + " AND s.ClosedAt IS NULL AND s.AnsweredAt IS NOT NULL" + Latest,
        [Closed] = Narrowed + " AND s.ClosedAt IS NOT NULL" + Latest,
    };

    private const string Narrowed = Supervision.Select + """
         WHERE (@AllUnits = 1 OR s.Unit IN @Units) AND (@Grade IS NULL OR s.Grade = @Grade)
            AND (s.Since < @Since OR (s.Since = @Since AND (s.OrderId > @OrderId OR (s.OrderId = @OrderId AND s.Cause > @Cause))))
        """;

    private const string Latest = " ORDER BY s.Since DESC, s.OrderId, s.Cause";
}
