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
        routes.MapGet("/catalogue/owner", Handle).MayBe(Roles.Agent, Roles.Dispatcher, Roles.Coordinator).Question<Named>("查派单目录: whom the catalogue names for this category and area");

    internal static async Task<IResult> Handle(ServiceDb db, BusinessClock clock, string? category, string? area, string? accusedUnit, bool confidential = false)
    {
        if (Refusal.IfNotText("category", category, 200) is { } refusal) return refusal.Answer();
        var named = Owner.Nearest(await db.List<Owner.Entry>(Owner.Load, new { Category = category, Area = area, At = clock.Now }));
        var order = new WorkOrder { Confidential = confidential, AccusedUnit = accusedUnit };
        var no = named is [var only] ? Owner.Refuse(await Line(db, only.Unit), order, clock.Now) : null;
        return TypedResults.Ok(Decide(named, no));
    }

    internal static Named Decide(List<Destination> named, Refusal? no) => named switch
    {
        [var only] when no is null => new(only.Unit, only.Basis, [only.Unit], null, null),
        [var only] => new(null, null, [only.Unit], no!.Chinese, no.English),
        [] => new(null, null, [], "派单目录里没有这类事项的承办单位，由派单员决定。", "The catalogue names no unit for this; a dispatcher decides."),
        _ => new(null, null, [.. named.Select(one => one.Unit)], "派单目录里有几个承办单位，由派单员决定。", "The catalogue names several units; a dispatcher decides."),
    };

    private static async Task<List<Unit>> Line(ServiceDb db, string unit)
    {
        var line = new List<Unit>();
        for (string? code = unit; code is not null && await db.Single<Unit>(Unit.Load, new { Code = code }) is { } found; code = found.Parent)
            line.Add(found);
        return line;
    }

    /// <summary>What the catalogue says.</summary>
    /// <param name="Unit">To whom it would be dispatched at once, or none.</param>
    /// <param name="Basis">The rule it rests on.</param>
    /// <param name="Candidates">All the units it names.</param>
    /// <param name="Chinese">Why it would wait for a dispatcher, zh-CN.</param>
    /// <param name="English">The same in English.</param>
    public sealed record Named(string? Unit, string? Basis, IReadOnlyList<string> Candidates, string? Chinese, string? English);
}
