using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>One work order, read straight down: the path as one readable test.</summary>
public static class OneWorkOrder
{
    public static async Task A_complaint_goes_from_the_call_to_its_score(TheHotline hotline)
    {
        var id = await hotline.Registered();
        Assert.Equal(["WorkOrderRegistered", "WorkOrderHandedOver"], await hotline.Told("intake", id));

        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/dispatch", new { unit = "ZJJ", basis = "施工管理" }));
        var dispatched = await hotline.Seen("dispatch", id);
        Assert.Equal("dispatched", dispatched.GetProperty("state").GetString());
        Assert.Equal("2026-03-13T10:00:00Z", dispatched.GetProperty("signBy").GetString());
        Assert.Equal("2026-04-02T10:00:00Z", dispatched.GetProperty("handleBy").GetString());

        await hotline.Later(TimeSpan.FromHours(2));
        await Done(hotline.Handler("ZJJ").Post($"/api/dispatch/work-orders/{id}/sign", new { revision = 1 }));
        await Done(hotline.Handler("ZJJ").Post($"/api/dispatch/work-orders/{id}/contacts", new { note = "已告知办理计划", reached = true }));

        await hotline.Later(TimeSpan.FromDays(3));
        await Done(hotline.Handler("ZJJ").Post($"/api/dispatch/work-orders/{id}/closing", new { publicAnswer = "已责令夜间停工。", note = "照片 4 张", solved = true }));
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/closing/review", new { accept = true }));
        await hotline.Settled();
        Assert.Equal(["WorkOrderDispatched", "WorkOrderSigned", "CallerContacted", "ClosingSubmitted", "WorkOrderClosed"], await hotline.Told("dispatch", id));

        var toCall = await Done(hotline.Agent.Get("/api/intake/follow-ups"));
        Assert.Equal(id, Assert.Single(toCall.EnumerateArray()).GetProperty("id").GetString());
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/follow-ups", new { outcome = "rated", rating = "satisfied", solved = true, contacted = true }));
        await hotline.Settled();

        var sheet = await hotline.Seen("scoring", id);
        Assert.Equal(100_00, sheet.GetProperty("points").GetInt32());
        Assert.Equal(100_00, sheet.GetProperty("possible").GetInt32());
        Assert.False(sheet.GetProperty("settled").GetBoolean());

        await hotline.Later(TimeSpan.FromDays(12));
        Assert.True((await hotline.Seen("scoring", id)).GetProperty("settled").GetBoolean());
        Assert.Equal(["IncidentScored", "IncidentScored"], await hotline.Told("scoring", id));
        Assert.Equal("WorkOrderArchived", (await hotline.Told("intake", id)).Last());
    }

    public static async Task Its_page_tells_the_path_who_has_it_and_until_when(TheHotline hotline)
    {
        var id = await hotline.SignedBy("ZJJ");
        var page = await Done(hotline.Handler("ZJJ").Get($"/api/web/work-orders/{id}"));
        Assert.Equal("ZJJ", page.GetProperty("holder").GetProperty("unit").GetString());
        Assert.Equal("2026-04-02T10:00:00Z", page.GetProperty("holder").GetProperty("until").GetString());
        Assert.Equal(["登记受理", "转派", "派单", "签收"], page.GetProperty("path").EnumerateArray().Select(s => s.GetProperty("chinese").GetString()));
        Assert.DoesNotContain("13800138000", page.ToString(), StringComparison.Ordinal);
        Assert.Equal("not-found", await Refused(hotline.Handler("JTJ").Get($"/api/web/work-orders/{id}")));
    }

    public static async Task Answered_at_once_it_is_one_request_and_goes_to_nobody(TheHotline hotline)
    {
        var id = await hotline.Registered(new { type = "consultation", answer = "周末不办理，工作日 9 点开门。" });
        Assert.Equal(["WorkOrderRegistered", "WorkOrderAnswered"], await hotline.Told("intake", id));
        Assert.Equal("not-found", await Refused(hotline.Dispatcher.Get($"/api/dispatch/work-orders/{id}")));
    }

    public static async Task The_catalogue_dispatches_what_it_names_one_owner_for(TheHotline hotline)
    {
        await Done(hotline.Roles("administrator").Put("/api/dispatch/categories/noise", new { name = "施工噪音" }));
        await Done(hotline.Roles("administrator").Put("/api/dispatch/catalogue/c1", new { category = "noise", unit = "CGJ", basis = "城市管理执法目录" }));
        var id = await hotline.Registered(new { category = "noise" });
        var order = await hotline.Seen("dispatch", id);
        Assert.Equal(("dispatched", "CGJ"), (order.GetProperty("state").GetString(), order.GetProperty("unit").GetString()));
    }

    public static async Task Not_signed_in_time_it_counts_as_signed_and_costs_points(TheHotline hotline)
    {
        var id = await hotline.DispatchedTo("ZJJ");
        await hotline.Later(TimeSpan.FromDays(1.5));
        Assert.Equal(["WorkOrderDispatched", "WorkOrderDeemedSigned"], await hotline.Told("dispatch", id));
        await hotline.Close(id, "ZJJ");
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/follow-ups", new { outcome = "rated", rating = "basically-satisfied" }));
        await hotline.Settled();
        Assert.Equal(36_00 - 2_00, (await hotline.Seen("scoring", id)).GetProperty("points").GetInt32());
    }

    public static async Task A_dissatisfied_caller_brings_it_back_with_half_the_limit_more(TheHotline hotline)
    {
        var id = await hotline.ClosedBy("ZJJ");
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/follow-ups",
            new { outcome = "rated", rating = "dissatisfied", solved = false, reopen = true, reopenReason = "夜间仍在施工" }));
        await hotline.Settled();
        var order = await hotline.Seen("dispatch", id);
        Assert.Equal("signed", order.GetProperty("state").GetString());
        // Nothing was used of the 3 h 20 min of 12 March and its 15 days; half the limit, to the close of the 8th day, are 3 h 20 min and 8 days more.
        // 23 days after the 12th are 15 April (the 4th to the 6th are off), and the 3 h 20 min of that day that remain end on the 16th: 3 until noon, 20 minutes from 13:00 on.
        Assert.Equal("2026-04-16T05:20:00Z", order.GetProperty("handleBy").GetString());
        Assert.Equal("2026-04-02T10:00:00Z", order.GetProperty("callerDueBy").GetString());
        await hotline.Close(id, "ZJJ");
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/follow-ups", new { outcome = "rated", rating = "satisfied" }));
        await hotline.Settled();
        Assert.Equal(["WorkOrderDispatched", "WorkOrderSigned", "ClosingSubmitted", "WorkOrderClosed", "ReworkDispatched", "ClosingSubmitted", "WorkOrderClosed"],
            await hotline.Told("dispatch", id));
        Assert.Equal(["IncidentScored"], await hotline.Told("scoring", id));
    }

    public static async Task Unsigned_it_can_be_recalled_and_corrected(TheHotline hotline)
    {
        var id = await hotline.DispatchedTo("JTJ");
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/recall", new { reason = "派错", category = "noise", urgency = "urgent" }));
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/dispatch", new { unit = "ZJJ" }));
        var order = await hotline.Seen("dispatch", id);
        Assert.Equal(("ZJJ", "urgent"), (order.GetProperty("unit").GetString(), order.GetProperty("urgency").GetString()));
        Assert.Equal("2026-03-13T06:40:00Z", order.GetProperty("handleBy").GetString());
    }

    public static async Task An_extension_granted_moves_the_units_clock_and_not_the_callers(TheHotline hotline)
    {
        var id = await hotline.SignedBy("ZJJ");
        await Done(hotline.Handler("ZJJ").Post($"/api/dispatch/work-orders/{id}/extension", new { days = 5, reason = "待夜间联合检查", callerTold = true }));
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/extension/review", new { grant = true }));
        await hotline.Settled();
        var order = await hotline.Seen("dispatch", id);
        // Five working days from Thursday 2 April: 3, then 7 to 10; the 4th to the 6th are off (清明节).
        Assert.Equal("2026-04-10T10:00:00Z", order.GetProperty("handleBy").GetString());
        Assert.Equal("2026-04-02T10:00:00Z", order.GetProperty("callerDueBy").GetString());
        Assert.Equal(["DeadlineMoved"], await hotline.Told("escalation", id));
        Assert.Equal("extensions-used-up", await Refused(hotline.Handler("ZJJ").Post($"/api/dispatch/work-orders/{id}/extension", new { days = 1, reason = "r", callerTold = true })));
    }

    public static async Task A_closing_that_is_not_good_enough_goes_back(TheHotline hotline)
    {
        var id = await hotline.SignedBy("ZJJ");
        await Done(hotline.Handler("ZJJ").Post($"/api/dispatch/work-orders/{id}/closing", new { publicAnswer = "已阅。" }));
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/closing/review", new { accept = false, reason = "没有答复诉求" }));
        Assert.Equal("signed", (await hotline.Seen("dispatch", id)).GetProperty("state").GetString());
        await hotline.Close(id, "ZJJ");
        Assert.Equal("closed", (await hotline.Seen("dispatch", id)).GetProperty("state").GetString());
    }

    public static async Task Two_of_the_same_matter_become_one_and_can_be_parted_again(TheHotline hotline)
    {
        var master = await hotline.SignedBy("ZJJ");
        var child = await hotline.DispatchedTo("ZJJ");
        await Done(hotline.Agent.Post($"/api/dispatch/work-orders/{child}/merge", new { masterId = master, reason = "同一工地" }));
        await hotline.Later(TimeSpan.FromDays(2));
        Assert.Equal("merged", (await hotline.Seen("dispatch", child)).GetProperty("state").GetString());
        Assert.Equal(["WorkOrderDispatched", "WorkOrdersMerged"], await hotline.Told("dispatch", child));
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{child}/unmerge", new { reason = "不同工地" }));
        Assert.Equal("dispatched", (await hotline.Seen("dispatch", child)).GetProperty("state").GetString());
    }

    public static async Task Merged_orders_are_closed_together_and_each_caller_is_called_back_but_one_incident_is_marked(TheHotline hotline)
    {
        var master = await hotline.SignedBy("ZJJ");
        var child = await hotline.Registered();
        await Done(hotline.Agent.Post($"/api/dispatch/work-orders/{child}/merge", new { masterId = master, reason = "同一工地" }));
        await hotline.Close(master, "ZJJ");
        Assert.Equal(2, (await Done(hotline.Agent.Get("/api/intake/follow-ups"))).GetArrayLength());
        foreach (var id in new[] { master, child })
            await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/follow-ups", new { outcome = "rated", rating = "satisfied" }));
        await hotline.Settled();
        Assert.Equal(["IncidentScored"], await hotline.Told("scoring", master));
        Assert.Equal("not-found", await Refused(hotline.Roles("manager").Get($"/api/scoring/work-orders/{child}")));
    }

    public static async Task A_withdrawn_master_lets_what_was_merged_into_it_go(TheHotline hotline)
    {
        var master = await hotline.SignedBy("ZJJ");
        var child = await hotline.DispatchedTo("ZJJ");
        await Done(hotline.Agent.Post($"/api/dispatch/work-orders/{child}/merge", new { masterId = master, reason = "同一工地" }));
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{master}/withdraw", new { reason = "不追究了" }));
        await hotline.Settled();
        Assert.Equal("dispatched", (await hotline.Seen("dispatch", child)).GetProperty("state").GetString());
    }

    public static async Task A_caller_may_take_it_back_before_and_after_it_was_dispatched_but_not_after_it_was_closed(TheHotline hotline)
    {
        var dispatched = await hotline.DispatchedTo("ZJJ");
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{dispatched}/withdraw", new { reason = "已解决" }));
        await hotline.Settled();
        Assert.Equal("withdrawn", (await hotline.Seen("dispatch", dispatched)).GetProperty("state").GetString());
        var kept = await hotline.Registered(new { keep = true });
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{kept}/withdraw", new { reason = "打错了" }));
        Assert.Equal("WorkOrderWithdrawn", (await hotline.Told("intake", kept)).Last());
    }

    public static async Task What_the_agent_kept_is_corrected_and_then_handed_over(TheHotline hotline)
    {
        var id = await hotline.Registered(new { keep = true });
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/correct", new { type = "report", title = "无证施工", reason = "市民更正" }));
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/hand-over", new { }));
        await hotline.Settled();
        Assert.Equal("report", (await hotline.Seen("dispatch", id)).GetProperty("type").GetString());
        Assert.Equal("handed-over", await Refused(hotline.Agent.Post($"/api/intake/work-orders/{id}/correct", new { title = "再改", reason = "晚了" })));
    }

    public static async Task What_the_caller_adds_and_asks_reaches_the_unit(TheHotline hotline)
    {
        var id = await hotline.SignedBy("ZJJ");
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/supplement", new { text = "昨晚仍施工至 2 时，请打 13900139000" }));
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/urge", new { text = "请尽快" }));
        await hotline.Settled();
        var notes = (await Done(hotline.Handler("ZJJ").Get($"/api/dispatch/work-orders/{id}/notes"))).EnumerateArray().ToList();
        Assert.Equal(["supplemented", "urged"], notes.Select(n => n.GetProperty("kind").GetString()));
        Assert.DoesNotContain("13900139000", notes[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    public static async Task Overdue_it_is_announced_and_supervised(TheHotline hotline)
    {
        var id = await hotline.SignedBy("ZJJ", new { type = "consultation" });
        await hotline.Later(TimeSpan.FromDays(6));
        var told = await hotline.Told("escalation", id);
        Assert.Contains("WorkOrderDueSoon", told);
        Assert.Contains("WorkOrderOverdue", told);
        Assert.Contains("SupervisionOpened", told);
    }
}
