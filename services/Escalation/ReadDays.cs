using System.Globalization;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>日报、月报的数字: what the board counted on some days, by unit, and what is open now. Read from the counts, so it costs the same however many orders there are. A handler sees those of their own units.</summary>
public static class ReadDays
{
    private const int MostDays = 366;

    /// <summary>The orders of one unit; the unit is empty for what belongs to none, such as orders that wait for one.</summary>
    public sealed record OfUnit
    {
        /// <summary>Its code.</summary>
        public string Unit { get; init; } = "";
        /// <summary>派单: each time an order went to it.</summary>
        public int Dispatched { get; init; }
        /// <summary>按时签收.</summary>
        public int SignedInTime { get; init; }
        /// <summary>逾期签收, 视为签收.</summary>
        public int SignedLate { get; init; }
        /// <summary>按时办结, on the day of the closing.</summary>
        public int ClosedInTime { get; init; }
        /// <summary>逾期办结.</summary>
        public int ClosedLate { get; init; }
        /// <summary>满意、非常满意, on the day of the call-back.</summary>
        public int Satisfied { get; init; }
        /// <summary>基本满意.</summary>
        public int BasicallySatisfied { get; init; }
        /// <summary>不满意、非常不满意.</summary>
        public int Dissatisfied { get; init; }
        /// <summary>在办 as of now, whatever the days are.</summary>
        public int OpenNow { get; init; }
    }

    /// <summary>The numbers of the days.</summary>
    /// <param name="AsOf">截至, UTC.</param>
    /// <param name="From">The first day in China.</param>
    /// <param name="To">The last one.</param>
    /// <param name="Intake">受理 in all; null for one who sees single units only, as the next two.</param>
    /// <param name="Direct">直接办结.</param>
    /// <param name="Diverted">不予受理.</param>
    /// <param name="Units">By unit, in the order of their codes; those without any number are left out.</param>
    public sealed record Days(DateTime AsOf, DateOnly From, DateOnly To, int? Intake, int? Direct, int? Diverted, IReadOnlyList<OfUnit> Units);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/report/days", Handle).MayBe(ReadBoard.Readers).Question<Days>("日报、月报的数字: by unit, what was dispatched, signed, closed and rated from one day to another, and what is open now");

    internal static async Task<IResult> Handle(string? from, string? to, ServiceDb db, BusinessClock clock, Actor user)
    {
        var now = clock.Now;
        if (Refuse(from, to, WorkingCalendar.DayOf(now)) is { } refusal) return refusal.Answer();
        var (first, last) = (Day(from)!.Value, Day(to)!.Value);
        int[] days = [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(by => BoardEvent.Written(first.AddDays(by)))];
        var all = user.Role != Roles.Handler;
        var units = await db.List<OfUnit>(ByUnit, new { Days = days.Append(BoardEvent.WhileOpen), AllUnits = all, user.Units });
        var whole = all ? (await db.List<Count>(OfAll, new { Days = days })).ToDictionary(one => one.Measure, one => one.Orders, StringComparer.Ordinal) : null;
        return TypedResults.Ok(new Days(now, first, last, whole?.GetValueOrDefault(BoardMeasures.Intake), whole?.GetValueOrDefault(BoardMeasures.Direct), whole?.GetValueOrDefault(BoardMeasures.Diverted),
            units.FindAll(one => one != new OfUnit { Unit = one.Unit })));
    }

    internal static Refusal? Refuse(string? from, string? to, DateOnly today) =>
        Unreadable("from", from) ?? Unreadable("to", to) ?? Refuse(Day(from)!.Value, Day(to)!.Value, today);

    private static Refusal? Refuse(DateOnly first, DateOnly last, DateOnly today) =>
        last < first ? Refusal.Wrong("to", "days-turned-around", "结束日期早于开始日期，请对调。", "The last day lies before the first; turn them around.")
        : last.DayNumber - first.DayNumber >= MostDays ? Refusal.Wrong("to", "too-many-days", $"一次最多 {MostDays} 天，请缩短期间。", $"At most {MostDays} days at once; ask for fewer.")
        : first > today ? Refusal.Wrong("from", "days-to-come", "这段期间还没有开始，请选今天或以前的日期。", "These days have not begun; choose today or earlier.")
        : null;

    private static Refusal? Unreadable(string field, string? day) =>
        string.IsNullOrEmpty(day) ? Refusal.Missing(field)
        : Day(day) is null ? Refusal.Wrong(field, "bad-day", $"{field} 应写作 2026-03-12 这样的日期。", $"{field} is a day such as 2026-03-12.") : null;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private sealed record Count
    {
        public string Measure { get; init; } = "";
        public int Orders { get; init; }
    }

    // The days one by one: of each, the database reads its units' numbers and nothing else.
    private const string ByUnit = """
        SELECT Name AS Unit, SUM(CASE WHEN Measure = 'dispatched' THEN Orders ELSE 0 END) AS Dispatched,
            SUM(CASE WHEN Measure = 'signed-in-time' THEN Orders ELSE 0 END) AS SignedInTime, SUM(CASE WHEN Measure = 'signed-late' THEN Orders ELSE 0 END) AS SignedLate,
            SUM(CASE WHEN Measure = 'closed-in-time' THEN Orders ELSE 0 END) AS ClosedInTime, SUM(CASE WHEN Measure = 'closed-late' THEN Orders ELSE 0 END) AS ClosedLate,
            SUM(CASE WHEN Measure = 'satisfied' THEN Orders ELSE 0 END) AS Satisfied, SUM(CASE WHEN Measure = 'basically-satisfied' THEN Orders ELSE 0 END) AS BasicallySatisfied,
            SUM(CASE WHEN Measure = 'dissatisfied' THEN Orders ELSE 0 END) AS Dissatisfied, SUM(CASE WHEN Measure = 'open' THEN Orders ELSE 0 END) AS OpenNow
        FROM BoardCounts WHERE Day IN @Days AND Dimension = 'unit' AND Orders <> 0 AND (@AllUnits = 1 OR Name IN @Units)
        GROUP BY Name
        ORDER BY Name
        """;

    private const string OfAll = """
        SELECT Measure, SUM(Orders) AS Orders FROM BoardCounts
        WHERE Day IN @Days AND Dimension = 'all' AND Measure IN ('intake', 'direct', 'diverted')
        GROUP BY Measure
        """;
}
