using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>时限统计: by unit, the orders whose caller's limit lies in a period, how many were closed in time, and which lights they had. A notice that was taken back counts as never given.</summary>
public static class ReadReport
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/report", Read).MayBe(Roles.Manager, Roles.Coordinator, Roles.Assessor, Roles.Auditor).Question<List<UnitReport>>("时限统计: by unit, in time, yellow, red, supervised; of the orders whose caller's limit lies in a period");

    private static async Task<IResult> Read(ServiceDb db, DateTime? from, DateTime? to)
    {
        var period = new { From = (from ?? DateTime.UnixEpoch).ToUniversalTime(), To = (to ?? DateTime.MaxValue).ToUniversalTime() };
        return TypedResults.Ok(Decide(await db.List<Orders>(CountOrders, period), await db.List<Orders>(CountInTime, period), await db.List<Lit>(CountLights, period)));
    }

    /// <summary>A light counts for the unit that had the order then, the order for the unit that had it last.</summary>
    internal static List<UnitReport> Decide(List<Orders> orders, List<Orders> inTime, List<Lit> lights)
    {
        var (had, met, lit) = (orders.ToDictionary(count => count.Unit ?? ""), inTime.ToDictionary(count => count.Unit ?? ""), lights.ToLookup(count => count.Unit ?? ""));
        int Of(string unit, string level, string clock) => lit[unit].Where(light => light.Level == level && light.Clock == clock).Sum(light => light.Number);
        return [.. had.Keys.Union(lit.Select(unit => unit.Key)).Order(StringComparer.Ordinal).Select(unit => new UnitReport
        {
            Unit = unit,
            Orders = had.GetValueOrDefault(unit)?.Number ?? 0,
            Closed = had.GetValueOrDefault(unit)?.Closed ?? 0,
            OnTime = met.GetValueOrDefault(unit)?.Number ?? 0,
            Yellow = Of(unit, Light.DueSoon, Clocks.Unit),
            Red = Of(unit, Light.Overdue, Clocks.Unit),
            CallerRed = Of(unit, Light.Overdue, Clocks.Caller),
            SignedLate = Of(unit, Light.Overdue, Clocks.Sign),
            Supervised = had.GetValueOrDefault(unit)?.Supervised ?? 0,
        })];
    }

    internal sealed record Orders
    {
        public string? Unit { get; init; }
        public int Number { get; init; }
        public int Closed { get; init; }
        public int Supervised { get; init; }
    }

    internal sealed record Lit
    {
        public string? Unit { get; init; }
        public string Level { get; init; } = "";
        public string Clock { get; init; } = "";
        public int Number { get; init; }
    }

    private const string CountOrders = """
        SELECT Unit, COUNT(*) AS Number, SUM(CASE WHEN State = 'closed' THEN 1 ELSE 0 END) AS Closed, SUM(CASE WHEN SupervisedSince IS NULL THEN 0 ELSE 1 END) AS Supervised
        FROM Clocks WHERE CallerDueBy >= @From AND CallerDueBy < @To AND State <> 'unheard' GROUP BY Unit
        """;

    // What another unit let pass before is not this one's.
    private const string CountInTime = """
        SELECT c.Unit, COUNT(*) AS Number FROM Clocks c
        WHERE c.CallerDueBy >= @From AND c.CallerDueBy < @To AND c.State = 'closed' AND NOT EXISTS (
            SELECT 1 FROM Notices n WHERE n.OrderId = c.Id AND n.Clock = 'unit' AND n.Level = 'overdue' AND n.Unit = c.Unit AND n.DueBy IS NOT NULL)
        GROUP BY c.Unit
        """;

    private const string CountLights = """
        SELECT n.Unit, n.Level, n.Clock, COUNT(DISTINCT n.OrderId) AS Number FROM Notices n INNER JOIN Clocks c ON c.Id = n.OrderId
        WHERE n.DueBy IS NOT NULL AND c.CallerDueBy >= @From AND c.CallerDueBy < @To GROUP BY n.Unit, n.Level, n.Clock
        """;
}

/// <summary>One unit's orders of a period; the unit is empty for orders that wait for one.</summary>
public sealed record UnitReport
{
    /// <summary>The unit.</summary>
    public required string Unit { get; init; }
    /// <summary>Orders it has or had last.</summary>
    public required int Orders { get; init; }
    /// <summary>办结.</summary>
    public required int Closed { get; init; }
    /// <summary>按时办结: closed, and its limit of handling never passed.</summary>
    public required int OnTime { get; init; }
    /// <summary>黄灯: orders whose limit of handling came near while it had them.</summary>
    public required int Yellow { get; init; }
    /// <summary>红灯: orders whose limit of handling passed.</summary>
    public required int Red { get; init; }
    /// <summary>Orders whose caller's limit passed while it had them.</summary>
    public required int CallerRed { get; init; }
    /// <summary>签收超期.</summary>
    public required int SignedLate { get; init; }
    /// <summary>督办: orders that leaders watch or watched.</summary>
    public required int Supervised { get; init; }
}
