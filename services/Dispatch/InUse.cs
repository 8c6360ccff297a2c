using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>在用: what still hangs on a unit or a category, so that nobody ends one without knowing; what becomes of it is decided elsewhere.</summary>
public static class InUse
{
    /// <summary>What hangs on it.</summary>
    public sealed record Used
    {
        /// <summary>未办结工单: orders in which a limit runs.</summary>
        public long OpenOrders { get; init; }
        /// <summary>Those directly under it that have not ceased.</summary>
        public long Children { get; init; }
        /// <summary>派单目录: entries in force that name it.</summary>
        public long Catalogue { get; init; }
    }

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/in-use/units/{**code}", OfUnit).MayBe(Roles.Administrator).Question<Used>("在用: what still hangs on a unit");
        routes.MapGet("/in-use/categories/{**code}", OfCategory).MayBe(Roles.Administrator).Question<Used>("在用: what still hangs on a category");
    }

    internal static Task<IResult> OfUnit(string code, ServiceDb db, BusinessClock clock) => Read(code, UsedUnit, db, clock);

    internal static Task<IResult> OfCategory(string code, ServiceDb db, BusinessClock clock) => Read(code, UsedCategory, db, clock);

    private static async Task<IResult> Read(string code, string sql, ServiceDb db, BusinessClock clock) =>
        TypedResults.Ok(await db.Single<Used>(sql, new { Code = code, clock.Now, Desk.Span.Any.From, Desk.Span.Any.Until }));

    // By their limits, as the lists of the desks are: read from the indexes of these.
    private const string UsedUnit = """
        SELECT (SELECT COUNT(*) FROM WorkOrders WHERE Unit = @Code AND DueBy >= @From AND DueBy <= @Until) AS OpenOrders,
            (SELECT COUNT(*) FROM Units WHERE Parent = @Code AND (CeasedAt IS NULL OR CeasedAt > @Now)) AS Children,
            (SELECT COUNT(*) FROM Catalogue WHERE Unit = @Code AND (CeasedAt IS NULL OR CeasedAt > @Now)) AS Catalogue
        """;

    private const string UsedCategory = """
        SELECT (SELECT COUNT(*) FROM WorkOrders WHERE DueBy >= @From AND DueBy <= @Until AND Category = @Code) AS OpenOrders,
            (SELECT COUNT(*) FROM Categories WHERE Parent = @Code AND (CeasedAt IS NULL OR CeasedAt > @Now)) AS Children,
            (SELECT COUNT(*) FROM Catalogue WHERE Category = @Code AND (CeasedAt IS NULL OR CeasedAt > @Now)) AS Catalogue
        """;
}
