using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>争议最多的分类: of the last thirty days, how often orders of each category were held for a dispute, and how many were sent by a precedent without one.</summary>
public static class ReadDisputedCategories
{
    private const int Days = 30;

    /// <summary>One category.</summary>
    public sealed record Line
    {
        /// <summary>事项分类; empty for orders without one.</summary>
        public string Category { get; init; } = "";
        /// <summary>进入争议.</summary>
        public int Disputed { get; init; }
        /// <summary>按先例派单: a dispute of earlier days settled whose they are.</summary>
        public int ByPrecedent { get; init; }
    }

    /// <summary>The lines, those with most disputes first.</summary>
    /// <param name="Since">The first day in China.</param>
    /// <param name="Day">The last one: today.</param>
    /// <param name="Disputed">进入争议 in all.</param>
    /// <param name="ByPrecedent">按先例派单 in all.</param>
    /// <param name="Lines">By category.</param>
    public sealed record Found(DateOnly Since, DateOnly Day, int Disputed, int ByPrecedent, IReadOnlyList<Line> Lines);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/board/disputes", Handle).MayBe(Roles.Coordinator, Roles.Manager, Roles.Dispatcher, Roles.Auditor, Roles.Assessor).Question<Found>("争议最多的分类: disputes and precedents of the last thirty days, by category");

    private static async Task<IResult> Handle(ServiceDb db, BusinessClock clock)
    {
        var today = WorkingCalendar.DayOf(clock.Now);
        var since = today.AddDays(1 - Days);
        var lines = await db.List<Line>(ByCategory, new { Since = BoardEvent.Written(since), Day = BoardEvent.Written(today) });
        return TypedResults.Ok(new Found(since, today, lines.Sum(line => line.Disputed), lines.Sum(line => line.ByPrecedent), lines));
    }

    private const string ByCategory = """
        SELECT Name AS Category, SUM(CASE WHEN Measure = 'disputed' THEN Orders ELSE 0 END) AS Disputed, SUM(CASE WHEN Measure = 'by-precedent' THEN Orders ELSE 0 END) AS ByPrecedent
        FROM BoardCounts
        WHERE Day >= @Since AND Day <= @Day AND Dimension = 'category' AND Measure IN ('disputed', 'by-precedent') AND Orders <> 0
        GROUP BY Name
        ORDER BY Disputed DESC, ByPrecedent DESC, Name
        """;
}
