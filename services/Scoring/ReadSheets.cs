using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>考核单: the sheet of one order with its path here, and the sheets behind a number of a month; a handler sees those of their own units.</summary>
public static class ReadSheets
{
    private const int ReadAtOnce = 500;

    internal static readonly string[] OfOne = [Roles.Agent, Roles.Dispatcher, Roles.Coordinator, Roles.Assessor, Roles.Manager, Roles.Auditor, Roles.Handler];

    private static readonly string[] OfAll = [Roles.Assessor, Roles.Manager, Roles.Auditor, Roles.Handler];

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/work-orders/{id}", One).MayBe(OfOne).Question<SheetView>("考核单: the sheet of one order");
        routes.MapGet("/work-orders/{id}/timeline", Path).MayBe(OfOne).Question<List<TimelineEntry>>("What this service announced about one order, oldest first");
        routes.MapGet("/sheets", List).MayBe(OfAll).Question<List<SheetView>>("考核单: by month, unit, kind of unit and what was found");
    }

    private static async Task<IResult> One(string id, ServiceDb db, Actor user)
    {
        if (await Visible(id, db, user) is not { } row) return Refusal.NotFound.Answer();
        var appeals = await db.List<AppealRow>(AppealRow.OfOrder, row);
        var heard = appeals.Count == 0 ? null : await db.HeardOf(id);
        var month = await db.Single<MonthRow>(MonthRow.Load, row);
        return TypedResults.Ok(SheetView.Of(row, await RulesBook.Load(db), await KeepCalendars.All(db), month, [.. appeals.Select(appeal => AppealView.Of(appeal, heard!))]));
    }

    private static async Task<IResult> Path(string id, ServiceDb db, Actor user) =>
        await Visible(id, db, user) is null ? Refusal.NotFound.Answer() : TypedResults.Ok(await Timeline.Of(db, id));

    // An assisting unit sees the sheet too where a line of it is theirs.
    internal static async Task<SheetRow?> Visible(string id, ServiceDb db, Actor user) =>
        await db.Single<SheetRow>(SheetRow.LoadOfOrder, new { WorkOrderId = id }) is { Body: not null } row
        && (user.Role != Roles.Handler || user.IsOf(row.Unit) || (await db.List<string>(Bearing, new { WorkOrderId = id })).Exists(user.IsOf)) ? row : null;

    private static async Task<IResult> List(ServiceDb db, Actor user, string? month, string? unit, string? kind, string? item, string? found, string after = "", int limit = 100)
    {
        if (month is not null && RulesBook.Readable(month) is null) return ReadMonth.Unreadable.Answer();
        if (Refuse(kind, item, found) is { } refusal) return refusal.Answer();
        var (book, calendars, most) = (await RulesBook.Load(db), await KeepCalendars.All(db), Math.Clamp(limit, 1, 1000));
        var sheets = new List<SheetView>();
        for (List<SheetRow> rows; sheets.Count < most; after = rows[^1].Id)
        {
            rows = await db.List<SheetRow>(db.Dialect.First(month is null ? Select : SelectOfMonth), new { Month = month, Unit = unit, Mine = user.Role == Roles.Handler ? 1 : 0, Units = user.Units.DefaultIfEmpty("").ToArray(), Kind = kind, Unheard = kind == UnitKinds.Department ? 1 : 0, After = after, Limit = ReadAtOnce });
            sheets.AddRange(rows.Where(row => SheetFound.Is(row, item, found)).Select(row => SheetView.Of(row, book, calendars, null, [])));
            if (rows.Count < ReadAtOnce)
                break;
        }
        return TypedResults.Ok(sheets.Take(most).ToList());
    }

    private static Refusal? Refuse(string? kind, string? item, string? found) =>
        (kind is null ? null : Refusal.IfUnknown("kind", kind, UnitKinds.All))
        ?? (item is null ? found is null or SheetFound.Excluded ? null : Refusal.Missing("item")
        : Refusal.IfUnknown("item", item, ScoreItems.All) ?? (found is null ? null : Refusal.IfUnknown("found", found, SheetFound.All)));

    private const string Bearing = "SELECT Unit FROM Costs WHERE WorkOrderId = @WorkOrderId";

    // A unit that was not heard of yet stands with the departments, as in the month.
    private const string Select = """
        SELECT * FROM Sheets
        WHERE Id > @After AND Body IS NOT NULL AND (@Unit IS NULL OR Unit = @Unit) AND (@Mine = 0 OR Unit IN @Units)
            AND (@Kind IS NULL OR Unit IN (SELECT Code FROM Units WHERE Kind = @Kind) OR (@Unheard = 1 AND Unit NOT IN (SELECT Code FROM Units)))
        ORDER BY Id
        """;

    private const string SelectOfMonth = """
        SELECT * FROM Sheets
        WHERE Month = @Month AND Id > @After AND Body IS NOT NULL AND (@Unit IS NULL OR Unit = @Unit) AND (@Mine = 0 OR Unit IN @Units)
            AND (@Kind IS NULL OR Unit IN (SELECT Code FROM Units WHERE Kind = @Kind) OR (@Unheard = 1 AND Unit NOT IN (SELECT Code FROM Units)))
        ORDER BY Id
        """;
}
