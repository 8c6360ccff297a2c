using Hotline.Contracts;
using Hotline.Web.Lists;

namespace Hotline.Web.Departments;

/// <summary>工作台清单 as it is taken away: a department's or the dispatcher's.</summary>
internal static class DeskListing
{
    public static Listing<DeskRow> Of(Type page, string name, string chinese, string english) => new(page, name, chinese, english,
    [
        new("工单号", "Number", (row, _) => row.Number, 20),
        new("标题", "Title", (row, _) => row.Title, 48),
        new("紧急程度", "Urgency", (row, told) => row.Urgency is null or Urgencies.Ordinary ? null : told.L[row.Urgency], 10),
        new("保密", "Confidential", (row, told) => row.Confidential ? told.L["保密", "confidential"] : null, 10),
        new("类型", "Type", (row, told) => told.L[row.Type], 12),
        new("街道", "Street", (row, told) => told.Street(row.Area)),
        new("状态", "State", (row, told) => told.L[row.State]),
        new("单位", "Unit", (row, told) => told.Unit(row.Unit), 20),
        .. Columns.Clocks<DeskRow>(row => row.Clocks),
    ], Read);

    private static async Task<Answer<Rows<DeskRow>>> Read(Desk desk, Told told, Asked asked) =>
        (await desk.Ask<DeskRows>("dispatch", "desk" + asked.Query(["state", "type", "area", "unit", "category", "q", "sort", "mine"])))
            .As(page => new Rows<DeskRow>(page.Rows, page.Next));
}
