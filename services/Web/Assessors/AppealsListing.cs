using Hotline.Web.Lists;

namespace Hotline.Web.Assessors;

/// <summary>申诉清单 as it is taken away.</summary>
internal static class AppealsListing
{
    internal sealed record Row(AppealSaid Appeal, ClocksSaid? Order);

    public static readonly Listing<Row> All = new(typeof(AppealsPage), "appeals", "考核申诉", "Appeals",
    [
        new("工单号", "Number", (row, _) => row.Order?.Number, 20),
        new("标题", "Title", (row, _) => row.Order?.Title, 48),
        new("考核月", "Month", (row, _) => row.Appeal.Month, 10),
        new("单位", "Unit", (row, told) => told.Unit(row.Appeal.Appealed.Unit), 20),
        new("申诉的行", "Line", (row, told) => told.L[row.Appeal.Appealed.Item]),
        new("申诉理由", "Ground", (row, told) => told.L[row.Appeal.Appealed.Ground], 20),
        new("说明", "Reason", (row, _) => row.Appeal.Appealed.Reason, 48),
        new("佐证材料", "Documents", (row, _) => string.Join('；', row.Appeal.Appealed.Documents), 32),
        new("提出", "Filed", (row, _) => row.Appeal.Appealed.At, 18),
        new("裁决", "Decision", (row, told) => row.Appeal.Decided is { } decided ? decided.Upheld ? decided.WholeIncident ? told.L["成立，整件剔除", "upheld, incident struck"] : told.L["成立", "upheld"] : told.L["不成立", "rejected"] : null),
        new("裁决理由", "Reasons", (row, _) => row.Appeal.Decided?.Reason, 48),
        new("裁决时间", "Decided", (row, _) => row.Appeal.Decided?.At, 18),
    ], Read);

    // Paged by when they were filed and by id, both in one mark.
    private static async Task<Answer<Rows<Row>>> Read(Desk desk, Told told, Asked asked)
    {
        var (since, after) = asked.After?.Split(' ') is [var at, var id] ? (at, id) : (null, null);
        var found = await desk.Ask<List<AppealSaid>>("scoring", "appeals" + (asked with { After = null }).Query(["decided", "month", "unit"], ("since", since), ("after", after)));
        if (found.Value is not { } rows) return new(null, found.No);
        return (await ClocksSaid.All(desk, rows.Select(row => row.WorkOrderId))).As(orders => new Rows<Row>(
            rows.ConvertAll(row => new Row(row, orders.GetValueOrDefault(row.WorkOrderId))), asked.Next(rows, row => $"{row.Appealed.At:O} {row.Id}")));
    }
}
