using System.Globalization;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web.Administration;

/// <summary>导出文件: the whole catalogue, all units or all categories as Dispatch exports them, in the form in which they can be imported again.</summary>
internal static class SheetFiles
{
    public static void Route(IEndpointRouteBuilder routes)
    {
        foreach (var (what, chinese, english) in new[] { ("catalogue", "派单目录", "catalogue"), ("units", "单位", "units"), ("categories", "事项分类", "categories") })
        {
            RouteAs(routes, what, chinese, english, "csv", "text/csv; charset=utf-8");
            RouteAs(routes, what, chinese, english, "json", "application/json");
        }
    }

    private static void RouteAs(IEndpointRouteBuilder routes, string what, string chinese, string english, string kind, string type) =>
        routes.MapGet($"/administration/{what}.{kind}", async (HttpContext http, AuthenticationStateProvider session, Desk desk, Language language, BusinessClock clock) =>
        {
            // On a page its renderer says who has signed in; here is none.
            ((IHostEnvironmentAuthenticationStateProvider)session).SetAuthenticationState(Task.FromResult(new AuthenticationState(http.User)));
            var file = await desk.AskFile("dispatch", $"{what}/export?as={kind}");
            if (file.No is { } no) return Lists.TakeAway.Answer(no, http);
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.File(file.Value!, type, $"{language[chinese, english]}-{Moments.OnTheWall(clock.Now).ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}.{kind}");
        }).MayBe(CatalogueFilter.Readers).ExcludeFromDescription();
}
