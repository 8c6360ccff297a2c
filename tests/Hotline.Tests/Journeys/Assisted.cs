using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>主办、协办: orders in which several units have a hand.</summary>
public static class Assisted
{
    public static async Task Who_assists_reads_the_order_and_reports_to_the_lead_and_does_nothing_else_with_it(TheHotline hotline)
    {
        var id = await hotline.Registered();
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/dispatch", new { unit = "ZJJ", basis = "施工管理", assisting = new[] { "CGJ" } }));
        await hotline.Settled();
        var (lead, assisting, other) = (hotline.Handler("ZJJ"), hotline.Handler("CGJ"), hotline.Handler("JTJ"));
        Assert.Equal(id, Assert.Single((await Done(assisting.Get("/api/dispatch/assisting"))).EnumerateArray().ToList()).GetProperty("id").GetString());
        Assert.Equal("CGJ", Assert.Single((await Done(assisting.Get($"/api/dispatch/work-orders/{id}"))).GetProperty("assisting").EnumerateArray().ToList()).GetString());
        Assert.Equal("assist", Assert.Single((await Done(assisting.Get($"/api/dispatch/work-orders/{id}/steps"))).EnumerateArray().ToList()).GetProperty("step").GetString());
        foreach (var step in new[] { "sign", "return", "closing", "extension", "contacts" })
            Assert.Equal("not-found", await Refused(assisting.Post($"/api/dispatch/work-orders/{id}/{step}", new { })));
        Assert.Equal("not-found", await Refused(other.Get($"/api/dispatch/work-orders/{id}")));
        Assert.Equal("not-found", await Refused(other.Post($"/api/dispatch/work-orders/{id}/assistance", new { report = "已清运" })));
        Assert.Equal("not-assisting", await Refused(lead.Post($"/api/dispatch/work-orders/{id}/assistance", new { report = "已清运" })));

        await Done(assisting.Post($"/api/dispatch/work-orders/{id}/assistance", new { report = "已派队清运，现场照片 2 张。" }));
        await hotline.Settled();
        Assert.Equal(["WorkOrderDispatched", "AssistanceReported"], await hotline.Told("dispatch", id));
        Assert.Contains("已派队清运", (await Done(lead.Get($"/api/dispatch/work-orders/{id}/timeline"))).ToString(), StringComparison.Ordinal);
    }

    public static async Task Taken_back_it_is_no_business_of_who_assisted_any_more(TheHotline hotline)
    {
        var id = await hotline.Registered();
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/dispatch", new { unit = "ZJJ", assisting = new[] { "CGJ" } }));
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/recall", new { reason = "派错" }));
        Assert.Equal("not-found", await Refused(hotline.Handler("CGJ").Get($"/api/dispatch/work-orders/{id}")));
        Assert.Empty((await Done(hotline.Handler("CGJ").Get("/api/dispatch/assisting"))).EnumerateArray());
        await Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/dispatch", new { unit = "JTJ", assisting = new[] { "SWJ" } }));
        await hotline.Settled();
        Assert.Empty((await Done(hotline.Handler("CGJ").Get("/api/dispatch/assisting"))).EnumerateArray());
        Assert.Single((await Done(hotline.Handler("SWJ").Get("/api/dispatch/assisting"))).EnumerateArray().ToList());
    }
}
