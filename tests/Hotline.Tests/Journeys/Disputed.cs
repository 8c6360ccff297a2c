using System.Text.Json;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>Orders that nobody wants, as a coordinator would tell of them.</summary>
public static class Disputed
{
    private static Task<HttpResponseMessage> Return(TheHotline hotline, string id, string unit, string suggested) =>
        hotline.Handler(unit).Post($"/api/dispatch/work-orders/{id}/return", new { reason = "不属本单位职责", basis = "三定方案", suggestedUnit = suggested });

    private static async Task<string> Contested(TheHotline hotline)
    {
        var id = await hotline.DispatchedTo("ZJJ");
        await Done(Return(hotline, id, "ZJJ", "JTJ"));
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/return/review", new { uphold = true, reason = "市政道路", nextUnit = "JTJ" }));
        await Done(Return(hotline, id, "JTJ", "SWJ"));
        await hotline.Settled();
        return id;
    }

    private static async Task<JsonElement> OpenCase(TheHotline hotline) =>
        Assert.Single((await Done(hotline.Coordinator.Get("/api/escalation/disputes?state=open"))).EnumerateArray().ToList());

    private static Task<HttpResponseMessage> Rule(TheHotline hotline, JsonElement dispute, string unit) =>
        hotline.Coordinator.Post($"/api/escalation/disputes/{dispute.GetProperty("id").GetString()}/ruling", new { unit, assisting = new[] { "ZJJ" }, basis = "联席会议纪要" });

    public static async Task A_second_units_return_is_held_ruled_and_binds(TheHotline hotline)
    {
        var id = await Contested(hotline);
        Assert.Equal("held", (await hotline.Seen("dispatch", id)).GetProperty("state").GetString());

        await Done(Rule(hotline, await OpenCase(hotline), "SWJ"));
        await hotline.Settled();
        var order = await hotline.Seen("dispatch", id);
        Assert.Equal(("dispatched", "SWJ", true), (order.GetProperty("state").GetString(), order.GetProperty("unit").GetString(), order.GetProperty("binding").GetBoolean()));
        Assert.Equal("ruling-binds", await Refused(Return(hotline, id, "SWJ", "ZJJ")));
        Assert.Equal(["DisputeOpened", "OwnershipRuled"], await hotline.Told("escalation", id));
        Assert.Empty((await Done(hotline.Coordinator.Get("/api/escalation/disputes?state=open"))).EnumerateArray());
    }

    public static async Task A_rejected_return_costs_the_unit_points_and_it_must_sign(TheHotline hotline)
    {
        var id = await hotline.DispatchedTo("ZJJ");
        await Done(Return(hotline, id, "ZJJ", "JTJ"));
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/return/review", new { uphold = false, reason = "属住建职责" }));
        Assert.Equal("already-returned", await Refused(Return(hotline, id, "ZJJ", "JTJ")));
        await Done(hotline.Handler("ZJJ").Post($"/api/dispatch/work-orders/{id}/sign", new { }));
        await hotline.Close(id, "ZJJ");
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/follow-ups", new { outcome = "rated", rating = "satisfied" }));
        await hotline.Settled();
        Assert.Equal(40_00 - 5_00, (await hotline.Seen("scoring", id)).GetProperty("points").GetInt32());
    }

    public static async Task Opened_by_hand_it_is_held_when_Dispatch_says_so(TheHotline hotline)
    {
        var id = await hotline.SignedBy("ZJJ");
        await Done(hotline.Coordinator.Post("/api/escalation/disputes", new { workOrderId = id, reason = "多部门推诿", units = new[] { "ZJJ", "CGJ" } }));
        await hotline.Settled();
        Assert.Equal("held", (await hotline.Seen("dispatch", id)).GetProperty("state").GetString());
        await Done(Rule(hotline, await OpenCase(hotline), "CGJ"));
        await hotline.Settled();
        Assert.Equal("CGJ", (await hotline.Seen("dispatch", id)).GetProperty("unit").GetString());
    }

    public static async Task A_closed_order_is_not_held_and_the_case_ends(TheHotline hotline)
    {
        var id = await hotline.ClosedBy("ZJJ");
        var answer = await hotline.Coordinator.Post("/api/escalation/disputes", new { workOrderId = id, reason = "r", units = new[] { "ZJJ", "CGJ" } });
        await hotline.Settled();
        if (answer.IsSuccessStatusCode)
            Assert.Contains("HoldRefused", await hotline.Told("dispatch", id));
        Assert.Equal("closed", (await hotline.Seen("dispatch", id)).GetProperty("state").GetString());
        Assert.Empty((await Done(hotline.Coordinator.Get("/api/escalation/disputes?state=open"))).EnumerateArray());
    }

    public static async Task A_ruling_for_a_unit_that_has_ceased_is_not_carried_out_and_the_case_stays_open(TheHotline hotline)
    {
        await Contested(hotline);
        var dispute = await OpenCase(hotline);
        await Done(hotline.Roles("administrator").Put("/api/dispatch/units/SWJ", new { name = "SWJ", kind = "department", ceasedAt = hotline.Time.GetUtcNow() }));
        await hotline.Settled();
        Assert.Equal("unit-ceased", await Refused(Rule(hotline, dispute, "SWJ")));
        await Done(Rule(hotline, await OpenCase(hotline), "CGJ"));
    }

    public static async Task Of_two_coordinators_who_rule_at_once_one_wins_and_the_other_is_told(TheHotline hotline)
    {
        await Contested(hotline);
        var dispute = await OpenCase(hotline);
        var answers = await Task.WhenAll(Rule(hotline, dispute, "SWJ"), Rule(hotline, dispute, "CGJ"));
        Assert.Equal([200, 409], answers.Select(a => (int)a.StatusCode).Order());
    }

    public static async Task A_withdrawn_order_ends_its_case(TheHotline hotline)
    {
        var id = await Contested(hotline);
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/withdraw", new { reason = "不追究了" }));
        await hotline.Settled();
        Assert.Empty((await Done(hotline.Coordinator.Get("/api/escalation/disputes?state=open"))).EnumerateArray());
    }

    public static async Task A_confidential_order_never_goes_to_the_accused_unit_or_one_under_it(TheHotline hotline)
    {
        await Done(hotline.Roles("administrator").Put("/api/dispatch/units/ZJJ-1", new { name = "质安站", kind = "department", parent = "ZJJ" }));
        await hotline.Settled();
        var id = await hotline.Registered(new { type = "report", confidential = true, accusedUnit = "ZJJ" });
        Assert.Equal("unit-accused", await Refused(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/dispatch", new { unit = "ZJJ" })));
        Assert.Equal("unit-accused", await Refused(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/dispatch", new { unit = "ZJJ-1" })));
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/dispatch", new { unit = "CGJ" }));
    }

    private static Task<HttpResponseMessage> Tell(TheHotline.Person person, JsonElement dispute, string what, object command) =>
        person.Post($"/api/escalation/disputes/{dispute.GetProperty("id").GetString()}/{what}", command);

    private static Task<JsonElement> Read(TheHotline.Person person, JsonElement dispute) => Done(person.Get($"/api/escalation/disputes/{dispute.GetProperty("id").GetString()}"));

    private static string? Said(JsonElement of, string name) => of.GetProperty(name).GetString();

    private static async Task<int> ToState(TheHotline hotline, string unit) =>
        (await Done(hotline.Handler(unit).Get("/api/escalation/disputes?state=to-state"))).GetArrayLength();

    public static async Task A_case_is_stated_on_moved_up_met_over_and_ruled_with_an_assisting_unit(TheHotline hotline)
    {
        var id = await Contested(hotline);
        var dispute = await OpenCase(hotline);
        // Who returned it has stated with that; the unit they suggest is to state within four working hours from 14:40: until 9:40 of the next day.
        Assert.Equal(("hotline", "units", "2026-03-13T01:40:00Z"), (Said(dispute, "rung"), Said(dispute, "actor"), Said(dispute, "actBy")));
        Assert.Equal((0, 0, 1), (await ToState(hotline, "ZJJ"), await ToState(hotline, "CGJ"), await ToState(hotline, "SWJ")));
        var no = new { ours = false, reason = "排水管网已移交属地", basis = "移交文件〔2023〕8 号", suggestedUnit = "JTJ" };
        Assert.Equal("not-found", await Refused(Tell(hotline.Handler("CGJ"), dispute, "statements", no)));
        Assert.Equal("not-found", await Refused(hotline.Handler("CGJ").Get($"/api/escalation/disputes/{Said(dispute, "id")}")));
        await Done(Tell(hotline.Handler("SWJ"), dispute, "statements", no));
        await Done(Tell(hotline.Handler("SWJ"), dispute, "documents", new { title = "移交文件", reference = "〔2023〕8 号第 2 条", passage = "道路雨水口由道路养护单位管养。" }));
        Assert.Equal(0, await ToState(hotline, "SWJ"));
        Assert.Equal(("coordinator", "2026-03-13T10:00:00Z"), await Read(hotline.Handler("SWJ"), dispute) is var turn ? (Said(turn, "actor"), Said(turn, "actBy")) : default);

        await hotline.Settled();
        await hotline.Later(TimeSpan.FromDays(4));
        Assert.Contains("DisputeOverdue", await hotline.Told("escalation", id));
        var up = new { reason = "两家各执一词，热线办协调不下", revision = dispute.GetProperty("revision").GetInt32() };
        await Done(Tell(hotline.Coordinator, dispute, "rung", up));
        Assert.Equal("changed-meanwhile", await Refused(Tell(hotline.Coordinator, dispute, "rung", up)));
        await Done(Tell(hotline.Handler("SWJ"), dispute, "statements", new { ours = true, reason = "经核查，雨水口未移交", basis = "现场核查" }));
        await Done(Tell(hotline.Coordinator, dispute, "minutes", new { tookPart = "住建局、交通局、水务局", agreed = "由水务局牵头，住建局配合" }));

        var before = await Read(hotline.Coordinator, dispute);
        Assert.Equal(("bureau-meeting", "coordinator", "green"), (Said(before, "rung"), Said(before, "actor"), Said(before, "actLight")));
        Assert.Equal("no-such-minutes", await Refused(Tell(hotline.Coordinator, dispute, "ruling", new { unit = "SWJ", basis = "会议纪要", minutes = 2 })));
        await Done(Tell(hotline.Coordinator, dispute, "ruling", new { unit = "SWJ", assisting = new[] { "ZJJ" }, basis = "会议纪要", minutes = 1, revision = before.GetProperty("revision").GetInt32() }));
        Assert.Contains(await Refused(Tell(hotline.Handler("SWJ"), dispute, "statements", no)), new[] { "dispute-ruled", "dispute-ended" });
        await hotline.Settled();
        Assert.Equal("ruling-binds", await Refused(Return(hotline, id, "SWJ", "ZJJ")));
        await Done(hotline.Handler("SWJ").Post($"/api/dispatch/work-orders/{id}/sign", new { }));
        await hotline.Close(id, "SWJ");

        var file = (await Read(hotline.Handler("ZJJ"), dispute)).GetProperty("file");
        Assert.Equal(["ZJJ", "JTJ", "SWJ", "SWJ"], file.GetProperty("statements").EnumerateArray().Select(one => Said(one, "unit")));
        Assert.Equal(("ZJJ", "bureau-meeting", 1), (Said(file, "firstReceiver"), Said(file, "ruledAtRung"), file.GetProperty("restsOnMinutes").GetInt32()));
        Assert.Equal("dispute-ended", await Refused(Tell(hotline.Handler("SWJ"), dispute, "documents", new { title = "迟到的文件", reference = "r", passage = "p" })));
        Assert.Equal("dispute-ended", await Refused(Tell(hotline.Coordinator, dispute, "rung", new { reason = "r", revision = (await Read(hotline.Coordinator, dispute)).GetProperty("revision").GetInt32() })));
    }

    public static async Task An_order_reworked_three_times_and_still_not_solved_is_disputed(TheHotline hotline)
    {
        var id = await hotline.ClosedBy("ZJJ");
        for (var times = 1; times <= 3; times++)
        {
            await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/follow-ups", new { outcome = "rated", rating = "dissatisfied", reopen = true, reopenReason = "没有解决" }));
            await hotline.Settled();
            if (times < 3)
                await hotline.Close(id, "ZJJ");
        }
        Assert.Equal("held", (await hotline.Seen("dispatch", id)).GetProperty("state").GetString());
        var dispute = await OpenCase(hotline);
        Assert.Equal("reworked", Said(dispute, "cause"));
        Assert.Equal("not-carried-out", await Refused(Tell(hotline.Coordinator, dispute, "precedent", new { category = "noise" })));
        await Done(Rule(hotline, dispute, "CGJ"));
        await hotline.Settled();
        Assert.Equal("CGJ", (await hotline.Seen("dispatch", id)).GetProperty("unit").GetString());
    }

    public static async Task What_a_ruling_taught_is_set_as_a_precedent_in_one_step_and_once(TheHotline hotline)
    {
        await Done(hotline.Roles("administrator").Put("/api/dispatch/categories/noise", new { name = "施工噪音" }));
        var id = await Contested(hotline);
        var dispute = await OpenCase(hotline);
        Assert.Equal("no-category", await Refused(Tell(hotline.Coordinator, dispute, "ruling", new { unit = "SWJ", basis = "会议纪要", precedent = true })));
        await Done(Rule(hotline, dispute, "SWJ"));
        await hotline.Settled();
        Assert.Equal("missing", await Refused(Tell(hotline.Coordinator, dispute, "precedent", new { })));
        await Done(Tell(hotline.Coordinator, dispute, "precedent", new { category = "noise", everyArea = true, hours = "22:00-06:00" }));
        Assert.Contains(await Refused(Tell(hotline.Coordinator, dispute, "precedent", new { category = "noise" })), new[] { "precedent-set", "precedent-kept" });
        await hotline.Settled();
        Assert.Equal(["DisputeOpened", "OwnershipRuled", "PrecedentSet"], await hotline.Told("escalation", id));
        var entry = Said(await Read(hotline.Coordinator, dispute), "precedentEntry");
        Assert.Contains(entry!, await (await Tell(hotline.Coordinator, dispute, "precedent", new { category = "noise" })).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public static async Task A_ruling_that_is_to_be_a_precedent_becomes_one_when_it_is_carried_out(TheHotline hotline)
    {
        await Done(hotline.Roles("administrator").Put("/api/dispatch/categories/noise", new { name = "施工噪音" }));
        await hotline.Settled();
        var id = await hotline.SignedBy("ZJJ", new { category = "noise" });
        await Done(hotline.Coordinator.Post("/api/escalation/disputes", new { workOrderId = id, reason = "多部门推诿", units = new[] { "ZJJ", "CGJ" } }));
        await hotline.Settled();
        await Done(Tell(hotline.Coordinator, await OpenCase(hotline), "ruling", new { unit = "CGJ", basis = "会议纪要", precedent = true }));
        await hotline.Settled();
        Assert.Equal(["DisputeOpened", "OwnershipRuled", "PrecedentSet"], await hotline.Told("escalation", id));
        var dispute = Assert.Single((await Done(hotline.Coordinator.Get("/api/escalation/disputes?state=ended"))).EnumerateArray().ToList());
        Assert.Equal($"precedent-{Said(dispute, "id")}", Said(dispute, "precedentEntry"));
    }
}
