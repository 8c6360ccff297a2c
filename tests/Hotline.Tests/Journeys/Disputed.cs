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
        Assert.Equal(95_00, (await hotline.Seen("scoring", id)).GetProperty("points").GetInt32());
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
}
