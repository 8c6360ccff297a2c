using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>办结后总结: what cost points in a month, most frequent first, of a unit or of all, with the incidents behind each.</summary>
public static class ListCosts
{
    private static readonly string[] Readers = [Roles.Assessor, Roles.Manager, Roles.Auditor, Roles.Coordinator, Roles.Dispatcher, Roles.Handler];

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/months/{month}/costs", List).MayBe(Readers).Question<List<CostOfItem>>("失分: by item, most frequent first");
        routes.MapGet("/months/{month}/costs/{item}", Behind).MayBe(Readers).Question<List<CostOfIncident>>("失分: the incidents behind one item");
    }

    private static async Task<IResult> List(string month, ServiceDb db, Actor user, string? unit) => RulesBook.Readable(month) is null ? ReadMonth.Unreadable.Answer()
        : TypedResults.Ok(await db.List<CostOfItem>(Select, Asked(month, unit, user)));

    private static async Task<IResult> Behind(string month, string item, ServiceDb db, Actor user, string? unit, string after = "", int limit = 100)
    {
        if (RulesBook.Readable(month) is null) return ReadMonth.Unreadable.Answer();
        var asked = Asked(month, unit, user);
        return TypedResults.Ok(await db.List<CostOfIncident>(db.Dialect.First(SelectBehind), new { asked.Month, asked.Unit, asked.Mine, asked.Units, Item = item, After = after, Limit = Math.Clamp(limit, 1, 1000) }));
    }

    private static AskedCosts Asked(string month, string? unit, Actor user) =>
        new() { Month = month, Unit = unit, Mine = user.Role == Roles.Handler ? 1 : 0, Units = [.. user.Units.DefaultIfEmpty("")] };

    private sealed record AskedCosts
    {
        public required string Month { get; init; }
        public string? Unit { get; init; }
        public required int Mine { get; init; }
        public required string[] Units { get; init; }
    }

    private const string Select = """
        SELECT Item, Charged, COUNT(*) AS Incidents, SUM(Lost) AS Lost
        FROM Costs WHERE Month = @Month AND (@Unit IS NULL OR Unit = @Unit) AND (@Mine = 0 OR Unit IN @Units)
        GROUP BY Item, Charged
        ORDER BY COUNT(*) DESC, SUM(Lost) DESC, Item
        """;

    private const string SelectBehind = """
        SELECT WorkOrderId, Unit, Charged, Lost
        FROM Costs WHERE Month = @Month AND Item = @Item AND (@Unit IS NULL OR Unit = @Unit) AND (@Mine = 0 OR Unit IN @Units) AND WorkOrderId > @After
        ORDER BY WorkOrderId
        """;
}

/// <summary>What one item cost.</summary>
public sealed record CostOfItem
{
    /// <summary>One of <see cref="ScoreItems"/>.</summary>
    public string Item { get; init; } = "";
    /// <summary>One of <see cref="ScoreCharges"/>.</summary>
    public string Charged { get; init; } = "";
    /// <summary>In how many incidents.</summary>
    public long Incidents { get; init; }
    /// <summary>Hundredths.</summary>
    public long Lost { get; init; }
}

/// <summary>What one incident cost by one item.</summary>
public sealed record CostOfIncident
{
    /// <summary>The order.</summary>
    public string WorkOrderId { get; init; } = "";
    /// <summary>Who bears it; empty for dispatch.</summary>
    public string Unit { get; init; } = "";
    /// <summary>One of <see cref="ScoreCharges"/>.</summary>
    public string Charged { get; init; } = "";
    /// <summary>Hundredths.</summary>
    public int Lost { get; init; }
}
