using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>Who may own an order: by the catalogue, and never the accused unit of a confidential one.</summary>
internal static class Owner
{
    /// <summary>派单目录: the one owner it names for this order, or null when it names none or several, or one that cannot have it.</summary>
    public static async Task<Destination?> ByCatalogue(Transaction tx, WorkOrder order, DateTime at)
    {
        if (order.Category is null)
            return null;
        var catalogue = await Catalogue.Load(tx);
        return Named(catalogue, catalogue.Find(order.Category, order.Area, order.RegisteredAt, at), order, at);
    }

    /// <summary>Where the order goes by what the catalogue names, or null.</summary>
    public static Destination? Named(Catalogue catalogue, Named named, WorkOrder order, DateTime at) =>
        named.Lead is { } lead && Refuse(catalogue.LineOf(lead.Unit), order, at) is null
            ? new Destination(lead.Unit, BasisOf(lead, named.Rule), Assisting: Free(catalogue, named.Assisting, order, at), Entry: lead)
            : null;

    /// <summary>Of these units those that may have to do with the order.</summary>
    public static IReadOnlyList<string> Free(Catalogue catalogue, IEnumerable<string> units, WorkOrder order, DateTime at) =>
        [.. units.Where(unit => Refuse(catalogue.LineOf(unit), order, at) is null)];

    /// <summary>The entry's basis, and where a ruling taught it, its case.</summary>
    public static string? Cited(CatalogueEntry entry) => entry.CaseNumber is null ? entry.Basis : $"{entry.Basis}（先例 {entry.CaseNumber}）";

    private static string BasisOf(CatalogueEntry lead, string? rule) => (Cited(lead) ?? $"派单目录 {lead.Entry}") + rule switch
    {
        DispatchRules.CityOverDistrict => "（市级优先，余为协办）",
        DispatchRules.DepartmentBeforeStreet => "（部门先于街道，余为协办）",
        DispatchRules.FirstReceiverLeads => "（首接负责，余为协办）",
        _ => "",
    };

    /// <summary>Why this unit cannot have this order, or null.</summary>
    public static async Task<Refusal?> Refuse(Transaction tx, WorkOrder order, string unit, DateTime at) => Refuse((await Catalogue.Load(tx)).LineOf(unit), order, at);

    /// <summary>Why one of these units cannot assist in this order, or null.</summary>
    public static async Task<Refusal?> RefuseAssisting(Transaction tx, WorkOrder order, IReadOnlyList<string>? units, DateTime at)
    {
        if (units is null or { Count: 0 })
            return null;
        var catalogue = await Catalogue.Load(tx);
        return units.Select(unit => Refuse(catalogue.LineOf(unit), order, at)).FirstOrDefault(no => no is not null) is { } refusal ? refusal with { Field = "assisting" } : null;
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
}
