using Hotline.Web.Lists;
using Microsoft.AspNetCore.Http;

namespace Hotline.Web.Coordinators;

/// <summary>争议台账 as it is taken away.</summary>
internal static class DisputesListing
{
    private const int AtOnce = 400;

    internal sealed record Row(DisputeSaid Dispute, ClocksSaid? Clocks);

    public static readonly Listing<Row> All = new(typeof(DisputesPage), "disputes", "权属争议", "Ownership disputes",
    [
        new("案号", "Case", (row, _) => row.Dispute.CaseNumber, 20),
        new("工单号", "Number", (row, _) => row.Dispute.Number, 20),
        new("标题", "Title", (row, _) => row.Dispute.Title, 48),
        new("争议单位", "Units", (row, told) => told.UnitsOf(row.Dispute.Units), 32),
        new("缘由或裁定", "Cause or ruling", (row, told) => Because(row.Dispute, told), 32),
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

    private static async Task<Answer<Rows<Row>>> Read(Desk desk, Told told, IQueryCollection asked, string? after)
    {
        var state = asked["state"].ToString() is { Length: > 0 } said ? said : "open";
        var found = await desk.Ask<List<DisputeSaid>>("escalation", $"disputes?limit={AtOnce}&sort={(state == "ended" ? "new" : "old")}{Asked.And("state", state)}{Asked.And("after", after)}");
        if (found.Value is not { } rows) return new(null, found.No);
        return (await ClocksSaid.All(desk, rows.Select(row => row.WorkOrderId))).As(clocks => new Rows<Row>(
            rows.ConvertAll(row => new Row(row, clocks.GetValueOrDefault(row.WorkOrderId))), rows.Count == AtOnce ? rows[^1].Id : null));
    }
}
