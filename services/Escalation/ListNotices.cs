using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>
/// 通知: what came since a time, the newest first. For the unit that has the order: warnings of its limits, limits moved by a calendar, supervisions to answer, and disputes to state on; for dispatchers all lights;
/// for those who follow them disputes, and for coordinators and leaders those that are late on their rung; for coordinators and leaders the warnings of their level and what a unit answered. Of a limit that stands still again, nothing.
/// </summary>
public static class ListNotices
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/notices", Handle).MayBe(Roles.Handler, Roles.Dispatcher, Roles.Coordinator, Roles.Manager).Question<List<NoticeNow>>("通知: what came since a time for the desk of whoever asks");

    private static async Task<IResult> Handle(ServiceDb db, BusinessClock clock, Actor user, DateTime since)
    {
        var asked = new { Since = since.ToUniversalTime(), clock.Now, Limit = NoticeNow.Most };
        var found = new List<Told>();
        if (user.Role == Roles.Handler)
            foreach (var unit in user.Units.Distinct())
                foreach (var sql in new[] { LightsOfUnit, MovedOfUnit, ToAnswer, ToState })
                    found.AddRange(await db.List<Told>(db.Dialect.First(sql), new { Unit = unit, asked.Since, asked.Now, asked.Limit }));
        if (user.Role == Roles.Dispatcher)
            found.AddRange(await db.List<Told>(db.Dialect.First(AllLights), asked));
        if (user.Role is Roles.Dispatcher or Roles.Coordinator)
            found.AddRange(await db.List<Told>(db.Dialect.First(Opened), asked));
        if (user.Role is Roles.Coordinator or Roles.Manager)
            foreach (var sql in new[] { user.Role == Roles.Coordinator ? ToCoordinators : ToLeaders, Answered, Overdue })
                found.AddRange(await db.List<Told>(db.Dialect.First(sql), asked));
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
        SELECT CASE n.Level WHEN 'overdue' THEN 'WorkOrderOverdue' WHEN 'due-soon' THEN 'WorkOrderDueSoon' WHEN 'head' THEN 'WarningRaised:head'
            WHEN 'handler' THEN 'WarningRaised:handler' WHEN 'coordinator' THEN 'WarningRaised:coordinator' ELSE 'WarningRaised:leader' END AS Kind, n.At, c.Id AS OrderId, c.Number, h.Body AS HandedOver
        FROM Clocks c JOIN Notices n ON n.OrderId = c.Id LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderHandedOver'
        WHERE c.YellowFrom <= @Now AND c.Closed = 0 AND n.DueBy IS NOT NULL AND n.At > @Since
            AND (n.Clock <> 'sign' OR c.State = 'dispatched') AND (n.Clock <> 'unit' OR c.State <> 'closing-submitted')
        """;

    private const string Latest = " ORDER BY n.At DESC, c.Id";

    private const string AllLights = Lit + " AND n.Level IN ('due-soon', 'overdue')" + Latest;

    private const string ToCoordinators = Lit + " AND n.Level = 'coordinator'" + Latest;

    private const string ToLeaders = Lit + " AND n.Level = 'leader'" + Latest;

    // COALESCE, so that the orders whose limit is near are read, and not all there ever were of the unit.
    private const string LightsOfUnit = Lit + " AND n.Level IN ('handler', 'head') AND COALESCE(c.Unit, '') = @Unit AND n.Unit = @Unit" + Latest;

    private const string MovedOfUnit = """
        SELECT 'DeadlineMoved' AS Kind, m.At, c.Id AS OrderId, c.Number, h.Body AS HandedOver
        FROM MovedLimits m JOIN Clocks c ON c.Id = m.OrderId LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderHandedOver'
        WHERE m.Unit = @Unit AND m.At > @Since AND c.Unit = @Unit AND c.Closed = 0 AND c.State <> 'closing-submitted' ORDER BY m.At DESC, c.Id
        """;

    private const string Watched = """
        FROM Supervisions s JOIN Clocks c ON c.Id = s.OrderId LEFT JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderHandedOver'
        WHERE s.ClosedAt IS NULL
        """;

    private const string ToAnswer = "SELECT 'SupervisionOpened' AS Kind, s.Since AS At, c.Id AS OrderId, c.Number, h.Body AS HandedOver " + Watched
        + " AND s.AnsweredAt IS NULL AND s.Unit = @Unit AND s.Since > @Since ORDER BY s.Since DESC, c.Id";

    private const string Answered = "SELECT 'SupervisionAnswered' AS Kind, s.AnsweredAt AS At, c.Id AS OrderId, c.Number, h.Body AS HandedOver " + Watched
        + " AND s.AnsweredAt > @Since ORDER BY s.AnsweredAt DESC, c.Id";

    private const string Opened = """
        SELECT 'DisputeOpened' AS Kind, d.OpenedAt AS At, d.OrderId, c.Number, h.Body AS HandedOver
        FROM Disputes d LEFT JOIN Clocks c ON c.Id = d.OrderId LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'
        WHERE d.State IN ('opening', 'open') AND d.OpenedAt > @Since ORDER BY d.OpenedAt DESC, d.Id
        """;

    private const string ToState = """
        SELECT 'DisputeToState' AS Kind, d.OpenedAt AS At, d.OrderId, c.Number, h.Body AS HandedOver
        FROM DisputeUnits u JOIN Disputes d ON d.Id = u.Dispute LEFT JOIN Clocks c ON c.Id = d.OrderId LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'
        WHERE u.Unit = @Unit AND u.StatedAt IS NULL AND d.State IN ('opening', 'open') AND d.OpenedAt > @Since AND (d.Accused IS NULL OR d.Accused <> @Unit) ORDER BY d.OpenedAt DESC, d.Id
        """;

    private const string Overdue = """
        SELECT 'DisputeOverdue' AS Kind, d.RuleBy AS At, d.OrderId, c.Number, h.Body AS HandedOver
        FROM Disputes d LEFT JOIN Clocks c ON c.Id = d.OrderId LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'
        WHERE d.State = 'open' AND d.RuleBy > @Since AND d.RuleBy < @Now ORDER BY d.RuleBy DESC, d.Id
        """;
}
