using Hotline.Web.Lists;

namespace Hotline.Web.Coordinators;

/// <summary>争议台账 as it is taken away.</summary>
internal static class DisputesListing
{
    internal sealed record Row(DisputeSaid Dispute, ClocksSaid? Clocks);

    public static readonly Listing<Row> All = new(typeof(DisputesPage), "disputes", "权属争议", "Ownership disputes",
    [
        new("案号", "Case", (row, _) => row.Dispute.CaseNumber, 20),
        new("工单号", "Number", (row, _) => row.Dispute.Number, 20),
        new("标题", "Title", (row, _) => row.Dispute.Title, 48),
        new("争议单位", "Units", (row, told) => told.UnitsOf(row.Dispute.Units), 32),
        new("缘由或裁定", "Cause or ruling", (row, told) => Because(row.Dispute, told), 32),
        new("协调层级", "Rung", (row, told) => told.L[row.Dispute.Rung]),
        new("轮到谁", "Who is to act", (row, told) => row.Dispute.Turn(told.Unit) is var (chinese, english) ? told.L[chinese, english] : null, 32),
        new("不晚于", "Until", (row, _) => row.Dispute.ActBy, 18),
        new("协调灯", "Light", (row, told) => Columns.Light(row.Dispute.ActLight, told.L), 10),
        new("立案", "Opened", (row, _) => row.Dispute.OpenedAt, 18),
        .. Columns.Clocks<Row>(row => row.Clocks),
    ], Read);

    private static string Because(DisputeSaid dispute, Told told)
    {
        if (dispute.Ruling is not null) return $"{dispute.Ruling} · {told.Unit(dispute.RuledUnit)}";
        if (dispute.Code is null) return told.L[dispute.Cause];
        var (chinese, english) = DisputeSaid.Because(dispute.Code);
        return told.L[chinese, english];
    }

    private static async Task<Answer<Rows<Row>>> Read(Desk desk, Told told, Asked asked)
    {
        var state = asked["state"] ?? "open";
        var found = await desk.Ask<List<DisputeSaid>>("escalation", "disputes" + asked.Query([], ("state", state), ("sort", state == "ended" ? "new" : "old")));
        if (found.Value is not { } rows) return new(null, found.No);
        return (await ClocksSaid.All(desk, rows.Select(row => row.WorkOrderId))).As(clocks => new Rows<Row>(
            rows.ConvertAll(row => new Row(row, clocks.GetValueOrDefault(row.WorkOrderId))), asked.Next(rows, row => row.Id)));
    }
}
