using Hotline.Web.Lists;

namespace Hotline.Web.Agents;

/// <summary>待回访清单 as it is taken away: all of it, where the page has the first; without anybody's name or number.</summary>
internal static class FollowUpsListing
{
    internal sealed record Row(string Id, string Number, string Title, string? Unit, DateTime ClosedAt, int Tries, string? PublicAnswer)
    {
        public ClocksSaid? Clocks { get; init; }
    }

    public static readonly Listing<Row> All = new(typeof(FollowUpsPage), "follow-ups", "待回访", "To be called back",
    [
        new("工单号", "Number", (row, _) => row.Number, 20),
        new("标题", "Title", (row, _) => row.Title, 48),
        new("单位", "Unit", (row, told) => told.Unit(row.Unit), 20),
        new("办结", "Closed", (row, _) => row.ClosedAt, 18),
        new("已试次数", "Tries", (row, _) => row.Tries, 10),
        new("部门答复", "The unit's answer", (row, _) => row.PublicAnswer, 48),
        .. Columns.Clocks<Row>(row => row.Clocks),
    ], Read);

    private static async Task<Answer<Rows<Row>>> Read(Desk desk, Told told, Asked asked)
    {
        var found = await desk.Ask<List<Row>>("intake", "follow-ups" + asked.Query([]));
        if (found.Value is not { } rows) return new(null, found.No);
        return (await ClocksSaid.All(desk, rows.Select(row => row.Id))).As(clocks => new Rows<Row>(
            rows.ConvertAll(row => row with { Clocks = clocks.GetValueOrDefault(row.Id) }), asked.Next(rows, row => row.Id)));
    }
}
