namespace Hotline.Replay;

/// <summary>What a file is about, before it is played: its units and categories, its usable lines, the rows that cannot be used.</summary>
internal sealed class FileSurvey
{
    private readonly HashSet<string> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> owners = new(StringComparer.Ordinal);
    private readonly List<int> usable = [];
    private readonly List<Finding> refused = [];
    private DateTime latest = DateTime.MinValue;

    public FileSurvey(IEnumerable<ReplayLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.Row is { } row) Note(row);
            else refused.Add(new Finding(line.Line, line.Refused!));
        }
        // Passing on needs somebody to pass it to: a file of one unit borrows the district's departments.
        Ring = new UnitRing(units.Count > 1 ? units : units.Concat(HuangpuUnits.Departments.Select(unit => unit.Code)));
    }

    public UnitRing Ring { get; }

    /// <summary>When the first order was opened, UTC; null in a file without one.</summary>
    public DateTime? Earliest { get; private set; }

    /// <summary>Whether no order was opened before one that stands above it.</summary>
    public bool IsInOrderOfTime { get; private set; } = true;

    public IReadOnlyCollection<string> Categories => owners.Keys;

    /// <summary>The categories that have a single owner throughout the file.</summary>
    public IEnumerable<(string Category, string Unit)> Owners => owners.Where(owner => owner.Value is not null).Select(owner => (owner.Key, owner.Value!));

    public IReadOnlyList<int> Usable => usable;

    public IReadOnlyList<Finding> Refused => refused;

    private void Note(ReplayRow row)
    {
        usable.Add(row.Line);
        if (!(row.OpenedAt >= Earliest)) Earliest = row.OpenedAt;
        IsInOrderOfTime &= row.OpenedAt >= latest;
        latest = row.OpenedAt > latest ? row.OpenedAt : latest;
        units.Add(OrderPlan.UnitOf(row));
        if (row.Category != "" && !owners.TryAdd(row.Category, OrderPlan.UnitOf(row)) && owners[row.Category] != OrderPlan.UnitOf(row))
            owners[row.Category] = null;
    }
}
