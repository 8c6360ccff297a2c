using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>时限: the clocks and lights of one order with its disputes, its path here, and the list for managers.</summary>
public static class ReadClocks
{
    internal static readonly string[] Readers = [Roles.Agent, Roles.Dispatcher, Roles.Coordinator, Roles.Assessor, Roles.Manager, Roles.Auditor, Roles.Handler];

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/work-orders/{id}", One).MayBe(Readers).Question<ClocksView>("时限: the clocks, light and disputes of one order");
        routes.MapGet("/work-orders/{id}/timeline", Path).MayBe(Readers).Question<List<TimelineEntry>>("What this service announced about one order, oldest first");
        routes.MapGet("/clocks", List).MayBe(Roles.Manager, Roles.Coordinator, Roles.Dispatcher, Roles.Auditor).Question<List<ClocksView>>("时限: the clocks by light, unit and supervision");
    }

    private static async Task<IResult> One(string id, ServiceDb db, BusinessClock clock, Actor user)
    {
        if (await Visible(id, db, user) is not { } row) return Refusal.NotFound.Answer();
        var disputes = await db.List<Dispute>(Dispute.LoadOfOrder, new { OrderId = id });
        var units = disputes.Count == 0 ? [] : await db.List<CaseUnit>(CaseUnit.OfSome, new { Ids = disputes.ConvertAll(dispute => dispute.Id) });
        var supervisions = await db.List<Supervision>(Supervision.OfOrder, new { OrderId = id });
        return TypedResults.Ok(ClocksView.Of(row, clock.Now) with { Disputes = disputes.ConvertAll(dispute => DisputeView.Of(dispute, units, clock.Now)), Supervisions = supervisions });
    }

    private static async Task<IResult> Path(string id, ServiceDb db, Actor user) =>
        await Visible(id, db, user) is null ? Refusal.NotFound.Answer() : TypedResults.Ok(await Timeline.Of(db, id));

    internal static async Task<ClockRow?> Visible(string id, ServiceDb db, Actor user) =>
        await db.Single<ClockRow>(ClockRow.Load, new { Id = id }) is { } row && row.State != ClockStates.Unheard && (user.Role != Roles.Handler || user.IsOf(row.Unit)) ? row : null;

    private static async Task<IResult> List(ServiceDb db, BusinessClock clock, string? light, string? unit, bool? supervised, string after = "", int limit = 100)
    {
        if (light is not null && Refusal.IfUnknown("light", light, Lights.All) is { } refusal) return refusal.Answer();
        var now = clock.Now;
        var rows = await db.List<ClockRow>(db.Dialect.First(Selections[(light, supervised)]), new { Unit = unit, Now = now, After = after, Limit = Math.Clamp(limit, 1, 1000) });
        return TypedResults.Ok(rows.ConvertAll(row => ClocksView.Of(row, now)));
    }

    private static string SelectBy(string? light, bool? supervised) => Select + light switch
    {
        Lights.Red => "AND RedFrom < @Now",
        Lights.Yellow => "AND YellowFrom <= @Now AND (RedFrom IS NULL OR RedFrom >= @Now)",
        Lights.Green => "AND (YellowFrom IS NULL OR YellowFrom > @Now) AND (RedFrom IS NULL OR RedFrom >= @Now)",
        _ => "",
    } + supervised switch
    {
        true => " AND SupervisedSince IS NOT NULL AND Closed = 0",
        false => " AND (SupervisedSince IS NULL OR Closed = 1)",
        null => "",
    } + " ORDER BY Id";

    /// <summary>Every question that may be asked of the list.</summary>
    internal static readonly IReadOnlyDictionary<(string? Light, bool? Supervised), string> Selections =
        (from light in Lights.All.Append(null) from supervised in new bool?[] { null, true, false } select (light, supervised)).ToDictionary(asked => asked, asked => SelectBy(asked.light, asked.supervised));

    private const string Select = "SELECT * FROM Clocks WHERE Id > @After AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit) ";
}

/// <summary>The clocks of one order as they are read now.</summary>
public sealed record ClocksView
{
    /// <summary>The order.</summary>
    public required string WorkOrderId { get; init; }
    /// <summary>The incident the order was registered as.</summary>
    public required string IncidentId { get; init; }
    /// <summary>Counts this service's facts of the order.</summary>
    public required int Revision { get; init; }
    /// <summary>The number people use.</summary>
    public string? Number { get; init; }
    /// <summary>Who has it.</summary>
    public string? Unit { get; init; }
    /// <summary>Where it stands.</summary>
    public required string State { get; init; }
    /// <summary>green, yellow or red.</summary>
    public required string Light { get; init; }
    /// <summary>签收不晚于, UTC.</summary>
    public DateTime? SignBy { get; init; }
    /// <summary>办结不晚于, UTC.</summary>
    public DateTime? HandleBy { get; init; }
    /// <summary>The caller's clock, UTC.</summary>
    public DateTime? CallerDueBy { get; init; }
    /// <summary>Counts up with each limit that moves.</summary>
    public required int DeadlineVersion { get; init; }
    /// <summary>督办: since when leaders watch it, UTC; a closed order needs no watching.</summary>
    public DateTime? SupervisedSince { get; init; }
    /// <summary>催办: how often the caller has urged.</summary>
    public required int Urged { get; init; }
    /// <summary>Its supervisions, where one order is read.</summary>
    public IReadOnlyList<Supervision>? Supervisions { get; init; }
    /// <summary>Its disputes, where one order is read.</summary>
    public IReadOnlyList<DisputeView>? Disputes { get; init; }

    internal static ClocksView Of(ClockRow row, DateTime now) => new()
    {
        WorkOrderId = row.Id,
        IncidentId = row.IncidentId,
        Revision = row.Revision,
        Number = row.Number,
        Unit = row.Unit,
        State = row.State,
        Light = Lights.At(now, row.YellowFrom, row.RedFrom),
        SignBy = row.SignBy,
        HandleBy = row.HandleBy,
        CallerDueBy = row.CallerDueBy,
        DeadlineVersion = row.DeadlineVersion,
        SupervisedSince = row.SupervisedSince,
        Urged = row.Urged ?? 0,
    };
}
