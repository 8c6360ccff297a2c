using System.Globalization;
using Hotline.Platform;
using Hotline.Web.Administration;
using Hotline.Web.Agents;
using Hotline.Web.Assessors;
using Hotline.Web.Coordinators;
using Hotline.Web.Departments;
using Hotline.Web.Dispatchers;
using Hotline.Web.Managers;
using Hotline.Web.Orders;
using Hotline.Web.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web.Lists;

/// <summary>导出清单: a list of a page as CSV or XLSX, with the filters of the page's address, all its pages, read as the person who has signed in. What breaks off while it is sent fails in the browser: half a list is never taken for a whole one.</summary>
internal static class TakeAway
{
    private const int AtOnce = 400;

    // A workbook takes ten times as many; nobody reads them.
    private const int Most = 100_000;

    internal static readonly IListing[] All =
    [
        DeskListing.Of(typeof(DepartmentPage), "department", "部门待办", "Department's orders"), DeskListing.Of(typeof(DispatchPage), "dispatch", "派单台", "Dispatcher's desk"),
        OrdersListing.All, DisputesListing.All, SupervisionsListing.All, BehindBoardListing.All, FollowUpsListing.All, AccountsListing.All, AssistingListing.All,
        AppealsListing.All, MonthListing.All, SheetsListing.All,
        BulletinListing.Day, BulletinListing.Month,
    ];

    private delegate Task Write(Stream file, IAsyncEnumerable<object?[]> rows, IListing list, HttpContext http);

    public static void Route(IEndpointRouteBuilder routes)
    {
        foreach (var list in All)
        {
            RouteAs(routes, list, "csv", "text/csv; charset=utf-8", (file, rows, _, _) => CsvFile.Write(file, rows));
            RouteAs(routes, list, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (file, rows, listing, http) => Workbook.Write(file, rows, listing.Widths, http));
        }
    }

    private static void RouteAs(IEndpointRouteBuilder routes, IListing list, string kind, string type, Write write) =>
        routes.MapGet($"/lists/{list.Name}.{kind}", (HttpContext http, AuthenticationStateProvider session, Desk desk, Reference reference, Language language, BusinessClock clock) =>
        {
            // On a page its renderer says who has signed in; here is none.
            ((IHostEnvironmentAuthenticationStateProvider)session).SetAuthenticationState(Task.FromResult(new AuthenticationState(http.User)));
            return Handle(list, kind, type, write, http, desk, reference, language, clock);
        }).MayBe(list.Roles).ExcludeFromDescription();

    private static async Task<IResult> Handle(IListing list, string kind, string type, Write write, HttpContext http, Desk desk, Reference reference, Language language, BusinessClock clock)
    {
        var told = new Told(language, clock.Now, await reference.Units(), await reference.Streets());
        var asked = new Asked(http.Request.Query, AtOnce);
        var first = await list.Read(desk, told, asked);
        if (first.No is { } no) return Answer(no, http);
        var rows = WholeList.Bounded(WholeList.Cells(list, first.Value!, asked, desk, told, http.RequestAborted), list.Headings(language), language, Most);
        var name = $"{list.Title(language)}-{Moments.OnTheWall(told.Now).ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}.{kind}";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(file => write(file, rows, list, http), type, name);
    }

    internal static IResult Answer(No no, HttpContext http) => no.Code == No.SignedOut.Code
        ? TypedResults.Redirect($"/sign-in?to={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}")
        : new Refusal(no.Code, no.Code == No.Away.Code ? 503 : no.Code == Refusal.NotFound.Code ? 404 : 400, no.Chinese, no.English) { Field = no.Field }.Answer();
}
