using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>派单目录文件: reads and writes the catalogue as CSV: entry, category, area, hours, unit, assisting, basis, valid_from, ceased_at, in any order, times in Shanghai. Units and categories by code or name, several units with ; or 、 between.</summary>
internal sealed class CatalogueTable(Catalogue catalogue, IEnumerable<Category> categories)
{
    public const int MostLines = 10_000, MostCharacters = 2_000_000;
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private static readonly char[] Between = [';', '；', '、'];
    private static readonly string[] Times = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy/M/d", "yyyy/M/d H:mm"];
    private static readonly (string Name, string Chinese)[] Columns =
        [("entry", "编号"), ("category", "事项分类"), ("area", "区域"), ("hours", "时段"), ("unit", "主办单位"), ("assisting", "协办单位"), ("basis", "依据"), ("valid_from", "生效"), ("ceased_at", "失效")];

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
        var broken = false;
        using var csv = new CsvParser(new StringReader(text.TrimStart('\uFEFF')), new CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = false, BadDataFound = _ => broken = true });
        if (!csv.Read()) return ([], Header("category"));
        var places = Array.ConvertAll(csv.Record!, cell => Array.FindIndex(Columns, column => column.Name.Equals(cell.Trim(), StringComparison.OrdinalIgnoreCase) || column.Chinese == cell.Trim()));
        if (Array.FindIndex(places, place => place < 0) is var strange and >= 0) return ([], Strange(csv.Record![strange]));
        if (Columns.Where((column, at) => column.Name is "category" or "unit" && !places.Contains(at)).Select(column => column.Name).FirstOrDefault() is { } missing) return ([], Header(missing));
        var lines = new List<Line>();
        for (var before = csv.RawRow; csv.Read(); before = csv.RawRow, broken = false)
        {
            if (csv.Record!.All(string.IsNullOrWhiteSpace)) continue;
            if (lines.Count == MostLines) return ([], TooMany);
            var cells = csv.Record!;
            lines.Add(Of(before + 1, name => Array.FindIndex(places, place => place >= 0 && Columns[place].Name == name) is var at and >= 0 && at < cells.Length && cells[at].Trim() is { Length: > 0 } cell ? cell : null, broken));
        }
        return (lines, lines.GroupBy(line => line.Entry, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice ? Twice(twice.ToArray()) : null);
    }

    private Line Of(int number, Func<string, string?> cell, bool broken)
    {
        var (category, area, unit) = (Known(_categories, cell("category")), Known(_areas, cell("area")), Known(_units, cell("unit")));
        var assisting = cell("assisting")?.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(one => Known(_units, one)!).ToList();
        var (from, fromNo) = Time("valid_from", cell("valid_from"));
        var (until, untilNo) = Time("ceased_at", cell("ceased_at"));
        var command = new ChangeCatalogue.Command(category, area, unit, cell("basis"), from, until, assisting, cell("hours"));
        return new Line(number, cell("entry") ?? EntryOf(category, area, cell("hours")), command, broken ? Broken : fromNo ?? untilNo);
    }

    private static string? Known(Dictionary<string, string> among, string? said) => said is null ? null : among.GetValueOrDefault(said, said);

    /// <summary>A line without an id is the entry of its category, area and time of day: the same file again changes nothing.</summary>
    private static string EntryOf(string? category, string? area, string? hours) => "E-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{category}\n{area}\n{hours}")).AsSpan(0, 8));

    private static (DateTime?, Refusal?) Time(string field, string? said) =>
        said is null ? (null, null)
        : DateTime.TryParseExact(said, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (DateTime.SpecifyKind(time - Shanghai, DateTimeKind.Utc), null)
        : (null, Refusal.Wrong(field, "bad-time", "时间应写成 2026-01-01 或 2026-01-01 08:30（北京时间）。", "A time is written 2026-01-01 or 2026-01-01 08:30 (time in China)."));

    /// <summary>The same columns, so that what is exported can be imported.</summary>
    public static string Write(IEnumerable<CatalogueEntry> entries)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
        foreach (var (name, _) in Columns)
            csv.WriteField(name);
        csv.NextRecord();
        foreach (var one in entries)
        {
            foreach (var cell in new[] { one.Entry, one.Category, one.Area, one.Hours, one.Unit, string.Join(';', one.Assisting), one.Basis, Shown(one.ValidFrom), Shown(one.CeasedAt) })
                csv.WriteField(cell);
            csv.NextRecord();
        }
        csv.Flush();
        return text.ToString();
    }

    private static string? Shown(DateTime? at) => (at + Shanghai)?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static Refusal Header(string column) => Refusal.Wrong("csv", "header", $"第 1 行必须是列名，缺少 {column}。列名：{string.Join(',', Columns.Select(one => one.Name))}，或{string.Join('、', Columns.Select(one => one.Chinese))}。", $"Line 1 must name the columns; {column} is missing. They are: {string.Join(',', Columns.Select(one => one.Name))}.");

    private static Refusal Strange(string cell) => Refusal.Wrong("csv", "header", $"第 1 行有不认识的列名“{(cell.Length > 40 ? cell[..40] : cell)}”。列名：{string.Join(',', Columns.Select(one => one.Name))}。", $"Line 1 names a column that is not known. They are: {string.Join(',', Columns.Select(one => one.Name))}.");

    private static Refusal Twice(Line[] same) => Refusal.Wrong("csv", "entry-twice", $"第 {same[0].Number} 行和第 {same[1].Number} 行是同一条目（{same[0].Entry}），请只留一行。", $"Lines {same[0].Number} and {same[1].Number} are one and the same entry ({same[0].Entry}); keep one.");

    private static readonly Refusal TooMany = Refusal.Wrong("csv", "too-many-lines", $"一次最多 {MostLines} 行，请分成几个文件。", $"At most {MostLines} lines at a time; divide the file.");

    private static readonly Refusal Broken = Refusal.Wrong("csv", "quotes", "引号不成对，请检查这一行。", "Quotation marks do not match; look at this line.");
}
