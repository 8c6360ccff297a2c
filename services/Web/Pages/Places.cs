using System.Security.Claims;
using Hotline.Contracts;

namespace Hotline.Web;

/// <summary>去处: the pages a person may go to, in the order of their day; the first is where they begin.</summary>
internal sealed record Place(string Path, string Chinese, string English, string[] For, bool Exact = false);

internal static class Places
{
    private static readonly Place[] All =
    [
        new("agent", "受理台", "Agent's desk", [Roles.Agent], Exact: true),
        new("agent/follow-ups", "回访", "Call-backs", [Roles.Agent]),
        new("department", "待办", "To do", [Roles.Handler], Exact: true),
        new("department/templates", "答复模板", "Templates", [Roles.Handler]),
        new("dispatch", "派单台", "Dispatch", [Roles.Dispatcher]),
        new("board", "时限看板", "Board", [Roles.Manager]),
        new("assess/appeals", "考核申诉", "Appeals", [Roles.Assessor]),
        new("assess/months", "月度考核", "Months", [Roles.Assessor]),
        new("assess/rules", "考核规则", "Score rules", [Roles.Assessor]),
        new("orders", "查询", "Find", [Roles.Assessor, Roles.Manager, Roles.Auditor]),
        new("disputes", "权属争议", "Disputes", [Roles.Coordinator, Roles.Manager, Roles.Dispatcher, Roles.Assessor, Roles.Auditor, Roles.Handler]),
        new("board", "时限看板", "Board", [Roles.Coordinator, Roles.Dispatcher, Roles.Handler, Roles.Assessor, Roles.Auditor]),
        new("supervisions", "督办", "Supervision", [Roles.Coordinator, Roles.Manager, Roles.Dispatcher, Roles.Handler, Roles.Assessor, Roles.Auditor]),
        new("assess/months", "月度考核", "Months", [Roles.Manager, Roles.Auditor, Roles.Coordinator, Roles.Handler]),
        new("assess/appeals", "考核申诉", "Appeals", [Roles.Manager, Roles.Auditor, Roles.Handler]),
        new("reports/day", "日报", "Daily report", [Roles.Manager, Roles.Assessor]),
        new("reports/month", "月报", "Monthly report", [Roles.Manager, Roles.Assessor]),
        new("orders", "查询", "Find", [Roles.Agent, Roles.Dispatcher, Roles.Coordinator]),
        new("administration/accounts", "账号", "Accounts", [Roles.Administrator]),
        new("administration/leavers", "离岗", "Leavers", [Roles.Administrator]),
        new("administration/keys", "密钥", "Keys", [Roles.Administrator]),
        new("administration/units", "单位", "Units", [Roles.Administrator]),
        new("administration/categories", "事项分类", "Categories", [Roles.Administrator]),
        new("administration/catalogue", "派单目录", "Catalogue", [Roles.Administrator, Roles.Dispatcher, Roles.Coordinator, Roles.Auditor]),
        new("administration/calendars", "工作日历", "Calendars", [Roles.Administrator]),
        new("administration/limits", "时限", "Limits", [Roles.Administrator]),
        new("administration/watch-rules", "预警和督办", "Warnings", [Roles.Administrator]),
        new("administration/dispute-ladder", "争议层级", "Dispute rungs", [Roles.Administrator]),
        new("administration/undelivered", "未送达消息", "Undelivered", [Roles.Administrator]),
        new("me", "我的账号", "My account", Roles.All),
    ];

    /// <summary>The page on which this person looks for orders, or none.</summary>
    public static string? Search(ClaimsPrincipal person) => Of(person).Select(place => place.Path).FirstOrDefault(path => path is "orders" or "department");

    public static IEnumerable<Place> Of(ClaimsPrincipal person) => All.Where(place => place.For.Any(person.IsInRole)).DistinctBy(place => place.Path);
}
