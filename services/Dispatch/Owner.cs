using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>Who may own an order: by the catalogue, and never the accused unit of a confidential one.</summary>
internal static class Owner
{
    /// <summary>派单目录: the one owner it names for this category and area, or null when it names none or several. An entry for the area goes before one for every area.</summary>
    public static async Task<Destination?> ByCatalogue(Transaction tx, WorkOrder order, DateTime at)
    {
        if (order.Category is null)
            return null;
        var named = Nearest(await tx.List<Entry>(Load, new { order.Category, order.Area, At = at }));
        return named is [var only] && await Refuse(tx, order, only.Unit, at) is null ? only : null;
    }

    /// <summary>The owners that these entries name, those for the area before those for every area, each unit once.</summary>
    public static List<Destination> Nearest(List<Entry> entries)
    {
        var nearest = entries.Exists(e => e.Area is not null) ? entries.FindAll(e => e.Area is not null) : entries;
        return [.. nearest.DistinctBy(e => e.Unit).Select(e => new Destination(e.Unit, e.Basis ?? $"派单目录 {e.Id}"))];
    }

    /// <summary>Why this unit cannot have this order, or null.</summary>
    public static async Task<Refusal?> Refuse(Transaction tx, WorkOrder order, string unit, DateTime at)
    {
        var line = new List<Unit>();
        for (string? code = unit; code is not null; code = line[^1].Parent)
        {
            if (await tx.Single<Unit>(Unit.Load, new { Code = code }) is not { } found)
                break;
            line.Add(found);
        }
        return Refuse(line, order, at);
    }

    /// <summary>Why the first of this line, a unit and those above it, cannot have this order, or null.</summary>
    public static Refusal? Refuse(IReadOnlyList<Unit> line, WorkOrder order, DateTime at) =>
        line.Count == 0 ? Unknown
        : line[0].HasCeased(at) ? Ceased
        : line[0].ValidFrom > at ? NotYet
        : order is { Confidential: true, AccusedUnit: { } accused } && line.Any(unit => unit.Code == accused) ? Accused
        : null;

    /// <summary>Whether the unit that has the order exists no more.</summary>
    public static async Task<bool> HasCeased(Transaction tx, string? unit, DateTime at) =>
        unit is not null && (await tx.Single<Unit>(Unit.Load, new { Code = unit }))?.HasCeased(at) == true;

    internal static readonly Refusal Unknown = Refusal.Wrong("unit", "unknown-unit", "没有这个单位，请检查单位代码。", "There is no such unit; check its code.");

    internal static readonly Refusal Ceased = Refusal.Wrong("unit", "unit-ceased", "这个单位已撤销，请选择承接它职责的单位。", "This unit has ceased; choose the one that took over its duties.");

    internal static readonly Refusal NotYet = Refusal.Wrong("unit", "unit-not-yet", "这个单位尚未设立（生效时间未到）。", "This unit does not exist yet: its beginning lies ahead.");

    internal static readonly Refusal Accused = Refusal.Wrong("unit", "unit-accused", "保密工单不能派给被反映的单位及其下属单位。", "A confidential order never goes to the accused unit or a unit under it.");

    internal const string Load = """
        SELECT Entry AS Id, Area, Unit, Basis FROM Catalogue
        WHERE Category = @Category AND (Area IS NULL OR Area = @Area) AND ValidFrom <= @At AND (CeasedAt IS NULL OR CeasedAt > @At)
        ORDER BY Entry
        """;

    internal sealed record Entry
    {
        public string Id { get; init; } = "";
        public string? Area { get; init; }
        public string Unit { get; init; } = "";
        public string? Basis { get; init; }
    }
}
