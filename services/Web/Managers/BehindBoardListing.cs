using Hotline.Web.Lists;

namespace Hotline.Web.Managers;

/// <summary>看板明细 as it is taken away: exactly the orders that a number of the board counts.</summary>
internal static class BehindBoardListing
{
    private static readonly string[] Filters = ["day", "unit", "area", "type", "category", "hour", "until"];

    public static readonly Listing<BehindBoard.Row> All = new(typeof(BehindBoardPage), "board", "看板明细", "Behind the board",
    [
        new("工单号", "Number", (row, _) => row.Number, 20),
        new("标题", "Title", (row, _) => row.Title, 48),
        new("类型", "Type", (row, told) => told.L[row.Type], 12),
        new("街道", "Street", (row, told) => told.Street(row.Area)),
        new("单位", "Unit", (row, told) => told.Unit(row.Unit), 20),
        new("时间", "When", (row, _) => row.At, 18),
        new("灯", "Light", (row, told) => Columns.Light(row.Light, told.L), 10),
    ], Read);

    // Empty texts are asked on: they stand for orders without a street or a unit.
    private static async Task<Answer<Rows<BehindBoard.Row>>> Read(Desk desk, Told told, Asked asked) =>
        (await desk.Ask<BehindBoard.PageOf>("escalation", "board/orders" + asked.Query([], [("measure", asked["measure"] ?? "open"), .. Filters.Select(name => (name, asked.Filters[name].FirstOrDefault()))])))
            .As(page => new Rows<BehindBoard.Row>(page.Rows, page.Next));
}
