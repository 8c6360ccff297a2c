using System.Collections.Concurrent;
using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>派单目录: everything that decides who owns a matter, in memory: the entries, the tree of categories, the units and their areas, the rules.</summary>
public sealed class Catalogue
{
    private const int MostKept = 16;
    private static readonly ConcurrentDictionary<string, Catalogue> Known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<CatalogueEntry>> _byCategory;
    private readonly Dictionary<string, string?> _above, _areaAbove = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Unit> _units;

    internal Catalogue(IEnumerable<CatalogueEntry> entries, IEnumerable<Category> categories, IEnumerable<Unit> units, DispatchRules rules)
    {
        _byCategory = entries.GroupBy(entry => entry.Category, StringComparer.Ordinal).ToDictionary(some => some.Key, some => some.ToList(), StringComparer.Ordinal);
        _above = categories.ToDictionary(one => one.Code, one => one.Parent, StringComparer.Ordinal);
        _units = units.ToDictionary(one => one.Code, StringComparer.Ordinal);
        foreach (var unit in _units.Values.Where(unit => unit.Area is not null).OrderBy(unit => unit.Kind == UnitKinds.Community))
            _areaAbove.TryAdd(unit.Area!, unit.Parent is { } parent && _units.TryGetValue(parent, out var over) && over.Area != unit.Area ? over.Area : null);
        Rules = rules;
    }

    internal DispatchRules Rules { get; }

    internal IEnumerable<CatalogueEntry> Entries => _byCategory.Values.SelectMany(some => some);

    internal IReadOnlyDictionary<string, Unit> Units => _units;

    /// <summary>Whom it names for this matter. What stands nearest counts: the category before those above it, in it the area before the wider one and a time of day before the whole day.</summary>
    /// <param name="category">事项分类; none names nobody.</param>
    /// <param name="area">Street or community.</param>
    /// <param name="registered">When the order was registered, UTC: its time of day.</param>
    /// <param name="at">When it is asked, UTC: the entries in force then.</param>
    /// <param name="first">首接单位: who had the order first, if anybody.</param>
    internal Named Find(string? category, string? area, DateTime registered, DateTime at, string? first = null)
    {
        var time = Hours.Of(registered);
        for (var (code, steps) = (category, 0); code is not null && steps <= _above.Count; code = _above.GetValueOrDefault(code), steps++)
            if (_byCategory.TryGetValue(code, out var entries) && Nearest(entries, area, time, at) is { Count: > 0 } nearest)
                return Named.Of(nearest, this, first);
        return Named.Nobody;
    }

    private List<CatalogueEntry> Nearest(List<CatalogueEntry> entries, string? area, TimeOnly time, DateTime at)
    {
        var counting = new List<(CatalogueEntry Entry, int Area, bool Hours)>();
        foreach (var entry in entries)
            if (entry.IsInForce(at) && Distance(entry.Area, area) is >= 0 and var distance && entry.CountsAt(time))
                counting.Add((entry, distance, entry.Hours is not null));
        return counting.Count < 2 ? counting.ConvertAll(one => one.Entry) : [.. counting.Where(one => !counting.Exists(other => GoesBefore(other, one))).Select(one => one.Entry)];
    }

    private static bool GoesBefore((CatalogueEntry Entry, int Area, bool Hours) one, (CatalogueEntry Entry, int Area, bool Hours) other) =>
        one.Area <= other.Area && (one.Hours || !other.Hours) && (one.Area < other.Area || one.Hours != other.Hours);

    /// <summary>How many steps up the tree of areas the entry's area stands; everywhere is the widest; -1 where it is another area.</summary>
    private int Distance(string? entrys, string? area)
    {
        if (entrys is null)
            return int.MaxValue;
        for (var (code, steps) = (area, 0); code is not null && steps <= _areaAbove.Count; code = _areaAbove.GetValueOrDefault(code), steps++)
            if (code == entrys)
                return steps;
        return -1;
    }

    internal string NameOf(string unit) => _units.TryGetValue(unit, out var known) ? known.Name : unit;

    /// <summary>The times of day from which on somebody else owns this category in this area; midnight where it is always the same.</summary>
    internal IReadOnlyList<TimeOnly> TimesOf(string category, string? area, DateTime at)
    {
        var times = new SortedSet<TimeOnly>();
        for (var (code, steps) = ((string?)category, 0); code is not null && steps <= _above.Count; code = _above.GetValueOrDefault(code), steps++)
            foreach (var entry in _byCategory.GetValueOrDefault(code) ?? [])
                if (entry.IsInForce(at) && Distance(entry.Area, area) >= 0 && Hours.TryParse(entry.Hours) is { } hours)
                    times.UnionWith([hours.From, hours.Until]);
        return times.Count == 0 ? [TimeOnly.MinValue] : [.. times];
    }

    /// <summary>The unit, then those above it; empty where there is none of this code.</summary>
    internal List<Unit> LineOf(string code)
    {
        var line = new List<Unit>();
        for (string? at = code; at is not null && _units.TryGetValue(at, out var unit) && !line.Contains(unit); at = unit.Parent)
            line.Add(unit);
        return line;
    }

    /// <summary>Whether this is the category or one above it.</summary>
    internal bool IsUnder(string? category, string above)
    {
        for (var (code, steps) = (category, 0); code is not null && steps <= _above.Count; code = _above.GetValueOrDefault(code), steps++)
            if (code == above)
                return true;
        return false;
    }

    /// <summary>As it stands now; read anew where something of it was changed since.</summary>
    internal static async Task<Catalogue> Load(Transaction tx)
    {
        // One that came before there were marks gets its first.
        if (await tx.Single<string>(LoadMark) is not { } mark)
            mark = await Changed(tx);
        return Known.TryGetValue(mark, out var known) ? known
            : Keep(mark, new(await tx.List<CatalogueEntry>(CatalogueEntry.All), await tx.List<Category>(AllCategories), await tx.List<Unit>(AllUnits), DispatchRules.Read(await tx.Single<string>(DispatchRules.LoadLast))));
    }

    /// <summary>For one who only reads.</summary>
    internal static async Task<Catalogue> Load(ServiceDb db)
    {
        var mark = await db.Single<string>(LoadMark);
        return mark is not null && Known.TryGetValue(mark, out var known) ? known
            : new(await db.List<CatalogueEntry>(CatalogueEntry.All), await db.List<Category>(AllCategories), await db.List<Unit>(AllUnits), DispatchRules.Read(await db.Single<string>(DispatchRules.LoadLast)));
    }

    private static Catalogue Keep(string mark, Catalogue catalogue)
    {
        if (Known.Count >= MostKept)
            Known.Clear();
        return Known[mark] = catalogue;
    }

    /// <summary>Something of it is changed in this unit of work: what is in memory anywhere is old from its commit on.</summary>
    internal static async Task<string> Changed(Transaction tx)
    {
        var mark = new { Mark = Ids.New() };
        if (await tx.Execute(SetMark, mark) == 0)
            await tx.Execute(InsertMark, mark);
        return mark.Mark;
    }

    private const string LoadMark = "SELECT Mark FROM Marks WHERE Name = 'catalogue'";

    private const string SetMark = "UPDATE Marks SET Mark = @Mark WHERE Name = 'catalogue'";

    private const string InsertMark = "INSERT INTO Marks (Name, Mark) VALUES ('catalogue', @Mark)";

    private const string AllCategories = "SELECT Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt FROM Categories";

    private const string AllUnits = "SELECT Code, Version, Name, EnglishName, Kind, Parent, Area, ValidFrom, CeasedAt, Successors FROM Units";
}
