using Hotline.Contracts;

namespace Hotline.Dispatch;

/// <summary>承办人选: whom the catalogue names: one who leads, by an entry and perhaps a rule, or several, or nobody.</summary>
internal sealed record Named
{
    /// <summary>Nobody.</summary>
    public static readonly Named Nobody = new();

    /// <summary>The entries that stand nearest to the matter, by the order of their ids.</summary>
    public IReadOnlyList<CatalogueEntry> Entries { get; private init; } = [];
    /// <summary>The one that decides; null where none does.</summary>
    public CatalogueEntry? Lead { get; private init; }
    /// <summary>The rule that chose among several, or null.</summary>
    public string? Rule { get; private init; }
    /// <summary>协办, where one leads.</summary>
    public IReadOnlyList<string> Assisting { get; private init; } = [];

    internal static Named Of(List<CatalogueEntry> nearest, Catalogue catalogue, string? first)
    {
        nearest.Sort((one, other) => string.CompareOrdinal(one.Entry, other.Entry));
        if (AreOfOneUnit(nearest))
            return Led(nearest, nearest[0], null);
        var left = nearest;
        foreach (var rule in catalogue.Rules.Rules)
        {
            left = Preferred(rule, left, catalogue, first);
            if (AreOfOneUnit(left))
                return Led(nearest, left[0], rule);
        }
        return new Named { Entries = nearest };
    }

    private static bool AreOfOneUnit(List<CatalogueEntry> entries) => entries.TrueForAll(entry => entry.Unit == entries[0].Unit);

    private static Named Led(List<CatalogueEntry> nearest, CatalogueEntry lead, string? rule) => new()
    {
        Entries = nearest,
        Lead = lead,
        Rule = rule,
        Assisting = [.. lead.Assisting.Concat(nearest.Select(entry => entry.Unit)).Where(unit => unit != lead.Unit).Distinct(StringComparer.Ordinal)],
    };

    private static List<CatalogueEntry> Preferred(string rule, List<CatalogueEntry> among, Catalogue catalogue, string? first)
    {
        var preferred = among.FindAll(entry => rule == DispatchRules.FirstReceiverLeads ? entry.Unit == first : catalogue.Units.TryGetValue(entry.Unit, out var unit) && IsPreferred(rule, unit.Kind));
        return preferred.Count > 0 ? preferred : among;
    }

    private static bool IsPreferred(string rule, string kind) => rule switch
    {
        DispatchRules.CityOverDistrict => kind == UnitKinds.City,
        DispatchRules.DepartmentBeforeStreet => kind is UnitKinds.City or UnitKinds.Department or UnitKinds.Utility,
        _ => false,
    };
}
