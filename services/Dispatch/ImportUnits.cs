using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>单位导入导出: the tree of units as CSV or JSON, and back; one unit of work a line, those above before those below them. The same file again changes nothing; who takes over from a unit is not in it and stays as it is.</summary>
public static class ImportUnits
{
    private static readonly Sheet Columns = new(
        [("code", "代码"), ("name", "名称"), ("english_name", "英文名"), ("kind", "类别"), ("parent", "上级单位"), ("area", "区域"), ("valid_from", "设立"), ("ceased_at", "撤销")], ["code", "name", "kind"]);

    /// <summary>What the administrator sends: a CSV text, or units.</summary>
    /// <param name="Csv">The file's text.</param>
    /// <param name="Entries">The units, as the export has them.</param>
    /// <param name="Check">Only tells what would be refused.</param>
    public sealed record Command(string? Csv, IReadOnlyList<Unit>? Entries, bool? Check);

    private sealed record Line(int Number, string Code, ChangeUnit.Command Command, Refusal? Wrong);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/units/import", Handle).MayBe(Roles.Administrator).Command<Imported>("单位导入: CSV or JSON, line by line; with check only tells what would be refused");
        routes.MapGet("/units/export", Export).MayBe(Roles.Administrator, Roles.Dispatcher, Roles.Coordinator, Roles.Auditor).Question<List<Unit>>("单位导出: every unit, as JSON or with as=csv");
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
        var command = new ChangeUnit.Command(line["name"], line["english_name"], KindOf(line["kind"]), line["parent"], line["area"], line.Time("valid_from"), line.Time("ceased_at"));
        return new Line(line.Number, line["code"] ?? "", command, line.Wrong);
    }

    private static Line Of(Unit unit, int at) => new(at + 1, unit.Code, new(unit.Name, unit.EnglishName, unit.Kind, unit.Parent, unit.Area, unit.ValidFrom, unit.CeasedAt), null);

    private static string? KindOf(string? said) => Kinds.FirstOrDefault(kind => kind.Chinese == said).Kind ?? said;

    private static Task<Imported.LineSaid> Carry(Line line, IReadOnlyDictionary<string, string?> above, bool check, ServiceDb db, DateTime now, Actor user) => db.Write(async tx =>
    {
        if (check)
            return Imported.Said(line.Number, line.Code, null, ChangeUnit.Refuse(line.Code, line.Command) ?? (line.Command.Parent is { } parent && above.ContainsKey(parent) ? null : await ChangeUnit.BadParent(tx, line.Code, line.Command.Parent)));
        var (changed, no) = await ChangeUnit.Change(tx, line.Code, line.Command, now, user);
        return Imported.Said(line.Number, line.Code, changed?.Version, no);
    });

    private static async Task<IResult> Export(ServiceDb db, string? @as = null)
    {
        var units = (await Catalogue.Load(db)).Units.Values.OrderBy(unit => unit.Code, StringComparer.Ordinal).ToList();
        return @as == "csv" ? Imported.File(Columns.Write(units, one => [one.Code, one.Name, one.EnglishName, one.Kind, one.Parent, one.Area, Sheet.Shown(one.ValidFrom), Sheet.Shown(one.CeasedAt)]), "units.csv") : TypedResults.Ok(units);
    }

    private static readonly (string Kind, string Chinese)[] Kinds =
        [(UnitKinds.District, "区、县"), (UnitKinds.City, "市级部门"), (UnitKinds.Department, "部门"), (UnitKinds.Street, "街道、镇"), (UnitKinds.Utility, "水电气等企业"), (UnitKinds.Community, "社区、村")];
}
