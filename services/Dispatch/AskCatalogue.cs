using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>查派单目录: whom the catalogue names for a matter, asked before the order is registered, and why nobody where it names none.</summary>
public static class AskCatalogue
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/catalogue/owner", Handle).MayBe(Roles.Agent, Roles.Dispatcher, Roles.Coordinator, Roles.Auditor, Roles.Administrator).Question<Answered>("查派单目录: whom the catalogue names for this category and area, now or at this time of day (at=22:30, Shanghai)");

    internal static async Task<IResult> Handle(ServiceDb db, BusinessClock clock, string? category, string? area, string? accusedUnit, bool confidential = false, string? at = null)
    {
        if ((Refusal.IfNotText("category", category, 200) ?? (at is null || Hours.Time(at) is not null ? null : BadTime)) is { } refusal) return refusal.Answer();
        var registered = at is null ? clock.Now : Hours.At(Hours.Time(at)!.Value);
        var order = new WorkOrder { Category = category, Area = area, RegisteredAt = registered, Confidential = confidential, AccusedUnit = accusedUnit };
        return TypedResults.Ok(Decide(await Catalogue.Load(db), order, clock.Now));
    }

    internal static Answered Decide(Catalogue catalogue, WorkOrder order, DateTime now)
    {
        var named = catalogue.Find(order.Category, order.Area, order.RegisteredAt, now);
        List<string> candidates = [.. named.Entries.Select(entry => entry.Unit).Distinct(StringComparer.Ordinal)];
        List<string> entries = [.. named.Entries.Select(entry => entry.Entry)];
        if (Owner.Named(catalogue, named, order, now) is { } owner)
            return new(owner.Unit, owner.Basis, candidates, null, null, owner.Assisting ?? [], entries);
        var no = named.Lead is { } lead ? Owner.Refuse(catalogue.LineOf(lead.Unit), order, now) : null;
        return no is not null ? new(null, null, candidates, no.Chinese, no.English, [], entries)
            : candidates.Count == 0 ? new(null, null, [], "派单目录里没有这类事项的承办单位，由派单员决定。", "The catalogue names no unit for this; a dispatcher decides.", [], [])
            : new(null, null, candidates, "派单目录里有几个承办单位，由派单员决定。", "The catalogue names several units; a dispatcher decides.", [], entries);
    }

    private static readonly Refusal BadTime = Refusal.Wrong("at", "bad-time", "时间应写成 22:30（北京时间）。", "A time of day is written 22:30 (time in China).");

    /// <summary>What the catalogue says.</summary>
    /// <param name="Unit">To whom it would be dispatched at once, or none.</param>
    /// <param name="Basis">The rule it rests on.</param>
    /// <param name="Candidates">All the units it names.</param>
    /// <param name="Chinese">Why it would wait for a dispatcher, zh-CN.</param>
    /// <param name="English">The same in English.</param>
    /// <param name="Assisting">协办: who would assist.</param>
    /// <param name="Entries">The entries that say so.</param>
    public sealed record Answered(string? Unit, string? Basis, IReadOnlyList<string> Candidates, string? Chinese, string? English, IReadOnlyList<string> Assisting, IReadOnlyList<string> Entries);
}
