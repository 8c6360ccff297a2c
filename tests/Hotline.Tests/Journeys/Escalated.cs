using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>Limits, lights and disputes as an administrator, a manager and a coordinator meet them.</summary>
public sealed class Escalated
{
    private static readonly object Long = new { sign = "1 working-days", @return = "1 working-days", handle = "40 working-days" };

    private static Task<HttpResponseMessage> Open(TheHotline hotline, string id, string reason, params string?[] units) =>
        hotline.Coordinator.Post("/api/escalation/disputes", new { workOrderId = id, reason, units });

    [Fact]
    public async Task Before_any_dispatch_the_caller_waits_by_the_published_limits()
    {
        await using var hotline = await Opens();
        await Done(hotline.Roles("administrator").Put("/api/escalation/limits", new { name = "long", limits = new[] { Long }, extensionDays = 2, extensionsAllowed = 1 }));
        await hotline.Later(TimeSpan.FromDays(1));
        var id = await hotline.Registered();
        await hotline.Later(TimeSpan.FromDays(35));
        Assert.DoesNotContain("WorkOrderOverdue", await hotline.Told("escalation", id));
    }

    [Fact]
    public async Task Nothing_in_a_list_is_refused_not_failed()
    {
        await using var hotline = await Opens();
        var admin = hotline.Roles("administrator");
        Assert.Equal("missing", await Refused(admin.Put("/api/escalation/limits", new { name = "l", limits = new object?[] { null }, extensionDays = 1, extensionsAllowed = 1 })));
        Assert.Equal("unreadable-hours", await Refused(admin.Put("/api/escalation/calendars/office", new { hours = new string?[] { null } })));
        Assert.Equal("missing", await Refused(Open(hotline, "x", "r", [null])));
    }

    [Fact]
    public async Task A_dispute_names_units_that_are_known_and_nobodys_number()
    {
        await using var hotline = await Opens();
        var id = await hotline.SignedBy("ZJJ");
        Assert.Equal("unit-not-known-yet", await Refused(Open(hotline, id, "两家都推", "ZJJ", "NOBODY")));
        Assert.Equal("personal-number", await Refused(Open(hotline, id, "来电人 13800138000 说两家都推", "ZJJ")));
        await Done(Open(hotline, id, "两家都推", "ZJJ", "CGJ"));
    }

    [Fact]
    public async Task What_is_overdue_stands_in_the_list_of_the_supervised_until_it_is_closed()
    {
        await using var hotline = await Opens();
        var id = await hotline.SignedBy("ZJJ");
        Assert.Empty((await Done(hotline.Roles("manager").Get("/api/escalation/clocks?supervised=true"))).EnumerateArray());
        await hotline.Later(TimeSpan.FromDays(40));
        Assert.Equal(id, Assert.Single((await Done(hotline.Roles("manager").Get("/api/escalation/clocks?supervised=true"))).EnumerateArray()).GetProperty("workOrderId").GetString());
        await hotline.Close(id, "ZJJ");
        Assert.Empty((await Done(hotline.Roles("manager").Get("/api/escalation/clocks?supervised=true"))).EnumerateArray());
    }
}
