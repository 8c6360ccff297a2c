using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>派单目录导入导出: the whole catalogue as CSV or JSON, and back; one unit of work a line, a line that is wrong stops none of the others. The same file again changes nothing.</summary>
public static class ImportCatalogue
{
    /// <summary>What the administrator sends: a CSV text, or entries.</summary>
    /// <param name="Csv">The file's text.</param>
    /// <param name="Entries">The entries, as the export has them.</param>
    /// <param name="Check">Only tells what would be refused.</param>
    /// <param name="After">Only the lines behind this one: a long file is sent again for each portion of it.</param>
    /// <param name="Limit">So many of them; all where it is left out.</param>
    public sealed record Command(string? Csv, IReadOnlyList<CatalogueEntry>? Entries, bool? Check, int? After = null, int? Limit = null);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/catalogue/import", Handle).MayBe(Roles.Administrator).Command<Imported>("派单目录导入: CSV or JSON, line by line; with check only tells what would be refused");
        routes.MapGet("/catalogue/export", Export).MayBe(Roles.Administrator, Roles.Dispatcher, Roles.Coordinator, Roles.Auditor).Question<List<CatalogueEntry>>("派单目录导出: every entry, as JSON or with as=csv");
    }

    internal static async Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user)
    {
        if (Imported.Refuse(command.Csv, command.Entries) is { } refusal) return refusal.Answer();
        var (lines, no) = command.Csv is { } csv ? new CatalogueTable(await Catalogue.Load(db), await db.List<Category>(AllCategories)).Read(csv) : (Lines(command.Entries!), null);
        if (no is not null) return no.Answer();
        var said = new List<Imported.LineSaid>();
        foreach (var line in lines.Where(line => line.Number > (command.After ?? 0)).Take(command.Limit ?? Sheet.MostLines))
            said.Add(line.Wrong is { } wrong ? Imported.Said(line.Number, line.Entry, null, wrong) : await Carry(line, command.Check == true, db, clock.Now, user));
        return TypedResults.Ok(new Imported(said));
    }

    private static Task<Imported.LineSaid> Carry(CatalogueTable.Line line, bool check, ServiceDb db, DateTime now, Actor user) => db.Write(async tx =>
    {
        if (check) return Imported.Said(line.Number, line.Entry, null, ChangeCatalogue.Refuse(line.Entry, line.Command) ?? await ChangeCatalogue.Misplaced(tx, ChangeCatalogue.Decide(line.Entry, null, line.Command, now, user)));
        var (changed, no) = await ChangeCatalogue.Change(tx, line.Entry, line.Command, now, user);
        return Imported.Said(line.Number, line.Entry, changed?.Version, no);
    });

    private static List<CatalogueTable.Line> Lines(IReadOnlyList<CatalogueEntry> entries) =>
        [.. entries.Select((one, at) => new CatalogueTable.Line(at + 1, one.Entry, new(one.Category, one.Area, one.Unit, one.Basis, one.ValidFrom, one.CeasedAt, one.Assisting, one.Hours)))];

    private static async Task<IResult> Export(ServiceDb db, string? @as = null)
    {
        var entries = (await Catalogue.Load(db)).Entries.OrderBy(entry => entry.Entry, StringComparer.Ordinal).ToList();
        return @as == "csv" ? Imported.File(CatalogueTable.Write(entries), "catalogue.csv") : TypedResults.Ok(entries);
    }

    private const string AllCategories = "SELECT Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt FROM Categories";
}
