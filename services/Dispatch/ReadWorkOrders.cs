using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>What one may see: lists by state and unit, one order, its timeline. A handler sees only their unit's orders.</summary>
public static class ReadWorkOrders
{
    internal static readonly string[] Everyone = [Roles.Dispatcher, Roles.Handler, Roles.Agent, Roles.Coordinator, Roles.Assessor, Roles.Manager, Roles.Auditor];

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/work-orders", List).MayBe(Everyone).Question<List<WorkOrderRow>>("Orders by state and unit, paged by id");
        routes.MapGet("/work-orders/{id}", One).MayBe(Everyone).Question<WorkOrder>("One order: where it stands, who has it, until when");
        routes.MapGet("/work-orders/{id}/notes", Notes).MayBe(Everyone).Question<List<Note>>("What the caller added or asked since");
        routes.MapGet("/work-orders/{id}/timeline", Told).MayBe(Everyone).Question<List<TimelineEntry>>("What Dispatch announced about it, oldest first");
    }

    internal static async Task<IResult> List(ServiceDb db, BusinessClock clock, Actor user, string? state = null, string? unit = null, string after = "", int limit = 100)
    {
        if (user.Role == Roles.Handler && unit is not null && !user.IsOf(unit)) return Refusal.NotFound.Answer();
        if (state is not null && Refusal.IfUnknown("state", state, States.All) is { } refusal) return refusal.Answer();
        var units = unit is not null ? [unit] : user.Role == Roles.Handler ? user.Units : [];
        var query = unit is not null || user.Role == Roles.Handler ? OfUnits : state is not null ? OfState : All;
        var rows = await db.List<WorkOrderRow>(db.Dialect.First(query), new { State = state, Units = units, After = after, Limit = Math.Clamp(limit, 1, 1000) });
        var time = await TimeNow.Read(db, clock);
        return TypedResults.Ok(rows.ConvertAll(row => row.At(time)));
    }

    internal static async Task<IResult> One(string id, ServiceDb db, BusinessClock clock, Actor user)
    {
        if (await Seen(id, db, user) is not { } order) return Refusal.NotFound.Answer();
        return TypedResults.Ok(order.At(await TimeNow.Read(db, clock)));
    }

    private static async Task<IResult> Notes(string id, ServiceDb db, Actor user) =>
        await Seen(id, db, user) is null ? Refusal.NotFound.Answer() : TypedResults.Ok(await db.List<Note>(db.Dialect.First(LoadNotes), new { Id = id, Limit = MostNotes }));

    private static async Task<IResult> Told(string id, ServiceDb db, Actor user) =>
        await Seen(id, db, user) is null ? Refusal.NotFound.Answer() : TypedResults.Ok(await Timeline.Of(db, id));

    internal static async Task<WorkOrder?> Seen(string id, ServiceDb db, Actor user)
    {
        var order = await db.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        return Refusals.NotTheirsToRead(order, user) is null ? order : null;
    }

    private const int MostNotes = 1000;

    private const string All = WorkOrderRow.Select + " WHERE State <> 'unheard' AND Id > @After ORDER BY Id";

    private const string OfState = WorkOrderRow.Select + " WHERE State = @State AND State <> 'unheard' AND Id > @After ORDER BY Id";

    private const string OfUnits = WorkOrderRow.Select + " WHERE Unit IN @Units AND (@State IS NULL OR State = @State) AND Id > @After ORDER BY Id";

    private const string LoadNotes = "SELECT Kind, At, Text FROM Notes WHERE OrderId = @Id ORDER BY Revision, Kind";
}

/// <summary>A word of the caller's, kept with the order.</summary>
public sealed record Note
{
    /// <summary>supplemented or urged.</summary>
    public string Kind { get; init; } = "";
    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
    /// <summary>What was said.</summary>
    public string? Text { get; init; }
}
