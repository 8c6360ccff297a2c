using Hotline.Web.Lists;

namespace Hotline.Web.Assessors;

/// <summary>考核明细 as it is taken away: exactly the sheets that a number of a month counts.</summary>
internal static class SheetsListing
{
    internal sealed record Row(SheetSaid Sheet, ClocksSaid? Order, string? Item);

    public static readonly Listing<Row> All = new(typeof(SheetsPage), "sheets", "考核明细", "Score sheets",
    [
        new("工单号", "Number", (row, _) => row.Order?.Number, 20),
        new("标题", "Title", (row, _) => row.Order?.Title, 48),
        new("考核月", "Month", (row, _) => row.Sheet.Month, 10),
        new("单位", "Unit", (row, told) => told.Unit(row.Sheet.Unit), 20),
        new("得分", "Points", (row, _) => Marks.Of(row.Sheet.Points), 10),
        new("满分", "Possible", (row, _) => Marks.Of(row.Sheet.Possible), 10),
        new("失分的行", "Lines that cost points", (row, told) => string.Join('；', row.Sheet.Lines.Where(line => line.Struck is null && line.Points < line.Possible).Select(line => $"{told.L[line.Item]} {Marks.Of(line.Points)}/{Marks.Of(line.Possible)}")), 40),
        new("这一项", "This item", (row, told) => string.Join('；', row.Sheet.Lines.Where(line => line.Item == row.Item).Select(line => Marks.Because(line, told.L))), 40),
        new("内部评级", "Internal rating", (row, _) => row.Sheet.ReplyRating, 10),
        new("整件剔除", "Struck", (row, told) => row.Sheet.ExcludedFor is { } ground ? told.L[ground] : null),
        new("已定", "Settled", (row, told) => row.Sheet.Settled ? told.L["是", "yes"] : told.L["否", "no"], 8),
    ], Read);

    private static async Task<Answer<Rows<Row>>> Read(Desk desk, Told told, Asked asked)
    {
        var found = await desk.Ask<List<SheetSaid>>("scoring", "sheets" + asked.Query(["month", "unit", "kind", "item", "found"]));
        if (found.Value is not { } rows) return new(null, found.No);
        return (await ClocksSaid.All(desk, rows.Select(row => row.WorkOrderId))).As(orders => new Rows<Row>(
            rows.ConvertAll(row => new Row(row, orders.GetValueOrDefault(row.WorkOrderId), asked["item"])), asked.Next(rows, row => row.IncidentId)));
    }
}
