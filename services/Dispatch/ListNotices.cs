using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>通知: what came since a time for a department's open orders, or for the dispatchers; the newest first. Of an order that has left the state a notice was about, it is told no more.</summary>
public static class ListNotices
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/notices", Handle).MayBe(Roles.Handler, Roles.Dispatcher).Question<List<NoticeNow>>("通知: what came since a time for the desk of whoever asks");

    internal static async Task<IResult> Handle(ServiceDb db, Actor user, DateTime since)
    {
        var found = new List<NoticeNow>();
        if (user.Role == Roles.Dispatcher)
        {
            found.AddRange(await Of(db, ToReview, null, since));
            found.AddRange(await Of(db, ToExtend, null, since));
        }
        else
            foreach (var unit in user.Units.Distinct())
            {
                found.AddRange(await Of(db, FactsOfUnit, unit, since));
                found.AddRange(await Of(db, WordsForUnit, unit, since));
            }
        return TypedResults.Ok(found.OrderByDescending(notice => notice.At).Take(NoticeNow.Most).ToList());
    }

    private static Task<List<NoticeNow>> Of(ServiceDb db, string sql, string? unit, DateTime since) =>
        db.List<NoticeNow>(db.Dialect.First(sql), new { Unit = unit, Since = since.ToUniversalTime(), Limit = NoticeNow.Most });

    // Of an order that has come back to the unit, only what was since it came back. What was to be signed is, whoever signed it, no news any more.
    private const string FactsOfUnit = """
        SELECT f.Type AS Kind, f.At, w.Id AS OrderId, w.Number, w.Title
        FROM WorkOrders w JOIN Facts f ON f.Subject = w.Id
        WHERE w.Unit = @Unit AND w.DueBy IS NOT NULL AND w.ChangedAt > @Since AND f.At > @Since AND f.At >= w.HandleFrom
            AND (f.Type IN ('WorkOrderDispatched', 'ReturnRejected') AND w.State = 'dispatched'
                OR f.Type IN ('ReworkDispatched', 'ClosingSentBack', 'ExtensionGranted', 'ExtensionRefused') AND w.State = 'signed')
        ORDER BY f.At DESC, f.Id
        """;

    private const string WordsForUnit = """
        SELECT CASE WHEN n.Kind = 'urged' THEN 'WorkOrderUrged' ELSE 'WorkOrderSupplemented' END AS Kind, n.At, w.Id AS OrderId, w.Number, w.Title
        FROM WorkOrders w JOIN Notes n ON n.OrderId = w.Id
        WHERE w.Unit = @Unit AND w.DueBy IS NOT NULL AND w.State <> 'closing-submitted' AND n.At > @Since
        ORDER BY n.At DESC, w.Id
        """;

    private const string ToReview = """
        SELECT f.Type AS Kind, f.At, w.Id AS OrderId, w.Number, w.Title
        FROM WorkOrders w JOIN Facts f ON f.Subject = w.Id
        WHERE w.State IN ('return-requested', 'closing-submitted') AND w.ChangedAt > @Since AND f.At = w.ChangedAt AND f.Type IN ('ReturnRequested', 'ClosingSubmitted')
        ORDER BY f.At DESC, f.Id
        """;

    private const string ToExtend = """
        SELECT f.Type AS Kind, f.At, w.Id AS OrderId, w.Number, w.Title
        FROM WorkOrders w JOIN Facts f ON f.Subject = w.Id
        WHERE w.ExtensionDays > 0 AND w.State = 'signed' AND w.ChangedAt > @Since AND f.At > @Since AND f.Type = 'ExtensionRequested'
        ORDER BY f.At DESC, f.Id
        """;
}
