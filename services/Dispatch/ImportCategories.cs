using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>事项分类导入导出: the tree of categories as CSV or JSON, and back; one unit of work a line, those above before those below them. The same file again changes nothing.</summary>
public static class ImportCategories
{
    private static readonly Sheet Columns = new([("code", "代码"), ("name", "名称"), ("english_name", "英文名"), ("parent", "上级分类"), ("valid_from", "启用"), ("ceased_at", "停用")], ["code", "name"]);

    /// <summary>What the administrator sends: a CSV text, or categories.</summary>
    /// <param name="Csv">The file's text.</param>
    /// <param name="Entries">The categories, as the export has them.</param>
    /// <param name="Check">Only tells what would be refused.</param>
    public sealed record Command(string? Csv, IReadOnlyList<Category>? Entries, bool? Check);

    private sealed record Line(int Number, string Code, ChangeCategory.Command Command, Refusal? Wrong);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/categories/import", Handle).MayBe(Roles.Administrator).Command<Imported>("事项分类导入: CSV or JSON, line by line; with check only tells what would be refused");
        routes.MapGet("/categories/export", Export).MayBe(Roles.Administrator, Roles.Dispatcher, Roles.Coordinator, Roles.Auditor).Question<List<Category>>("事项分类导出: every category, as JSON or with as=csv");
    }

    internal static async Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user)
    {
        if (Imported.Refuse(command.Csv, command.Entries) is { } refusal) return refusal.Answer();
        var (lines, no) = command.Csv is { } csv && Columns.Read(csv) is var (read, wrong) ? (read.ConvertAll(Of), wrong) : ([.. command.Entries!.Select(Of)], null);
        if (no is not null) return no.Answer();
        var above = lines.DistinctBy(line => line.Code).ToDictionary(line => line.Code, line => line.Command.Parent, StringComparer.Ordinal);
        var said = new List<Imported.LineSaid>();
        foreach (var line in lines.OrderBy(line => Imported.Depth(line.Code, above)))
            said.Add(Imported.Said(line.Number, line.Code, null, line.Wrong) is { Code: not null } bad ? bad : await Carry(line, above, command.Check == true, db, clock.Now, user));
        return TypedResults.Ok(new Imported([.. said.OrderBy(line => line.Line)]));
    }

    private static Line Of(Sheet.Line line)
    {
        var command = new ChangeCategory.Command(line["name"], line["english_name"], line["parent"], line.Time("valid_from"), line.Time("ceased_at"));
        return new Line(line.Number, line["code"] ?? "", command, line.Wrong);
    }

    private static Line Of(Category one, int at) => new(at + 1, one.Code, new(one.Name, one.EnglishName, one.Parent, one.ValidFrom, one.CeasedAt), null);

    private static Task<Imported.LineSaid> Carry(Line line, IReadOnlyDictionary<string, string?> above, bool check, ServiceDb db, DateTime now, Actor user) => db.Write(async tx =>
    {
        if (check)
            return Imported.Said(line.Number, line.Code, null, ChangeCategory.Refuse(line.Code, line.Command) ?? (line.Command.Parent is { } parent && above.ContainsKey(parent) ? null : await ChangeCategory.BadParent(tx, line.Code, line.Command.Parent)));
        var (changed, no) = await ChangeCategory.Change(tx, line.Code, line.Command, now, user);
        return Imported.Said(line.Number, line.Code, changed?.Version, no);
    });

    private static async Task<IResult> Export(ServiceDb db, string? @as = null)
    {
        var all = await db.List<Category>(All);
        return @as == "csv" ? Imported.File(Columns.Write(all, one => [one.Code, one.Name, one.EnglishName, one.Parent, Sheet.Shown(one.ValidFrom), Sheet.Shown(one.CeasedAt)]), "categories.csv") : TypedResults.Ok(all);
    }

    private const string All = "SELECT Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt FROM Categories ORDER BY Code";
}
