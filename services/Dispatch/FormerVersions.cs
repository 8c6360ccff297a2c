using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>变更历史: every version of a unit, a category or an entry of the catalogue, from the trail: who changed it, when, and what it was.</summary>
public static class FormerVersions
{
    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/history/units/{**code}", (string code, ServiceDb db) => Read("unit:" + code, db)).MayBe(Roles.Administrator, Roles.Auditor).Question<List<TimelineEntry>>("变更历史: every version of a unit, oldest first");
        routes.MapGet("/history/categories/{**code}", (string code, ServiceDb db) => Read("category:" + code, db)).MayBe(Roles.Administrator, Roles.Auditor).Question<List<TimelineEntry>>("变更历史: every version of a category, oldest first");
        routes.MapGet("/history/catalogue/{entry}", (string entry, ServiceDb db) => Read(ChangeCatalogue.Subject(entry), db)).MayBe(Roles.Administrator, Roles.Auditor).Question<List<TimelineEntry>>("变更历史: every version of an entry of the catalogue, oldest first");
    }

    private static async Task<IResult> Read(string subject, ServiceDb db) =>
        await Timeline.Of(db, subject) is { Count: > 0 } versions ? TypedResults.Ok(versions) : Refusal.NotFound.Answer();
}
