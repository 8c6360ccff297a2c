using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>两个时限: what is left of both clocks of the orders of one page, for a list that another service makes. An order that a handler may not see, or that has not come here, is left out.</summary>
public static class ListClocks
{
    private const int Most = 200;

    /// <summary>Both clocks of one order.</summary>
    /// <param name="Id">The order.</param>
    /// <param name="State">One of <see cref="States"/>.</param>
    /// <param name="Left">剩余时间 of the limit that runs now.</param>
    /// <param name="Light">红黄灯 of that limit.</param>
    /// <param name="CallerLeft">诉求人时限.</param>
    /// <param name="CallerLight">红黄灯 of the caller's clock.</param>
    /// <param name="Number">工单号.</param>
    /// <param name="Title">What it is called.</param>
    public sealed record BothClocks(string Id, string State, Left? Left, string? Light, Left? CallerLeft, string? CallerLight, string? Number, string? Title);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/clocks", Handle).MayBe(ReadWorkOrders.Everyone).Question<List<BothClocks>>("两个时限: both clocks of at most 200 orders, by their ids with commas between");

    internal static async Task<IResult> Handle(ServiceDb db, BusinessClock clock, Actor user, string ids = "")
    {
        var asked = ids.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (asked.Length > Most) return TooMany.Answer();
        var time = await TimeNow.Read(db, clock);
        var rows = asked.Length == 0 ? [] : await db.List<WorkOrderRow>(These, new { Ids = asked });
        return TypedResults.Ok(rows.FindAll(row => user.Role != Contracts.Roles.Handler || user.IsOf(row.Unit)).ConvertAll(row => Of(row.At(time))));
    }

    private static BothClocks Of(WorkOrderRow row) => new(row.Id, row.State, row.Left, row.Light, row.CallerLeft, row.CallerLight, row.Number, row.Title);

    private static readonly Refusal TooMany = Refusal.Wrong("ids", "too-many", $"一次最多 {Most} 件。", $"At most {Most} at a time.");

    private const string These = WorkOrderRow.Select + " WHERE Id IN @Ids AND State <> 'unheard'";
}
