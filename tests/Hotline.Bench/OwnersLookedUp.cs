using System.Diagnostics;
using Hotline.Contracts;
using Hotline.Dispatch;

namespace Hotline.Bench;

/// <summary>派单目录: looking up who owns a matter among 5,000 entries and 200 units, on one core: 250 categories in three levels, a hundred areas, some with a time of day.</summary>
internal static class OwnersLookedUp
{
    private const int Units = 200, Areas = 100, Categories = 250, EntriesOfACategory = 20, Times = 1_000_000;
    private static readonly DateTime Now = new(2026, 3, 12, 6, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyList<Row> Run()
    {
        var catalogue = Planted();
        _ = LookUp(catalogue);
        var clock = Stopwatch.StartNew();
        var found = LookUp(catalogue);
        return [new Row(Row.Say($"catalogue look-up, {Categories * EntriesOfACategory:N0} entries, {Units} units"), "5 µs", Row.Say($"{clock.Elapsed.TotalMicroseconds / Times:0.00} µs ({found:N0} of {Times:N0} have one owner)"))];
    }

    private static Catalogue Planted()
    {
        var categories = Enumerable.Range(0, Categories).SelectMany(n => new[] { new Category { Code = $"{n}" }, new Category { Code = $"{n}/a", Parent = $"{n}" }, new Category { Code = $"{n}/a/b", Parent = $"{n}/a" } });
        var units = Enumerable.Range(0, Units).Select(n => new Unit { Code = $"U{n}", Kind = n < Areas ? UnitKinds.Street : UnitKinds.Department, Area = n < Areas ? $"A{n}" : null });
        var entries = Enumerable.Range(0, Categories * EntriesOfACategory).Select(n => new CatalogueEntry
        {
            Entry = $"e{n}", Category = $"{n % Categories}/a", Unit = $"U{n % Units}", ValidFrom = Now.AddYears(-1),
            Area = n < Categories ? null : $"A{n / Categories}", Hours = n % 3 == 0 ? "22:00-06:00" : null,
        });
        return new Catalogue(entries, categories, units, DispatchRules.Shipped);
    }

    // What is found is used, so that the compiler cannot leave the looking out.
    private static int LookUp(Catalogue catalogue)
    {
        var (owned, categories, areas) = (0, Enumerable.Range(0, Categories).Select(n => $"{n}/a/b").ToArray(), Enumerable.Range(0, Areas).Select(n => $"A{n}").ToArray());
        for (var n = 0; n < Times; n++)
            if (catalogue.Find(categories[n % Categories], areas[n % Areas], Now.AddMinutes(n % 1440), Now).Lead is not null)
                owned++;
        return owned;
    }
}
