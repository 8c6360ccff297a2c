using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>通知: limits that came near, passed, or were moved by a calendar since a time, for the unit that has the order; those near or passed for dispatchers too; disputes opened, for those who follow them. The newest first; of a limit that stands still again, nothing.</summary>
public static class ListNotices
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/notices", Handle).MayBe(Roles.Handler, Roles.Dispatcher, Roles.Coordinator).Question<List<NoticeNow>>("通知: what came since a time for the desk of whoever asks");

    private static async Task<IResult> Handle(ServiceDb db, BusinessClock clock, Actor user, DateTime since)
    {
        var asked = new { Since = since.ToUniversalTime(), clock.Now, Limit = NoticeNow.Most };
        var found = new List<Told>();
        if (user.Role == Roles.Handler)
            foreach (var unit in user.Units.Distinct())
                foreach (var sql in new[] { LightsOfUnit, MovedOfUnit })
                    found.AddRange(await db.List<Told>(db.Dialect.First(sql), new { Unit = unit, asked.Since, asked.Now, asked.Limit }));
        if (user.Role == Roles.Dispatcher)
            found.AddRange(await db.List<Told>(db.Dialect.First(AllLights), asked));
        if (user.Role != Roles.Handler)
            found.AddRange(await db.List<Told>(db.Dialect.First(Opened), asked));
        return TypedResults.Ok(found.OrderByDescending(told => told.At).Take(NoticeNow.Most).Select(told => told.Notice).ToList());
    }

    private sealed record Told
    {
        public string Kind { get; init; } = "";
        public DateTime At { get; init; }
        public string OrderId { get; init; } = "";
        public string? Number { get; init; }
        public string? HandedOver { get; init; }

        public NoticeNow Notice => new()
        {
            Kind = Kind,
            At = At,
            OrderId = OrderId,
            Number = Number,
            Title = HandedOver is null ? null : JsonSerializer.Deserialize<WorkOrderHandedOver>(HandedOver, Wire.Json)!.Title,
        };
    }

    private const string Lit = """
        SELECT CASE WHEN n.Level = 'overdue' THEN 'WorkOrderOverdue' ELSE 'WorkOrderDueSoon' END AS Kind, n.At, c.Id AS OrderId, c.Number, h.Body AS HandedOver
        FROM Clocks c JOIN Notices n ON n.OrderId = c.Id LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderHandedOver'
        WHERE c.YellowFrom <= @Now AND c.Closed = 0 AND n.DueBy IS NOT NULL AND n.At > @Since
            AND (n.Clock <> 'sign' OR c.State = 'dispatched') AND (n.Clock <> 'unit' OR c.State <> 'closing-submitted')
        """;

    private const string AllLights = Lit + " ORDER BY n.At DESC, c.Id";

    // COALESCE, so that the orders whose limit is near are read, and not all there ever were of the unit.
    private const string LightsOfUnit = Lit + " AND COALESCE(c.Unit, '') = @Unit AND n.Unit = @Unit ORDER BY n.At DESC, c.Id";

    private const string MovedOfUnit = """
        SELECT 'DeadlineMoved' AS Kind, m.At, c.Id AS OrderId, c.Number, h.Body AS HandedOver
        FROM MovedLimits m JOIN Clocks c ON c.Id = m.OrderId LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderHandedOver'
        WHERE m.Unit = @Unit AND m.At > @Since AND c.Unit = @Unit AND c.Closed = 0 AND c.State <> 'closing-submitted' ORDER BY m.At DESC, c.Id
        """;

    private const string Opened = """
        SELECT 'DisputeOpened' AS Kind, d.OpenedAt AS At, d.OrderId, c.Number, h.Body AS HandedOver
        FROM Disputes d LEFT JOIN Clocks c ON c.Id = d.OrderId LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'
        WHERE d.State IN ('opening', 'open') AND d.OpenedAt > @Since ORDER BY d.OpenedAt DESC, d.Id
        """;
}
