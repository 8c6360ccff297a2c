using System.Globalization;
using System.Net.Http.Json;
using Hotline.Host;
using Hotline.Platform;
using Hotline.Tests.Web;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>Time that stands still until somebody moves it on: then what is due comes, and at the time it was due.</summary>
public sealed class UnderASimulatedClock
{
    // A Thursday, 14:30 in China, and instants within that quarter of an hour.
    private const string Thursday = "2026-03-12T06:30:00Z", At = "2026-03-12T06:33:20Z", Later = "2026-03-12T06:41:05.250Z";

    private static async Task<(ASimulatedHotline Hotline, string Id)> Dispatched()
    {
        var hotline = await ASimulatedHotline.Opens();
        await hotline.MovesTo(Thursday);
        await hotline.Does(HttpMethod.Put, "/api/dispatch/units/ZJJ", "administrator", new { name = "ZJJ", kind = "department" });
        var id = (await hotline.Does(HttpMethod.Post, "/api/intake/work-orders", "agent", new { type = "complaint", title = "永和街道某工地凌晨持续施工" }, At)).GetProperty("id").GetString()!;
        await hotline.Settled();
        await hotline.Does(HttpMethod.Post, $"/api/dispatch/work-orders/{id}/dispatch", "dispatcher", new { unit = "ZJJ", basis = "职责" }, Later);
        await hotline.Settled();
        return (hotline, id);
    }

    private static async Task<Dictionary<string, DateTime>> Path(ASimulatedHotline hotline, string service, string id) =>
        (await hotline.Does(HttpMethod.Get, $"/api/{service}/work-orders/{id}/timeline", "manager")).EnumerateArray().DistinctBy(e => e.GetProperty("type").GetString()).ToDictionary(e => e.GetProperty("type").GetString()!, e => e.GetProperty("at").GetDateTime());

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    [Fact]
    public async Task Each_command_happens_at_its_own_instant_and_what_follows_from_it_too()
    {
        var (hotline, id) = await Dispatched();
        await using (hotline)
        {
            Assert.Equal(Utc(At), (await Path(hotline, "intake", id))["WorkOrderRegistered"]);
            Assert.Equal(Utc(Later), (await Path(hotline, "dispatch", id))["WorkOrderDispatched"]);
            var order = await hotline.Does(HttpMethod.Get, $"/api/dispatch/work-orders/{id}", "manager");
            Assert.StartsWith("HP20260312", order.GetProperty("number").GetString(), StringComparison.Ordinal);
            Assert.Equal("2026-04-02T10:00:00Z", order.GetProperty("handleBy").GetString());
        }
    }

    [Fact]
    public async Task Nothing_comes_due_by_itself_and_what_is_due_when_the_clock_moves_bears_the_time_it_was_due()
    {
        var (hotline, id) = await Dispatched();
        await using (hotline)
        {
            Assert.Equal(0, await hotline.MovesTo(Thursday));
            var due = (await hotline.Clock("scoring")).GetProperty("nextTimer").GetDateTime();
            Assert.True(due > Utc(Thursday));
            // Through any role: they have one clock.
            Assert.True(await hotline.MovesTo("2026-03-16T01:00:00Z", "web") > 0);
            var told = await Path(hotline, "dispatch", id);
            // Within a working day: until Friday 18:00.
            Assert.Equal(Utc("2026-03-13T10:00:00Z"), told["WorkOrderDeemedSigned"]);
            Assert.Equal(Utc("2026-03-13T10:00:00Z"), (await Path(hotline, "escalation", id))["WorkOrderOverdue"]);
        }
    }

    [Fact]
    public async Task Started_again_it_stands_where_it_stood()
    {
        var (hotline, id) = await Dispatched();
        await using (hotline)
        {
            var sent = (await hotline.Clock("intake")).GetProperty("sent").GetInt64();
            await hotline.Restart();
            var after = await hotline.Clock("intake");
            Assert.Equal((Utc(Thursday), sent, sent), (after.GetProperty("now").GetDateTime(), after.GetProperty("sent").GetInt64(), after.GetProperty("heard").GetInt64()));
            await hotline.Does(HttpMethod.Post, $"/api/dispatch/work-orders/{id}/sign", "handler@ZJJ", new { }, "2026-03-12T06:44:59.999Z");
        }
    }

    [Theory]
    [InlineData("2026-03-12T06:29:59.999Z", "not-in-this-step")]
    [InlineData("2026-03-12T06:45:00Z", "not-in-this-step")]
    [InlineData("2026-03-12T06:33:20", "unreadable-time")]
    [InlineData("half past two", "unreadable-time")]
    public async Task An_instant_outside_of_the_step_is_refused_and_nothing_is_stored(string at, string code)
    {
        await using var hotline = await ASimulatedHotline.Opens();
        await hotline.MovesTo(Thursday);
        Assert.Equal(code, await Refused(hotline.Send(HttpMethod.Post, "/api/intake/work-orders", "agent", new { type = "help", title = "路灯不亮" }, at)));
        Assert.Equal(0, (await hotline.Does(HttpMethod.Get, "/api/intake/work-orders", "agent")).GetArrayLength());
    }

    [Fact]
    public async Task The_clock_goes_forward_only_to_a_quarter_of_an_hour_and_by_an_administrator()
    {
        await using var hotline = await ASimulatedHotline.Opens();
        await hotline.MovesTo(Thursday);
        Task<string> No(object? now, string role = "administrator") => Refused(hotline.Send(HttpMethod.Put, "/api/escalation/clock", role, new { now }));
        Assert.Equal("clock-backwards", await No("2026-03-12T06:15:00Z"));
        Assert.Equal("not-a-step", await No("2026-03-12T06:40:00Z"));
        Assert.Equal("missing", await No(null));
        Assert.Equal("not-allowed", await No("2026-03-12T06:45:00Z", "manager"));
        Assert.Equal(Utc(Thursday), (await hotline.Clock("dispatch")).GetProperty("now").GetDateTime());
        // The same step in another zone's words is the same step.
        Assert.Equal(0, await hotline.MovesTo("2026-03-12T14:30:00+08:00"));
    }

    [Fact]
    public async Task By_the_real_clock_no_time_can_be_said_or_set()
    {
        await using var host = new AHost();
        await host.InitializeAsync();
        var demand = JsonContent.Create(new { type = "help", title = "路灯不亮" });
        demand.Headers.Add("Hotline-At", At);
        Assert.Equal("clock-not-simulated", (await host.Read("POST", "/api/intake/work-orders", demand, host.TokenOf("agent"))).GetProperty("code").GetString());
        Assert.Equal("clock-not-simulated", (await host.Read("PUT", "/api/dispatch/clock", new { now = Thursday }, host.TokenOf("administrator"))).GetProperty("code").GetString());
        Assert.False((await host.Read("GET", "/api/dispatch/clock", null, host.TokenOf("auditor"))).GetProperty("simulated").GetBoolean());
    }

    [Fact]
    public async Task A_trial_is_kept_from_what_happened_and_what_happened_from_a_trial()
    {
        await using var real = await TheHotline.Opens();
        await using var trial = await ASimulatedHotline.Opens();
        await trial.MovesTo(Thursday);
        await real.Stop();
        await trial.Stop();
        Assert.Equal("--clock simulated: the database of dispatch holds what happened by the real clock; name an empty one", await Refuses(real.Folder, simulated: true));
        Assert.Equal("the database of intake was made under a simulated clock: start with --clock simulated, or on other data", await Refuses(trial.Folder, simulated: false));
        // Nothing was changed: it goes on by the real clock.
        await real.Start();
    }

    private static async Task<string> Refuses(string folder, bool simulated)
    {
        await using var app = HotlineApp.Build(new HostOptions { Urls = "http://127.0.0.1:0", Data = folder, SimulatedClock = simulated });
        return (await Assert.ThrowsAsync<DatabaseUnusable>(() => app.StartAsync(TestContext.Current.CancellationToken))).Message;
    }
}
