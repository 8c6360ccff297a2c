using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>考核结果: the sheet of one order with its path here, and the sheets of all; a handler sees those of their own unit.</summary>
public static class ReadSheets
{
    private static readonly string[] OfOne = [Roles.Agent, Roles.Dispatcher, Roles.Coordinator, Roles.Assessor, Roles.Manager, Roles.Auditor, Roles.Handler];

    private static readonly string[] OfAll = [Roles.Assessor, Roles.Manager, Roles.Auditor, Roles.Handler];

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/work-orders/{id}", One).MayBe(OfOne).Question<SheetView>("考核: the sheet of one order");
        routes.MapGet("/work-orders/{id}/timeline", Path).MayBe(OfOne).Question<List<TimelineEntry>>("What this service announced about one order, oldest first");
        routes.MapGet("/sheets", List).MayBe(OfAll).Question<List<SheetView>>("考核: sheets, by unit");
    }

    private static async Task<IResult> One(string id, ServiceDb db, Actor user) =>
        await Visible(id, db, user) is { } row ? TypedResults.Ok(SheetView.Of(row, await KeepCalendars.All(db))) : Refusal.NotFound.Answer();

    private static async Task<IResult> Path(string id, ServiceDb db, Actor user) =>
        await Visible(id, db, user) is null ? Refusal.NotFound.Answer() : TypedResults.Ok(await Timeline.Of(db, id));

    private static async Task<SheetRow?> Visible(string id, ServiceDb db, Actor user) =>
        await db.Single<SheetRow>(SheetRow.LoadOfOrder, new { WorkOrderId = id }) is { Body: not null } row && (user.Role != Roles.Handler || user.IsOf(row.Unit)) ? row : null;

    private static async Task<IResult> List(ServiceDb db, Actor user, string? unit, string after = "", int limit = 100)
    {
        var mine = user.Role == Roles.Handler;
        var rows = await db.List<SheetRow>(db.Dialect.First(mine ? SelectMine : Select),
            new { Unit = unit, user.Units, After = after, Limit = Math.Clamp(limit, 1, 1000) });
        var calendars = await KeepCalendars.All(db);
        return TypedResults.Ok(rows.ConvertAll(row => SheetView.Of(row, calendars)));
    }

    private const string Select = "SELECT * FROM Sheets WHERE Id > @After AND Body IS NOT NULL AND (@Unit IS NULL OR Unit = @Unit) ORDER BY Id";

    private const string SelectMine = "SELECT * FROM Sheets WHERE Id > @After AND Body IS NOT NULL AND (@Unit IS NULL OR Unit = @Unit) AND Unit IN @Units ORDER BY Id";
}

/// <summary>A score sheet as it is read.</summary>
public sealed record SheetView
{
    /// <summary>The incident; one sheet each.</summary>
    public required string IncidentId { get; init; }
    /// <summary>The order.</summary>
    public required string WorkOrderId { get; init; }
    /// <summary>Counts this service's facts of the order.</summary>
    public required int Revision { get; init; }
    /// <summary>The unit that is marked.</summary>
    public string? Unit { get; init; }
    /// <summary>Hundredths.</summary>
    public required int Points { get; init; }
    /// <summary>Hundredths.</summary>
    public required int Possible { get; init; }
    /// <summary>The appeal window is over.</summary>
    public required bool Settled { get; init; }
    /// <summary>When the appeal window is over if nothing changes the sheet until then, UTC; null of a settled one.</summary>
    public DateTime? SettlesAt { get; init; }
    /// <summary>The rules and their version.</summary>
    public string? Rules { get; init; }
    /// <summary>The time of the last fact it rests on, UTC.</summary>
    public DateTime? ScoredAt { get; init; }
    /// <summary>One line an item.</summary>
    public required IReadOnlyList<ScoreLine> Lines { get; init; }

    internal static SheetView Of(SheetRow row, PublishedCalendars calendars) => new()
    {
        IncidentId = row.Id,
        WorkOrderId = row.WorkOrderId,
        Revision = row.Revision,
        Unit = row.Unit,
        Points = row.Points,
        Possible = row.Possible,
        Settled = row.Settled,
        SettlesAt = !row.Settled && row.ScoredAt is { } at ? ScoreIncident.SettlesAt(at, calendars.InForce(at)) : null,
        Rules = row.Rules,
        ScoredAt = row.ScoredAt,
        Lines = row.Lines(),
    };
}
