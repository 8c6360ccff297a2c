using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>承办人选: why an order waits for a dispatcher, and which units come into question, each with why and, where it cannot have the order, why not.</summary>
public static class ListCandidates
{
    /// <summary>What the dispatcher sees.</summary>
    /// <param name="Chinese">Why it waits, zh-CN.</param>
    /// <param name="English">The same in English.</param>
    /// <param name="Units">The likeliest first.</param>
    public sealed record Candidates(string Chinese, string English, IReadOnlyList<Candidate> Units);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/work-orders/{id}/candidates", Handle).MayBe(Roles.Dispatcher, Roles.Coordinator).Question<Candidates>("承办人选: why an order waits, and which units come into question");

    internal static async Task<IResult> Handle(string id, ServiceDb db, BusinessClock clock)
    {
        if (await db.Single<WorkOrder>(WorkOrder.Load, new { Id = id }) is not { State: not States.Unheard } order) return Refusal.NotFound.Answer();
        var stints = await db.List<Stint>(Stint.OfOrder, new { Id = id });
        var told = await db.AnnouncedOf(id);
        return TypedResults.Ok(Of(order, stints, told, await Catalogue.Load(db), clock.Now));
    }

    internal static Candidates Of(WorkOrder order, IReadOnlyList<Stint> stints, HeardFacts told, Catalogue catalogue, DateTime now)
    {
        var named = catalogue.Find(order.Category, order.Area, order.RegisteredAt, now, told.All<WorkOrderDispatched>().FirstOrDefault()?.Unit);
        var all = ByCatalogue(named, order, catalogue, now).Concat(Suggested(order, told, catalogue)).Concat(OfTheArea(order, catalogue));
        var units = all.GroupBy(one => one.Unit, StringComparer.Ordinal).Select(some => Joined([.. some], Refuse(some.Key, order, stints, catalogue, now))).OrderBy(one => one.NoChinese is not null).ToList();
        var (chinese, english) = Why(order, named, told, units, catalogue);
        return new Candidates(chinese, english, units);
    }

    private static IEnumerable<Candidate> ByCatalogue(Named named, WorkOrder order, Catalogue catalogue, DateTime now) => named.Entries.OrderByDescending(entry => entry == named.Lead).Select(entry => new Candidate
    {
        Unit = entry.Unit,
        Chinese = $"派单目录 {entry.Entry}{(entry.CaseNumber is { } number ? $"（先例：{number}）" : "")}{(entry.Basis is { } basis ? $"：{basis}" : "")}",
        English = $"Catalogue entry {entry.Entry}{(entry.CaseNumber is { } precedent ? $" (precedent {precedent})" : "")}",
        Entry = entry.Entry,
        Basis = Owner.Cited(entry),
        Assisting = Owner.Free(catalogue, entry == named.Lead ? named.Assisting : entry.Assisting, order, now),
    });

    private static IEnumerable<Candidate> Suggested(WorkOrder order, HeardFacts told, Catalogue catalogue)
    {
        if (told.All<ReturnRequested>().LastOrDefault() is { } returned)
            yield return new Candidate { Unit = returned.SuggestedUnit, Chinese = $"{catalogue.NameOf(returned.Unit)}退单时建议，依据：{returned.Basis}", English = $"Suggested by {returned.Unit} when it returned the order", Basis = returned.Basis };
        if (order.SuggestedUnit is { } suggested)
            yield return new Candidate { Unit = suggested, Chinese = "登记人建议", English = "Suggested at registration" };
    }

    private static IEnumerable<Candidate> OfTheArea(WorkOrder order, Catalogue catalogue) => order.Area is null ? [] : catalogue.Units.Values
        .Where(unit => unit.Area == order.Area && unit.Kind is UnitKinds.Street or UnitKinds.Community)
        .Select(unit => new Candidate { Unit = unit.Code, Chinese = "属地", English = "The place is in its area" });

    private static Candidate Joined(List<Candidate> reasons, Refusal? no) => reasons[0] with
    {
        Chinese = string.Join('；', reasons.Select(one => one.Chinese)),
        English = string.Join("; ", reasons.Select(one => one.English)),
        NoChinese = no?.Chinese,
        NoEnglish = no?.English,
    };

    private static Refusal? Refuse(string unit, WorkOrder order, IReadOnlyList<Stint> stints, Catalogue catalogue, DateTime now) =>
        Owner.Refuse(catalogue.LineOf(unit), order, now) ?? (stints.Any(stint => stint.Returned && stint.Unit == unit) ? ReviewReturn.AlreadyReturned : null);

    private static (string Chinese, string English) Why(WorkOrder order, Named named, HeardFacts told, List<Candidate> units, Catalogue catalogue) =>
        told.Last<ReturnUpheld>() is { } upheld ? ($"{catalogue.NameOf(upheld.Unit)}的退单已同意，需另派。", $"The return by {upheld.Unit} was upheld; it needs another unit.")
        : told.Last<WorkOrderRecalled>() is not null ? ("已撤回，需另派。", "It was taken back and needs another unit.")
        : order.Category is null ? ("登记时没有事项分类，派单目录无从查找。", "It has no category, so the catalogue cannot be asked.")
        : named.Entries.Count == 0 ? ("派单目录里没有这类事项的承办单位。", "The catalogue names no unit for this.")
        : named.Lead is null ? ($"派单目录里有 {named.Entries.Count} 个承办单位，规则分不出主次。", $"The catalogue names {named.Entries.Count} units, and no rule tells which leads.")
        : units.Find(one => one.Unit == named.Lead.Unit) is { NoChinese: { } no, NoEnglish: { } english } ? ($"派单目录里的承办单位不能承办：{no}", $"The unit the catalogue names cannot have it: {english}")
        : ("派单目录现在有承办单位，请派单。", "The catalogue names a unit by now; dispatch it.");
}

/// <summary>A unit that comes into question.</summary>
public sealed record Candidate
{
    /// <summary>The unit.</summary>
    public required string Unit { get; init; }
    /// <summary>Why, zh-CN.</summary>
    public required string Chinese { get; init; }
    /// <summary>The same in English.</summary>
    public required string English { get; init; }
    /// <summary>派单目录: the entry that names it.</summary>
    public string? Entry { get; init; }
    /// <summary>The rule it rests on.</summary>
    public string? Basis { get; init; }
    /// <summary>协办, by that entry.</summary>
    public IReadOnlyList<string> Assisting { get; init; } = [];
    /// <summary>Why it cannot have the order all the same, zh-CN; null where it can.</summary>
    public string? NoChinese { get; init; }
    /// <summary>The same in English.</summary>
    public string? NoEnglish { get; init; }
}
