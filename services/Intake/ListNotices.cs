using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>通知: orders closed since a time whose callers are to be called back; the newest first.</summary>
public static class ListNotices
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/notices", Handle).MayBe(Roles.Agent).Question<List<NoticeNow>>("通知: what came since a time for the agents");

    private static async Task<IResult> Handle(ServiceDb db, DateTime since) =>
        TypedResults.Ok(await db.List<NoticeNow>(db.Dialect.First(Closed), new { Since = since.ToUniversalTime(), Limit = NoticeNow.Most }));

    private const string Closed = """
        SELECT 'WorkOrderClosed' AS Kind, ClosedAt AS At, Id AS OrderId, Number, Title
        FROM WorkOrders WHERE AwaitsFollowUp = 1 AND ClosedAt > @Since ORDER BY ClosedAt DESC, Id
        """;
}
