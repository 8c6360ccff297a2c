using Hotline.Web.Lists;

namespace Hotline.Web.Orders;

/// <summary>查询 as it is taken away; what is looked for by a text goes on beyond what the page shows of it.</summary>
internal static class OrdersListing
{
    internal sealed record Row(string Id, string Number, string State, string? Progress, string? Unit, string Type, string Title, DateTime RegisteredAt, string? MasterId)
    {
        public ClocksSaid? Clocks { get; init; }
    }

    public static readonly Listing<Row> All = new(typeof(OrdersPage), "orders", "工单查询", "Orders",
    [
        new("工单号", "Number", (row, _) => row.Number, 20),
        new("标题", "Title", (row, _) => row.Title, 48),
        new("类型", "Type", (row, told) => told.L[row.Type], 12),
        new("进度", "Progress", (row, told) => told.L[Progress.Of(row.State, row.Progress)] + (row.MasterId is null ? "" : told.L["，已并单", ", merged"])),
        new("单位", "Unit", (row, told) => told.Unit(row.Unit), 20),
        new("登记", "Registered", (row, _) => row.RegisteredAt, 18),
        .. Columns.Clocks<Row>(row => row.Clocks),
    ], Read);

    private static async Task<Answer<Rows<Row>>> Read(Desk desk, Told told, Asked asked)
    {
        var found = await desk.Ask<List<Row>>("intake", "work-orders" + asked.Query(["q"], ("progress", asked["state"]), ("sort", asked["q"] is null ? "new" : null)));
        if (found.Value is not { } rows) return new(null, found.No);
        return (await ClocksSaid.All(desk, rows.Select(row => row.Id))).As(clocks => new Rows<Row>(
            rows.ConvertAll(row => row with { Clocks = clocks.GetValueOrDefault(row.Id) }), asked.Next(rows, row => row.Id)));
    }
}
