using Hotline.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>What happens to orders in Dispatch besides the straight path, as a dispatcher would tell of it.</summary>
public sealed class DispatchDetails
{
    private static Task<HttpResponseMessage> Step(Person person, string id, string step, object body) => person.Post($"/api/dispatch/work-orders/{id}/{step}", body);

    private static async Task Ceases(TheHotline hotline, string unit)
    {
        await Done(hotline.Roles("administrator").Put($"/api/dispatch/units/{unit}", new { name = unit, kind = "department", ceasedAt = hotline.Time.GetUtcNow() }));
        await hotline.Settled();
    }

    private static async Task Reopened(TheHotline hotline, string id)
    {
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/follow-ups", new { outcome = "rated", rating = "dissatisfied", reopen = true, reopenReason = "没有解决" }));
        await hotline.Settled();
    }

    /// <summary>One of ZJJ's that was merged into one of JTJ's, closed with it, and sent back by its own caller.</summary>
    private static async Task<string> ReworkedChild(TheHotline hotline)
    {
        var master = await hotline.SignedBy("JTJ");
        var child = await hotline.SignedBy("ZJJ");
        await Done(Step(hotline.Agent, child, "merge", new { masterId = master, reason = "同一工地" }));
        await hotline.Settled();
        await hotline.Close(master, "JTJ");
        await Reopened(hotline, child);
        return child;
    }

    [Fact]
    public async Task A_confidential_order_does_not_reach_the_accused_unit_by_merging()
    {
        await using var hotline = await Opens();
        var master = await hotline.Registered();
        var secret = await hotline.Registered(new { type = "report", confidential = true, accusedUnit = "ZJJ" });
        Assert.Equal("confidential-not-merged", await Refused(Step(hotline.Dispatcher, secret, "merge", new { masterId = master, reason = "同一件事" })));
        Assert.Equal("confidential-not-merged", await Refused(Step(hotline.Dispatcher, master, "merge", new { masterId = secret, reason = "同一件事" })));
    }

    [Fact]
    public async Task Unmerged_after_its_limit_for_signing_it_has_a_new_one_and_is_deemed_signed_by_it()
    {
        await using var hotline = await Opens();
        var master = await hotline.DispatchedTo("JTJ");
        var child = await hotline.DispatchedTo("ZJJ");
        await Done(Step(hotline.Agent, child, "merge", new { masterId = master, reason = "同一工地" }));
        await hotline.Later(TimeSpan.FromDays(4));
        await Done(Step(hotline.Agent, child, "unmerge", new { reason = "不同工地" }));
        var order = await hotline.Seen("dispatch", child);
        Assert.Equal(("dispatched", "2026-03-17T10:00:00Z"), (order.GetProperty("state").GetString(), order.GetProperty("signBy").GetString()));
        await hotline.Later(TimeSpan.FromDays(4));
        Assert.Equal("signed", (await hotline.Seen("dispatch", child)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task One_that_was_closed_with_its_master_and_sent_back_stands_by_itself_everywhere()
    {
        await using var hotline = await Opens();
        var child = await ReworkedChild(hotline);
        Assert.Equal(["WorkOrdersUnmerged", "ReworkDispatched"], (await hotline.Told("dispatch", child))[^2..]);
        Assert.Equal("JTJ", (await hotline.Seen("dispatch", child)).GetProperty("unit").GetString());
        var other = await hotline.Registered();
        await Done(Step(hotline.Agent, other, "merge", new { masterId = child, reason = "同一工地" }));
        await Done(Step(hotline.Agent, other, "unmerge", new { reason = "不同工地" }));
        await hotline.Close(child, "JTJ");
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{child}/follow-ups", new { outcome = "rated", rating = "satisfied" }));
        await hotline.Settled();
        Assert.Equal("JTJ", (await hotline.Seen("scoring", child)).GetProperty("unit").GetString());
    }

    [Fact]
    public async Task Its_clocks_run_and_its_handler_may_ring_the_caller()
    {
        await using var hotline = await Opens();
        var child = await ReworkedChild(hotline);
        await Done(hotline.Handler("JTJ").Post($"/api/intake/work-orders/{child}/caller/reveal", new { reason = "first-contact" }));
        await hotline.Later(TimeSpan.FromDays(90));
        Assert.Contains("WorkOrderOverdue", await hotline.Told("escalation", child));
    }

    [Fact]
    public async Task A_rework_whose_unit_has_ceased_waits_for_a_dispatcher()
    {
        await using var hotline = await Opens();
        var id = await hotline.ClosedBy("SWJ");
        await Ceases(hotline, "SWJ");
        await Reopened(hotline, id);
        Assert.Equal("WorkOrderRecalled", (await hotline.Told("dispatch", id))[^1]);
        Assert.Equal("queued", (await hotline.Seen("dispatch", id)).GetProperty("state").GetString());
        await Done(Step(hotline.Dispatcher, id, "dispatch", new { unit = "ZJJ" }));
        await Done(Step(hotline.Handler("ZJJ"), id, "return", new { reason = "不属本单位", basis = "三定方案", suggestedUnit = "JTJ" }));
    }

    [Fact]
    public async Task A_signed_order_is_taken_from_a_unit_that_has_ceased_and_from_no_other()
    {
        await using var hotline = await Opens();
        var id = await hotline.SignedBy("SWJ");
        Assert.Equal("not-in-this-state", await Refused(Step(hotline.Dispatcher, id, "recall", new { reason = "派错" })));
        await Ceases(hotline, "SWJ");
        await Done(Step(hotline.Dispatcher, id, "recall", new { reason = "单位已撤销" }));
        Assert.Equal("queued", (await hotline.Seen("dispatch", id)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Nothing_goes_to_a_unit_before_it_exists()
    {
        await using var hotline = await Opens();
        await Done(hotline.Roles("administrator").Put("/api/dispatch/units/NEW", new { name = "新局", kind = "department", validFrom = "2030-01-01T00:00:00Z" }));
        Assert.Equal("unit-not-yet", await Refused(Step(hotline.Dispatcher, await hotline.Registered(), "dispatch", new { unit = "NEW" })));
    }

    [Fact]
    public async Task Units_that_dispatch_took_it_back_from_do_not_make_a_first_return_a_dispute()
    {
        await using var hotline = await Opens();
        var id = await hotline.DispatchedTo("ZJJ");
        foreach (var unit in new[] { "JTJ", "CGJ" })
        {
            await Done(Step(hotline.Dispatcher, id, "recall", new { reason = "派错" }));
            await Done(Step(hotline.Dispatcher, id, "dispatch", new { unit }));
        }
        var answer = await Done(Step(hotline.Handler("CGJ"), id, "return", new { reason = "不属本单位", basis = "三定方案", suggestedUnit = "SWJ" }));
        Assert.Equal("ReturnRequested", answer.GetProperty("fact").GetString());
        Assert.Equal(3, answer.GetProperty("returnRequested").GetProperty("unitsTouched").GetInt32());
        Assert.Equal("already-returned", await Refused(Step(hotline.Dispatcher, id, "return/review", new { uphold = true, reason = "同意", nextUnit = "CGJ" })));
        answer = await Done(Step(hotline.Dispatcher, id, "return/review", new { uphold = true, reason = "同意", nextUnit = "SWJ" }));
        Assert.Equal("SWJ", answer.GetProperty("returnUpheld").GetProperty("nextUnit").GetString());
    }

    [Fact]
    public async Task Published_limits_say_how_long_and_how_often_an_order_is_extended()
    {
        await using var hotline = await Opens();
        object line = new { sign = "1 working-days", @return = "1 working-days", handle = "20 working-days" };
        await Done(hotline.Roles("administrator").Put("/api/escalation/limits", new { name = "strict", limits = new[] { line }, extensionDays = 2, extensionsAllowed = 0 }));
        await hotline.Later(TimeSpan.FromDays(1));
        var id = await hotline.SignedBy("ZJJ");
        Assert.Equal("out-of-bounds", await Refused(Step(hotline.Handler("ZJJ"), id, "extension", new { days = 3, reason = "待检测", callerTold = true })));
        Assert.Equal("extensions-used-up", await Refused(Step(hotline.Handler("ZJJ"), id, "extension", new { days = 2, reason = "待检测", callerTold = true })));
    }

    [Fact]
    public async Task A_number_in_what_people_write_stands_in_no_fact_unless_they_say_that_it_belongs_there()
    {
        await using var hotline = await Opens();
        var id = await hotline.SignedBy("ZJJ");
        var handler = hotline.Handler("ZJJ");
        Assert.Equal("personal-number", await Refused(Step(handler, id, "contacts", new { note = "已联系张三 13800138000", reached = true })));
        await Done(Step(handler, id, "closing", new { publicAnswer = "已处理，可拨窗口电话 020-82220000。", keepNumbers = new[] { "020-82220000" } }));
        var db = hotline.Inside.GetRequiredKeyedService<ServiceDb>("dispatch");
        Assert.Equal(0, await db.Single<long>("SELECT COUNT(*) FROM Facts WHERE Body LIKE '%13800138000%'"));
    }

    [Theory]
    [InlineData("area", 101, "too-long")]
    [InlineData("category", 201, "too-long")]
    public async Task A_correction_at_the_recall_is_a_code_and_not_a_story(string field, int length, string code)
    {
        await using var hotline = await Opens();
        var id = await hotline.DispatchedTo("ZJJ");
        var command = new Dictionary<string, object> { ["reason"] = "派错", [field] = new string('类', length) };
        Assert.Equal(code, await Refused(Step(hotline.Dispatcher, id, "recall", command)));
        command[field] = "13800138000";
        Assert.Equal("personal-number", await Refused(Step(hotline.Dispatcher, id, "recall", command)));
    }

    [Fact]
    public async Task A_waiting_order_shows_no_limits_and_a_list_shows_no_contents()
    {
        await using var hotline = await Opens();
        var id = await hotline.Registered();
        Assert.False((await hotline.Seen("dispatch", id)).TryGetProperty("signBy", out _));
        var row = Assert.Single((await Done(hotline.Dispatcher.Get("/api/dispatch/work-orders?state=queued"))).EnumerateArray().ToList());
        Assert.True(row.TryGetProperty("title", out _));
        Assert.False(row.TryGetProperty("content", out _));
        Assert.Empty((await Done(hotline.Dispatcher.Get("/api/dispatch/work-orders?state=unheard"))).EnumerateArray());
    }

    [Fact]
    public async Task An_order_that_comes_back_is_neither_returned_nor_terminated_by_the_unit_that_closed_it()
    {
        await using var hotline = await Opens();
        var id = await hotline.ClosedBy("ZJJ");
        await Reopened(hotline, id);
        var handler = hotline.Handler("ZJJ");
        Assert.Equal("already-handled", await Refused(Step(handler, id, "return", new { reason = "不属本单位", basis = "三定方案", suggestedUnit = "JTJ" })));
        Assert.Equal("already-handled", await Refused(Step(handler, id, "termination", new { ground = "caller-uncooperative", reason = "不配合" })));
        await Done(Step(hotline.Dispatcher, id, "termination", new { ground = "caller-uncooperative", reason = "不配合" }));
    }
}
