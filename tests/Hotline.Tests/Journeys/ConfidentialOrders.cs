using System.Net;
using System.Text.Json;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>保密工单: by whatever path, in whatever order, it never comes to the unit complained of, or to one under it.</summary>
public sealed class ConfidentialOrders
{
    private const int Steps = 40;
    private static readonly string[] Accused = ["ZJJ", "ZJJ-1"], Others = ["CGJ", "JTJ", "SWJ"], All = [.. Accused, .. Others];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_is_tried_the_accused_unit_never_has_it_and_never_sees_it(int seed)
    {
        await using var hotline = await TheHotline.Opens();
        await Prepare(hotline);
        var id = await hotline.Registered(new { type = "report", confidential = true, accusedUnit = "ZJJ", category = "noise" });
        var open = await hotline.SignedBy("ZJJ");
        await NeverTheirs(hotline, id);
        var (chance, done) = (new Random(seed), 0);
        for (var step = 0; step < Steps; step++)
        {
            done += await Try(hotline, id, open, chance) ? 1 : 0;
            await hotline.Settled();
            await NeverTheirs(hotline, id);
        }
        Assert.True(done > 3, "hardly anything was done");
        await Unseen(hotline, id);
    }

    /// <summary>The catalogue itself names the accused unit as lead by day, and as assisting always.</summary>
    private static async Task Prepare(TheHotline hotline)
    {
        var administrator = hotline.Roles("administrator");
        await Done(administrator.Put("/api/dispatch/units/ZJJ-1", new { name = "质安站", kind = "department", parent = "ZJJ" }));
        await Done(administrator.Put("/api/dispatch/categories/noise", new { name = "施工噪音" }));
        await Done(administrator.Put("/api/dispatch/catalogue/c1", new { category = "noise", unit = "ZJJ-1", basis = "三定方案" }));
        await Done(administrator.Put("/api/dispatch/catalogue/c2", new { category = "noise", area = "440112013", unit = "CGJ", assisting = new[] { "ZJJ", "JTJ" } }));
        await hotline.Settled();
    }

    /// <summary>One step of anybody, the unit chosen by chance; whether it was taken. Only the server may break.</summary>
    private static async Task<bool> Try(TheHotline hotline, string id, string open, Random chance)
    {
        var (unit, second) = (chance.GetItems(All, 1)[0], chance.GetItems(All, 1)[0]);
        var order = await hotline.Seen("dispatch", id);
        var holder = order.TryGetProperty("unit", out var has) ? has.GetString() : null;
        var handler = hotline.Handler(holder ?? second);
        var path = $"/api/dispatch/work-orders/{id}";
        // What its state allows, and one time in four what it does not.
        var likely = order.GetProperty("state").GetString() switch
        {
            "queued" => [0, 0, 0, 7],
            "dispatched" => [1, 2, 2, 9],
            "signed" => [2, 5, 5, 11],
            "return-requested" => [3, 3, 4],
            "held" => [6],
            _ => new[] { 8 },
        };
        using var answer = await ((chance.Next(4) == 0 ? chance.Next(12) : chance.GetItems(likely, 1)[0]) switch
        {
            0 => hotline.Dispatcher.Post(path + "/dispatch", new { unit, assisting = unit == second ? [] : new[] { second } }),
            1 => hotline.Dispatcher.Post(path + "/recall", new { reason = "派错" }),
            2 => handler.Post(path + "/return", new { reason = "不属本单位职责", basis = "三定方案", suggestedUnit = unit }),
            3 => hotline.Dispatcher.Post(path + "/return/review", new { uphold = true, reason = "同意", nextUnit = unit }),
            4 => hotline.Dispatcher.Post(path + "/return/review", new { uphold = true, reason = "同意" }),
            5 => hotline.Coordinator.Post("/api/escalation/disputes", new { workOrderId = id, reason = "推诿", units = new[] { unit, second } }),
            6 => Rule(hotline, id, unit, second),
            7 => hotline.Dispatcher.Post(path + "/merge", new { masterId = open, reason = "同一事项" }),
            8 => hotline.Dispatcher.Post($"/api/dispatch/work-orders/{open}/merge", new { masterId = id, reason = "同一事项" }),
            9 => handler.Post(path + "/sign", new { }),
            10 => hotline.Handler(unit).Post(path + "/sign", new { }),
            _ => hotline.Handler(unit).Post(path + "/assistance", new { report = "已处理" }),
        });
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{answer.RequestMessage!.RequestUri}: {answer.StatusCode}");
        return answer.IsSuccessStatusCode;
    }

    private static async Task<HttpResponseMessage> Rule(TheHotline hotline, string id, string unit, string second)
    {
        var open = (await Done(hotline.Coordinator.Get("/api/escalation/disputes?state=open"))).EnumerateArray().Where(one => one.GetProperty("workOrderId").GetString() == id).ToList();
        var dispute = open.Count > 0 ? open[0].GetProperty("id").GetString() : "none";
        return await hotline.Coordinator.Post($"/api/escalation/disputes/{dispute}/ruling", new { unit, assisting = unit == second ? [] : new[] { second }, basis = "联席会议纪要", mayReturn = true });
    }

    private static async Task NeverTheirs(TheHotline hotline, string id)
    {
        var order = await hotline.Seen("dispatch", id);
        var hands = order.GetProperty("assisting").EnumerateArray().Select(unit => unit.GetString()).Append(order.TryGetProperty("unit", out var unit) ? unit.GetString() : null);
        Assert.DoesNotContain(hands, Accused.Contains);
    }

    /// <summary>Every question a handler may ask, about the order and for lists.</summary>
    private static async Task Unseen(TheHotline hotline, string id)
    {
        var number = (await hotline.Seen("dispatch", id)).GetProperty("number").GetString()!;
        foreach (var unit in Accused)
        {
            foreach (var path in new[] { "dispatch/work-orders/{0}", "dispatch/work-orders/{0}/timeline", "dispatch/work-orders/{0}/steps", "dispatch/work-orders/{0}/notes", "intake/work-orders/{0}", "web/work-orders/{0}", "escalation/work-orders/{0}/clocks", "scoring/work-orders/{0}", "scoring/work-orders/{0}/facts", "scoring/work-orders/{0}/timeline" })
                Assert.False((await hotline.Handler(unit).Get("/api/" + string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id))).IsSuccessStatusCode, path);
            foreach (var list in new[] { "dispatch/work-orders", "dispatch/assisting", "dispatch/desk?state=open", $"dispatch/desk?state=open&q={number}", "dispatch/notices?since=2026-01-01T00:00:00Z", "escalation/notices?since=2026-01-01T00:00:00Z", "escalation/board/orders?measure=open", "escalation/board/orders?measure=dispatched", "escalation/disputes?state=to-state", "escalation/supervisions" })
                Assert.DoesNotContain(id, await Read(hotline.Handler(unit).Get("/api/" + list)), StringComparison.Ordinal);
        }
    }

    private static async Task<string> Read(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : JsonSerializer.Serialize(answer.StatusCode);
    }
}
