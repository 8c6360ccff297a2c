using System.Text.Json;
using Hotline.WorkingTime;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>Whose time it is: what a unit has used it does not get back, what was not its time it does not lose, and the caller's clock knows nothing of either.</summary>
public static class Timed
{
    // A complaint of Thursday 12 March, dispatched at 14:40: until Thursday 2 April 18:00. The unit may take 3 h 20 min of the 12th and 15 days of 8 hours.
    private const string Callers = "2026-04-02T10:00:00Z";

    private static async Task<(string? Unit, string? Caller)> Limits(TheHotline hotline, string id)
    {
        var (order, clocks) = (await hotline.Seen("dispatch", id), await hotline.Seen("escalation", id));
        string? Of(JsonElement seen, string limit) => seen.GetProperty(limit).GetString();
        Assert.Equal((Of(order, "handleBy"), Of(order, "callerDueBy")), (Of(clocks, "handleBy"), Of(clocks, "callerDueBy")));
        return (Of(order, "handleBy"), Of(order, "callerDueBy"));
    }

    public static async Task A_unit_that_gets_the_order_back_by_a_ruling_has_what_is_left_of_its_time(TheHotline hotline)
    {
        var id = await hotline.DispatchedTo("ZJJ");
        await hotline.Later(TimeSpan.FromHours(1));
        await Done(hotline.Handler("ZJJ").Post($"/api/dispatch/work-orders/{id}/return", new { reason = "不属本单位职责", basis = "三定方案", suggestedUnit = "JTJ" }));
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/return/review", new { uphold = true, reason = "市政道路", nextUnit = "JTJ" }));
        await Done(hotline.Handler("JTJ").Post($"/api/dispatch/work-orders/{id}/return", new { reason = "不属本单位职责", basis = "三定方案", suggestedUnit = "ZJJ" }));
        await hotline.Settled();
        await hotline.Later(TimeSpan.FromDays(5));
        var dispute = Assert.Single((await Done(hotline.Coordinator.Get("/api/escalation/disputes?state=open"))).EnumerateArray().ToList()).GetProperty("id").GetString();
        await Done(hotline.Coordinator.Post($"/api/escalation/disputes/{dispute}/ruling", new { unit = "ZJJ", basis = "联席会议纪要" }));
        await hotline.Settled();
        // One hour of it was used on the 12th. Ruled on the 17th at 15:40: 2 h 20 min that day, then 15 days: 18 to 20 (3), 23 to 27 (8), 30 to 3 April (13), 7 and 8 (15); the 4th to the 6th are off.
        Assert.Equal(("2026-04-08T10:00:00Z", Callers), await Limits(hotline, id));
    }

    public static async Task Merged_for_some_days_its_unit_does_not_lose_them_and_the_caller_does_not_get_them(TheHotline hotline)
    {
        var id = await hotline.SignedBy("ZJJ");
        var master = await hotline.Registered();
        await hotline.Later(TimeSpan.FromHours(1));
        await Done(hotline.Agent.Post($"/api/dispatch/work-orders/{id}/merge", new { masterId = master, reason = "同一工地" }));
        await hotline.Later(TimeSpan.FromDays(4));
        await Done(hotline.Agent.Post($"/api/dispatch/work-orders/{id}/unmerge", new { reason = "不是同一工地" }));
        await hotline.Settled();
        // Parted on Monday the 16th at 15:40 with 122 h 20 min left: 2 h 20 min that day, then 17 to 20 (4), 23 to 27 (9), 30 to 3 April (14) and the 7th (15).
        Assert.Equal(("2026-04-07T10:00:00Z", Callers), await Limits(hotline, id));
    }

    public static async Task A_notice_of_holidays_that_comes_later_moves_what_is_printed_with_a_record_and_another_moves_it_back(TheHotline hotline)
    {
        var (dispatched, queued, closed) = (await hotline.SignedBy("ZJJ"), await hotline.Registered(), await hotline.ClosedBy("JTJ"));
        await Publish(hotline, [.. StateCouncil.Years.Single(year => year.Year == 2026).Notices, Notice("2026-03-31", "2026-04-01")]);
        // Both days off are working days that are missing: the 15th is no longer the 2nd but, the 4th to the 6th being off, the 7th of April.
        Assert.Equal(("2026-04-07T10:00:00Z", "2026-04-07T10:00:00Z"), await Limits(hotline, dispatched));
        Assert.Equal("2026-04-07T10:00:00Z", (await hotline.Seen("dispatch", queued)).GetProperty("callerDueBy").GetString());
        // How a closed one ended stays as it was told: it was closed 15 working days before its limit.
        Assert.Equal((Callers, Callers), await Limits(hotline, closed));
        Assert.Equal(15, (await hotline.Seen("dispatch", closed)).GetProperty("callerLeft").GetProperty("workingDays").GetInt32());
        var counted = (await Done(hotline.Dispatcher.Get($"/api/escalation/work-orders/{closed}/sum"))).EnumerateArray();
        Assert.All(counted.Where(clock => clock.GetProperty("clock").GetString() != "sign"), clock => Assert.Equal(Callers, clock.GetProperty("dueBy").GetString()));
        Assert.Equal(["DeadlineMoved", "DeadlineMoved"], await hotline.Told("escalation", dispatched));
        Assert.Equal([dispatched], await ToldOfMoves(hotline, "ZJJ"));
        Assert.Empty(await ToldOfMoves(hotline, "JTJ"));

        await Publish(hotline, StateCouncil.Years.Single(year => year.Year == 2026).Notices);
        Assert.Equal((Callers, Callers), await Limits(hotline, dispatched));
        Assert.Equal(Callers, (await hotline.Seen("dispatch", queued)).GetProperty("callerDueBy").GetString());
        Assert.Equal([dispatched, dispatched], await ToldOfMoves(hotline, "ZJJ"));
        // A third version that moves no day is no news to anybody.
        await Publish(hotline, StateCouncil.Years.Single(year => year.Year == 2026).Notices);
        Assert.Equal([dispatched, dispatched], await ToldOfMoves(hotline, "ZJJ"));
    }

    // 通知: one for each publication that moved a limit of the unit's.
    private static async Task<IEnumerable<string>> ToldOfMoves(TheHotline hotline, string unit) =>
        (await Done(hotline.Handler(unit).Get("/api/escalation/notices?since=2026-03-01T00:00:00Z"))).EnumerateArray()
            .Where(notice => notice.GetProperty("kind").GetString() == "DeadlineMoved").Select(notice => notice.GetProperty("orderId").GetString()!);

    private static async Task Publish(TheHotline hotline, IEnumerable<object> notices)
    {
        await hotline.Later(TimeSpan.FromMinutes(1));
        await Done(hotline.Roles("administrator").Put("/api/escalation/calendars/office", new { years = new[] { new { year = 2026, notices } } }));
        await hotline.Later(TimeSpan.FromMinutes(1));
    }

    private static object Notice(string from, string to) =>
        new { published = "2026-03-11", source = "https://www.gov.cn/", off = new[] { new { from, to, name = "临时放假" } }, worked = Array.Empty<string>() };
}
