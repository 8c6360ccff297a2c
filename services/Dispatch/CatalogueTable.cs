using System.Security.Cryptography;
using System.Text;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>派单目录文件: the catalogue as a sheet: entry, category, area, hours, unit, assisting, basis, valid_from, ceased_at. Units, areas and categories by code or name, several units with ; or 、 between.</summary>
internal sealed class CatalogueTable(Catalogue catalogue, IEnumerable<Category> categories)
{
    private static readonly char[] Between = [';', '；', '、'];
    private static readonly Sheet Columns = new(
        [("entry", "编号"), ("category", "事项分类"), ("area", "区域"), ("hours", "时段"), ("unit", "主办单位"), ("assisting", "协办单位"), ("basis", "依据"), ("valid_from", "生效"), ("ceased_at", "失效")], ["category", "unit"]);

    private readonly Dictionary<string, string> _units = ByNameAndCode(catalogue.Units.Values.Select(unit => (unit.Code, unit.Name)));
    private readonly Dictionary<string, string> _areas = ByNameAndCode(catalogue.Units.Values.Where(unit => unit.Area is not null).Select(unit => (unit.Area!, unit.Name)));
    private readonly Dictionary<string, string> _categories = ByNameAndCode(categories.Select(one => (one.Code, one.Name)));

    /// <summary>One line: the entry it is about and what to do, or why it cannot be used.</summary>
    internal sealed record Line(int Number, string Entry, ChangeCatalogue.Command Command, Refusal? Wrong = null);

    // A name that several have tells none of them.
    private static Dictionary<string, string> ByNameAndCode(IEnumerable<(string Code, string Name)> all)
    {
        var found = all.Distinct().ToList();
        var known = found.GroupBy(one => one.Name, StringComparer.Ordinal).Where(some => some.Count() == 1).ToDictionary(some => some.Key, some => some.First().Code, StringComparer.Ordinal);
        foreach (var (code, _) in found)
            known[code] = code;
        return known;
    }

    /// <summary>The lines that are not empty, or why the file cannot be read at all.</summary>
    public (List<Line> Lines, Refusal? No) Read(string text)
    {
        var (read, no) = Columns.Read(text);
        var lines = read.ConvertAll(Of);
        return (lines, no ?? (lines.GroupBy(line => line.Entry, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice ? Twice(twice.ToArray()) : null));
    }

    private Line Of(Sheet.Line line)
    {
        var (category, area, hours) = (Known(_categories, line["category"]), Known(_areas, line["area"]), line["hours"]);
        var assisting = line["assisting"]?.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(one => Known(_units, one)!).ToList();
        var command = new ChangeCatalogue.Command(category, area, Known(_units, line["unit"]), line["basis"], line.Time("valid_from"), line.Time("ceased_at"), assisting, hours);
        return new Line(line.Number, line["entry"] ?? EntryOf(category, area, hours), command, line.Wrong);
    }

    private static string? Known(Dictionary<string, string> among, string? said) => said is null ? null : among.GetValueOrDefault(said, said);

    /// <summary>A line without an id is the entry of its category, area and time of day: the same file again changes nothing.</summary>
    private static string EntryOf(string? category, string? area, string? hours) => "E-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{category}\n{area}\n{hours}")).AsSpan(0, 8));

    /// <summary>The same columns, so that what is exported can be imported.</summary>
    public static string Write(IEnumerable<CatalogueEntry> entries) =>
        Columns.Write(entries, one => [one.Entry, one.Category, one.Area, one.Hours, one.Unit, string.Join(';', one.Assisting), one.Basis, Sheet.Shown(one.ValidFrom), Sheet.Shown(one.CeasedAt)]);

    private static Refusal Twice(Line[] same) => Refusal.Wrong("csv", "entry-twice", $"第 {same[0].Number} 行和第 {same[1].Number} 行是同一条目（{same[0].Entry}），请只留一行。", $"Lines {same[0].Number} and {same[1].Number} are one and the same entry ({same[0].Entry}); keep one.");
}
