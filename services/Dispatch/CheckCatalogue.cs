using System.Globalization;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>目录检查: which matters nobody owns, and which several, where no rule tells who leads; by category, area and time of day.</summary>
public static class CheckCatalogue
{
    /// <summary>What is amiss.</summary>
    public static class Faults
    {
        /// <summary>缺口: nobody owns it.</summary>
        public const string Gap = "gap";
        /// <summary>重叠: several own it, and no rule tells who leads.</summary>
        public const string Overlap = "overlap";
        /// <summary>失效单位: it names a unit that has ceased.</summary>
        public const string Ceased = "ceased-unit";
    }

    /// <summary>One fault.</summary>
    /// <param name="Fault">One of <see cref="Faults"/>.</param>
    /// <param name="Category">The category.</param>
    /// <param name="Area">The area; null for every area.</param>
    /// <param name="Hours">The time of day; null for the whole day.</param>
    /// <param name="Entries">The entries at fault.</param>
    /// <param name="Units">The units they name.</param>
    /// <param name="Chinese">In a sentence, zh-CN.</param>
    /// <param name="English">The same in English.</param>
    public sealed record Found(string Fault, string Category, string? Area, string? Hours, IReadOnlyList<string> Entries, IReadOnlyList<string> Units, string Chinese, string English);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/catalogue/check", Handle).MayBe(Roles.Administrator, Roles.Dispatcher, Roles.Coordinator, Roles.Manager, Roles.Auditor).Question<List<Found>>("目录检查: gaps and overlaps of the catalogue as it stands now");

    internal static async Task<IResult> Handle(ServiceDb db, BusinessClock clock) =>
        TypedResults.Ok(Of(await Catalogue.Load(db), await db.List<Category>(InUseCategories, new { clock.Now }), clock.Now));

    internal static List<Found> Of(Catalogue catalogue, List<Category> categories, DateTime now)
    {
        var leaves = categories.Where(one => !categories.Exists(other => other.Parent == one.Code)).OrderBy(one => one.Code, StringComparer.Ordinal);
        var areas = catalogue.Units.Values.Where(unit => unit is { Area: not null, Kind: UnitKinds.Street or UnitKinds.Community } && !unit.HasCeased(now)).DistinctBy(unit => unit.Area).OrderBy(unit => unit.Area, StringComparer.Ordinal).ToList();
        return [.. leaves.SelectMany(category => OfCategory(catalogue, category, areas, now)), .. Ceased(catalogue, now)];
    }

    private static IEnumerable<Found> OfCategory(Catalogue catalogue, Category category, List<Unit> areas, DateTime now)
    {
        var everywhere = Everywhere(catalogue, category.Code, null, now).ToList();
        foreach (var (named, hours) in everywhere)
            yield return Said(catalogue, category, null, hours, named);
        foreach (var area in areas)
            foreach (var (named, hours) in Everywhere(catalogue, category.Code, area.Area, now))
                if (!everywhere.Exists(one => one.Hours == hours && one.Named.Entries.SequenceEqual(named.Entries)))
                    yield return Said(catalogue, category, area, hours, named);
    }

    /// <summary>What is amiss in one category and area, by time of day; neighbouring times that are alike are one.</summary>
    private static IEnumerable<(Named Named, string? Hours)> Everywhere(Catalogue catalogue, string category, string? area, DateTime now)
    {
        var all = catalogue.TimesOf(category, area, now).Select(time => (Named: catalogue.Find(category, area, Hours.At(time), now), From: time)).ToList();
        var parts = all.Where((part, at) => !part.Named.Entries.SequenceEqual(all[at > 0 ? at - 1 : ^1].Named.Entries)).ToList();
        for (var at = 0; at < parts.Count; at++)
            if (parts[at].Named.Lead is null)
                yield return (parts[at].Named, new Hours(parts[at].From, parts[(at + 1) % parts.Count].From).ToString());
        if (parts.Count == 0 && all[0].Named.Lead is null)
            yield return (all[0].Named, null);
    }

    private static Found Said(Catalogue catalogue, Category category, Unit? area, string? hours, Named named)
    {
        List<string> units = [.. named.Entries.Select(entry => entry.Unit).Distinct(StringComparer.Ordinal)];
        var (where, english) = (string.Join('，', new[] { category.Name, area?.Name, hours }.OfType<string>()), string.Join(", ", new[] { category.EnglishName ?? category.Name, area?.EnglishName ?? area?.Name, hours }.OfType<string>()));
        return units.Count == 0
            ? new(Faults.Gap, category.Code, area?.Area, hours, [], [], $"{where}：没有承办单位", $"{english}: nobody owns it")
            : new(Faults.Overlap, category.Code, area?.Area, hours, [.. named.Entries.Select(entry => entry.Entry)], units,
                $"{where}：{units.Count} 个承办单位：{string.Join('、', units.Select(unit => catalogue.NameOf(unit)))}", string.Create(CultureInfo.InvariantCulture, $"{english}: {units.Count} owners: {string.Join(", ", units)}"));
    }

    private static IEnumerable<Found> Ceased(Catalogue catalogue, DateTime now) => catalogue.Entries
        .Where(entry => entry.IsInForce(now) && catalogue.Units.GetValueOrDefault(entry.Unit)?.HasCeased(now) == true).OrderBy(entry => entry.Entry, StringComparer.Ordinal)
        .Select(entry => new Found(Faults.Ceased, entry.Category, entry.Area, entry.Hours, [entry.Entry], [entry.Unit],
            $"{entry.Category}：{catalogue.NameOf(entry.Unit)} 已撤销，这一条目不再起作用", $"{entry.Category}: {entry.Unit} has ceased; the entry does nothing"));

    private const string InUseCategories = "SELECT Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt FROM Categories WHERE ValidFrom <= @Now AND (CeasedAt IS NULL OR CeasedAt > @Now)";
}
