using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Hotline.Platform;

namespace Hotline.Web;

/// <summary>One line of a file of accounts, or why it cannot be used.</summary>
/// <param name="Line">Its number in the file; the header is line 1.</param>
/// <param name="Name">For signing in.</param>
/// <param name="FullName">On the pages; none leaves it as it is.</param>
/// <param name="Roles">Our words.</param>
/// <param name="Units">Codes; null where the file has no column of units, which leaves them as they are.</param>
/// <param name="Wrong">Why it cannot be used.</param>
internal sealed record AccountLine(int Line, string Name, string? FullName, string[] Roles, string[]? Units, Refusal? Wrong = null);

/// <summary>A unit as it may stand in the file: by code or by name.</summary>
internal sealed record UnitSaid(string Code, string Name, string? EnglishName, DateTime? CeasedAt);

/// <summary>Reads a file of accounts: name, full_name, roles, units, in any order; several roles or units with ; or 、 between. A table copied out of Excel, with tabs, is read as well.</summary>
internal sealed class AccountTable
{
    public const int MostLines = 5000, MostCharacters = 900_000;
    private const int Nameless = -2;
    private static readonly char[] Between = [';', '；', '、'];
    private static readonly (string Name, string Field, string Chinese, string English)[] Columns =
        [("name", "name", "账号", "Account"), ("full_name", "fullName", "姓名", "Name"), ("roles", "roles", "角色", "Roles"), ("units", "units", "单位", "Units")];
    private readonly Dictionary<string, string> _units = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _quotesBroken;

    public AccountTable(IEnumerable<UnitSaid> units)
    {
        foreach (var unit in units.Where(unit => unit.CeasedAt is null))
            foreach (var said in new[] { unit.EnglishName, unit.Name, unit.Code }.OfType<string>())
                _units[said] = unit.Code;
    }

    /// <summary>The lines that are not empty, or why the file cannot be read at all.</summary>
    public (List<AccountLine> Lines, Refusal? No) Read(string text)
    {
        text = text.TrimStart('\uFEFF');
        var header = text.AsSpan(0, text.IndexOf('\n') is var end and >= 0 ? end : text.Length);
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = header.Contains('\t') ? "\t" : ",",
            IgnoreBlankLines = false,
            BadDataFound = _ => _quotesBroken = true,
        });
        if (!csv.Read()) return ([], HeaderOf("name、roles"));
        var places = csv.Record!.Select(PlaceOf).ToList();
        return RefuseHeader(csv.Record!, places) is { } refusal ? ([], refusal) : Lines(csv, places);
    }

    // Excel leaves columns without a name behind the last one.
    private static int PlaceOf(string cell) =>
        string.IsNullOrWhiteSpace(cell) ? Nameless : Array.FindIndex(Columns, column => column.Name.Equals(cell.Trim(), StringComparison.OrdinalIgnoreCase) || column.Chinese == cell.Trim());

    private (List<AccountLine> Lines, Refusal? No) Lines(CsvParser csv, List<int> places)
    {
        var lines = new List<AccountLine>();
        for (var before = csv.RawRow; csv.Read(); before = csv.RawRow)
        {
            if (Enumerable.Range(0, csv.Count).All(i => string.IsNullOrWhiteSpace(csv[i]))) continue;
            if (lines.Count == MostLines) return ([], TooMany);
            lines.Add(Line(before + 1, csv, places));
        }
        return (lines, null);
    }

    private AccountLine Line(int number, CsvParser csv, List<int> places)
    {
        var roles = Several(Cell("roles")).Select(RoleOf).ToArray();
        var units = places.Contains(3) ? Several(Cell("units")).ToArray() : null;
        var line = new AccountLine(number, Cell("name"), Cell("full_name") is { Length: > 0 } fullName ? fullName : null, [.. roles.Distinct()], units is null ? null : [.. units.Select(unit => _units.GetValueOrDefault(unit, unit)).Distinct()]);
        line = line with { Wrong = Refuse(line, Enumerable.Range(0, csv.Count).Any(i => (i >= places.Count || places[i] == Nameless) && !string.IsNullOrWhiteSpace(csv[i])), units) };
        _quotesBroken = false;
        return line;

        string Cell(string column) => places.FindIndex(place => place >= 0 && Columns[place].Name == column) is var at and >= 0 && at < csv.Count ? csv[at].Trim() : "";
    }

    private Refusal? Refuse(AccountLine line, bool tooWide, string[]? units) =>
        _quotesBroken ? Broken
        : tooWide ? TooWide
        : line.Name.Length > 0 && !_names.Add(line.Name) ? Twice
        : Array.Find(line.Roles, role => !Contracts.Roles.All.Contains(role)) is { } role ? NoRole(role)
        : Array.Find(units ?? [], unit => !_units.ContainsKey(unit)) is { } unit ? NoUnit(unit)
        : null;

    private static Refusal? RefuseHeader(string[] cells, List<int> places) =>
        places.FindIndex(place => place == -1) is var strange and >= 0 ? Strange(cells[strange])
        : places.Where(place => place >= 0).GroupBy(place => place).Any(same => same.Count() > 1) ? Doubled
        : !places.Contains(0) ? HeaderOf("name") : !places.Contains(2) ? HeaderOf("roles") : null;

    private static IEnumerable<string> Several(string cell) => cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string RoleOf(string said) =>
        Contracts.Roles.All.FirstOrDefault(role => role.Equals(said, StringComparison.OrdinalIgnoreCase) || TradeWords.Of(role, english: false) == said) ?? said;

    private static string Short(string said) => said.Length <= 40 ? said : said[..40] + "…";

    private static Refusal HeaderOf(string column) => Refusal.Wrong("csv", "header",
        $"第 1 行必须是列名，缺少“{Labelled(column, english: false)}”。可用列名：账号,姓名,角色,单位（或 name,full_name,roles,units）。", $"Line 1 must name the columns; {Labelled(column, english: true)} is missing. They are: name,full_name,roles,units.");

    /// <summary>A column as people call it; the code itself where it is none.</summary>
    internal static string Labelled(string? column, bool english) =>
        Columns.FirstOrDefault(one => one.Name == column || one.Field == column) is { Name: not null } known ? english ? known.English : known.Chinese : column ?? "";

    private static Refusal Strange(string cell) => Refusal.Wrong("csv", "header",
        $"第 1 行有不认识的列名“{Short(cell)}”。可用列名：账号,姓名,角色,单位（或 name,full_name,roles,units）。", $"Line 1 names a column that is not known: \"{Short(cell)}\". They are: name,full_name,roles,units.");

    private static readonly Refusal Doubled = Refusal.Wrong("csv", "header", "第 1 行有重复的列名，请只留一列。", "Line 1 names a column twice; keep one of them.");

    private static readonly Refusal TooMany = Refusal.Wrong("csv", "too-many-lines", $"一次最多 {MostLines} 行，请分成几个文件。", $"At most {MostLines} lines at a time; divide the file.");

    private static readonly Refusal Broken = Refusal.Wrong("csv", "quotes", "引号不成对，请检查这一行。", "Quotation marks do not match; look at this line.");

    private static readonly Refusal TooWide = Refusal.Wrong("csv", "too-wide", "这一行的列比第 1 行多；多个角色或单位之间请用 ; 或 、。", "This line has more columns than line 1; put ; or 、 between several roles or units.");

    private static readonly Refusal Twice = Refusal.Wrong("name", "name-twice", "文件里前面已有同名账号，请只留一行。", "The name stands in the file already; keep one of the lines.");

    private static Refusal NoRole(string role) => Refusal.Wrong("roles", "unknown-role",
        $"没有“{Short(role)}”这个角色；可用：{string.Join('、', Contracts.Roles.All.Select(one => TradeWords.Of(one, english: false)))}。", $"There is no role \"{Short(role)}\"; there are: {string.Join(", ", Contracts.Roles.All)}.");

    private static Refusal NoUnit(string unit) => Refusal.Wrong("units", "unknown-unit",
        $"没有“{Short(unit)}”这个单位，或已撤销；请写单位代码或全称。", $"There is no unit \"{Short(unit)}\", or it has ceased; write its code or full name.");
}
