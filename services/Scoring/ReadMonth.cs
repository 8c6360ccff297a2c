using System.Globalization;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>月度: what a unit's sheets of one month come to; a calendar month in China.</summary>
public static class ReadMonth
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/units/{code}/month", Read).MayBe(Roles.Assessor, Roles.Manager, Roles.Auditor, Roles.Handler).Question<UnitMonth>("月度: the totals of one unit in one month");

    private static async Task<IResult> Read(string code, ServiceDb db, Actor user, string? month)
    {
        if (user.Role == Roles.Handler && !user.IsOf(code)) return Refusal.NotFound.Answer();
        if (Bounds(month) is not { } bounds) return Unreadable.Answer();
        var sums = await db.Single<Sums>(Select, new { Unit = code, bounds.From, bounds.To });
        return TypedResults.Ok(new UnitMonth(code, month!, sums!.Sheets, sums.Settled, sums.Points, sums.Possible));
    }

    /// <summary>From, included, to, not included, UTC; null where it is not a month.</summary>
    internal static (DateTime From, DateTime To)? Bounds(string? month) =>
        DateTime.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is > 1900 and < 9999
            ? (WorkingCalendar.ToUtc(first), WorkingCalendar.ToUtc(first.AddMonths(1))) : null;

    private static readonly Refusal Unreadable = Refusal.Wrong("month", "unreadable-month", "月份应如 2026-03。", "A month looks like 2026-03.");

    private const string Select = """
        SELECT COUNT(*) AS Sheets, COALESCE(SUM(CASE WHEN Settled = 1 THEN 1 ELSE 0 END), 0) AS Settled, COALESCE(SUM(Points), 0) AS Points, COALESCE(SUM(Possible), 0) AS Possible
        FROM Sheets WHERE Unit = @Unit AND ScoredAt >= @From AND ScoredAt < @To
        """;

    private sealed record Sums
    {
        public long Sheets { get; init; }
        public long Settled { get; init; }
        public long Points { get; init; }
        public long Possible { get; init; }
    }
}

/// <summary>One unit's month.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Month">yyyy-MM.</param>
/// <param name="Sheets">How many incidents were marked.</param>
/// <param name="Settled">How many of them are past the appeal window.</param>
/// <param name="Points">Hundredths given.</param>
/// <param name="Possible">Hundredths possible.</param>
public sealed record UnitMonth(string Unit, string Month, long Sheets, long Settled, long Points, long Possible);
