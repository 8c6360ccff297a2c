using System.Globalization;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web.Administration;

/// <summary>导出派单目录: the whole catalogue as Dispatch exports it, in the form in which it can be imported again.</summary>
internal static class CatalogueFile
{
    public static void Route(IEndpointRouteBuilder routes)
    {
        RouteAs(routes, "csv", "text/csv; charset=utf-8");
        RouteAs(routes, "json", "application/json");
    }

    private static void RouteAs(IEndpointRouteBuilder routes, string kind, string type) =>
        routes.MapGet($"/administration/catalogue.{kind}", async (HttpContext http, AuthenticationStateProvider session, Desk desk, Language language, BusinessClock clock) =>
        {
            // On a page its renderer says who has signed in; here is none.
            ((IHostEnvironmentAuthenticationStateProvider)session).SetAuthenticationState(Task.FromResult(new AuthenticationState(http.User)));
            var file = await desk.AskFile("dispatch", $"catalogue/export?as={kind}");
            if (file.No is { } no) return Lists.TakeAway.Answer(no, http);
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.File(file.Value!, type, $"{language["派单目录", "catalogue"]}-{Moments.OnTheWall(clock.Now).ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}.{kind}");
        }).MayBe(CatalogueFilter.Readers).ExcludeFromDescription();
}
