using System.Text.Json;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>考核: from the call-back to the closed month, with appeals on the way.</summary>
public static class Scored
{
    private static readonly object Appeal = new { item = "rating", ground = "wrong-rating", reason = "来电人在电话中承认评价有误。", documents = new[] { "回访录音 2026-03-12" } };

    public static async Task A_unit_appeals_a_line_an_assessor_upholds_it_and_the_sheet_shows_both(TheHotline hotline)
    {
        var id = await RatedDissatisfied(hotline);
        var sheet = await hotline.Seen("scoring", id);
        Assert.Equal((60_00, 100_00, "2026-03"), (Number(sheet, "points"), Number(sheet, "possible"), sheet.GetProperty("month").GetString()));

        Assert.Equal("not-found", await Refused(Handler(hotline, "JTJ").Post($"/api/scoring/work-orders/{id}/appeals", Appeal)));
        Assert.Equal("no-such-line", await Refused(Handler(hotline, "ZJJ").Post($"/api/scoring/work-orders/{id}/appeals", new { item = "rework", ground = "wrong-record", reason = "没有重办" })));
        Assert.Equal("nothing-lost", await Refused(Handler(hotline, "ZJJ").Post($"/api/scoring/work-orders/{id}/appeals", new { item = "solved", ground = "wrong-record", reason = "已解决" })));
        Assert.Equal("personal-number", await Refused(Handler(hotline, "ZJJ").Post($"/api/scoring/work-orders/{id}/appeals", new { item = "rating", ground = "wrong-rating", reason = "来电人 13800138000 承认评价有误" })));
        await Done(Handler(hotline, "ZJJ").Post($"/api/scoring/work-orders/{id}/appeals", Appeal));
        Assert.Equal("appealed-already", await Refused(Handler(hotline, "ZJJ").Post($"/api/scoring/work-orders/{id}/appeals", Appeal)));

        // While an appeal waits nothing is settled.
        await hotline.Later(TimeSpan.FromDays(10));
        Assert.False((await hotline.Seen("scoring", id)).GetProperty("settled").GetBoolean());

        var waiting = Assert.Single((await Done(hotline.Roles("assessor").Get("/api/scoring/appeals"))).EnumerateArray().ToList());
        var decision = $"/api/scoring/appeals/{waiting.GetProperty("id").GetString()}/decision";
        Assert.Equal("from-the-unit", await Refused(hotline.Roles("assessor@ZJJ").Post(decision, new { upheld = true, reason = "情况属实" })));
        Assert.Equal("missing", await Refused(hotline.Roles("assessor").Post(decision, new { upheld = true })));
        await Done(hotline.Roles("assessor").Post(decision, new { upheld = true, reason = "录音属实。" }));
        Assert.Equal("decided-already", await Refused(hotline.Roles("assessor").Post(decision, new { upheld = false, reason = "再看" })));
        await hotline.Settled();

        sheet = await hotline.Seen("scoring", id);
        Assert.Equal((60_00, 60_00, 100_00), (Number(sheet, "points"), Number(sheet, "possible"), Number(sheet.GetProperty("before"), "possible")));
        Assert.True(sheet.GetProperty("settled").GetBoolean());
        Assert.Equal(["IncidentScored", "ScoreAppealed", "ScoreAppealDecided", "IncidentScored"], await hotline.Told("scoring", id));
        Assert.Equal((1, 0), (Number(await Counts(hotline), "sheets"), Number(await Counts(hotline), "rated")));
    }

    public static async Task After_the_deadline_nobody_appeals(TheHotline hotline)
    {
        var id = await RatedDissatisfied(hotline);
        await hotline.Later(TimeSpan.FromDays(10));
        Assert.True((await hotline.Seen("scoring", id)).GetProperty("settled").GetBoolean());
        Assert.Equal("appeal-window-over", await Refused(Handler(hotline, "ZJJ").Post($"/api/scoring/work-orders/{id}/appeals", Appeal)));
    }

    public static async Task A_month_is_previewed_appealed_closed_and_corrected_by_a_new_version(TheHotline hotline)
    {
        var id = await RatedDissatisfied(hotline);
        var (assessor, month) = (hotline.Roles("assessor"), "/api/scoring/months/2026-03");
        Assert.Equal("month-still-running", await Refused(assessor.Post($"{month}/preview", new { })));
        await hotline.Later(TimeSpan.FromDays(21)); // Thursday, 2 April
        Assert.Equal("not-previewed", await Refused(assessor.Post($"{month}/closing", new { })));
        await Done(assessor.Post($"{month}/preview", new { }));
        Assert.Equal("previewed-already", await Refused(assessor.Post($"{month}/preview", new { })));
        Assert.Equal("appeal-window-open", await Refused(assessor.Post($"{month}/closing", new { })));

        // The sheet's own window is long over; the preview opens another.
        await Done(Handler(hotline, "ZJJ").Post($"/api/scoring/work-orders/{id}/appeals", Appeal));
        await hotline.Later(TimeSpan.FromDays(8));
        Assert.Equal("appeals-waiting", await Refused(assessor.Post($"{month}/closing", new { })));
        var waiting = Assert.Single((await Done(assessor.Get("/api/scoring/appeals?month=2026-03"))).EnumerateArray().ToList());
        await Done(assessor.Post($"/api/scoring/appeals/{waiting.GetProperty("id").GetString()}/decision", new { upheld = false, reason = "录音里没有这句话。" }));
        await Done(assessor.Post($"{month}/closing", new { }));
        var closed = await Done(assessor.Get(month));
        Assert.Equal(("closed", 1, false), (closed.GetProperty("state").GetString(), Number(closed, "version"), closed.GetProperty("changedSince").GetBoolean()));
        Assert.Equal("nothing-changed", await Refused(assessor.Post($"{month}/closing", new { reason = "再核一次" })));

        await Done(assessor.Post($"/api/scoring/work-orders/{id}/exclusion", new { excluded = true, ground = "unreasonable-demand", reason = "诉求不合法。" }));
        var after = await Done(assessor.Get(month));
        Assert.True(after.GetProperty("changedSince").GetBoolean());
        Assert.Equal(Units(closed), Units(after));
        Assert.Equal("missing", await Refused(assessor.Post($"{month}/closing", new { })));
        await Done(assessor.Post($"{month}/closing", new { reason = "一件诉求不合法，剔除。" }));
        Assert.Equal(2, Number(await Done(assessor.Get(month)), "version"));
        Assert.Equal(Units(closed), Units(await Done(assessor.Get($"{month}?version=1"))));
        Assert.Equal(2, (await Done(assessor.Get($"{month}/versions"))).GetArrayLength());
    }

    public static async Task Other_rules_are_tried_then_applied_and_change_no_month_that_is_closed(TheHotline hotline)
    {
        var id = await RatedDissatisfied(hotline);
        var assessor = hotline.Roles("assessor");
        var rules = (await Done(assessor.Get("/api/scoring/rules"))).EnumerateArray().First(one => one.GetProperty("set").GetString() == "deduction");
        Assert.Equal("weights-do-not-add-up", await Refused(assessor.Put("/api/scoring/rules", Changed(rules, "2026-05", 6600))));
        Assert.Equal("month-has-begun", await Refused(assessor.Put("/api/scoring/rules", Changed(rules, "2026-03", 6500))));
        await Done(assessor.Put("/api/scoring/rules", Changed(rules, "2026-05", 6500)));
        Assert.Equal("versions-overlap", await Refused(assessor.Put("/api/scoring/rules", Changed(rules, "2026-04", 6500, version: 2))));

        var tried = await Done(assessor.Get("/api/scoring/months/2026-03/recompute?rules=deduction@2"));
        var incident = Assert.Single(tried.GetProperty("incidents").EnumerateArray().ToList());
        Assert.Equal((60_00, 52_50), (Number(incident, "points"), Number(incident, "pointsThen"))); // 10 + 20 + 12.5 + 10
        Assert.Equal(60_00, Number(await hotline.Seen("scoring", id), "points"));

        await Done(assessor.Post("/api/scoring/months/2026-03/recompute", new { rules = "deduction@2", reason = "全月按扣分表" }));
        await hotline.Later(TimeSpan.FromMinutes(1));
        Assert.Equal((52_50, "deduction@2"), (Number(await hotline.Seen("scoring", id), "points"), (await hotline.Seen("scoring", id)).GetProperty("rules").GetString()));
        Assert.Equal("same-rules", await Refused(assessor.Post("/api/scoring/months/2026-03/recompute", new { rules = "deduction@2" })));
    }

    public static async Task A_reply_is_rated_inside_apart_from_what_the_caller_says(TheHotline hotline)
    {
        var id = await RatedDissatisfied(hotline);
        var assessor = hotline.Roles("assessor");
        Assert.Equal("off-the-scale", await Refused(assessor.Post($"/api/scoring/work-orders/{id}/reply-rating", new { rating = 6 })));
        Assert.Equal("no-fault", await Refused(assessor.Post($"/api/scoring/work-orders/{id}/reply-rating", new { rating = 1 })));
        await Done(assessor.Post($"/api/scoring/work-orders/{id}/reply-rating", new { rating = 2, faults = new[] { "no-evidence" } }));
        await hotline.Settled();
        var counts = await Counts(hotline);
        Assert.Equal((1, 2, 1, 0), (Number(counts, "repliesRated"), Number(counts, "repliesSum"), Number(counts, "rated"), Number(counts, "satisfied")));
        Assert.Equal(60_00 - 2_00 - 2_00, Number(await hotline.Seen("scoring", id), "points"));
        Assert.Equal(["rating", "no-evidence", "poor-reply"], (await Done(assessor.Get("/api/scoring/months/2026-03/costs?unit=ZJJ"))).EnumerateArray().Select(one => one.GetProperty("item").GetString()));
    }

    private static async Task<string> RatedDissatisfied(TheHotline hotline)
    {
        var id = await hotline.ClosedBy("ZJJ");
        await Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/follow-ups", new { outcome = "rated", rating = "dissatisfied", solved = true, contacted = true }));
        await hotline.Settled();
        return id;
    }

    private static Person Handler(TheHotline hotline, string unit) => hotline.Handler(unit);

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static async Task<JsonElement> Counts(TheHotline hotline) =>
        (await Done(hotline.Roles("assessor").Get("/api/scoring/months/2026-03"))).GetProperty("groups")[0].GetProperty("units")[0].GetProperty("counts");

    private static string Units(JsonElement month) => month.GetProperty("groups").ToString();

    private static object Changed(JsonElement rules, string from, int total, int version = 1) => new
    {
        set = "deduction", name = "扣分表", from, total, version, basicallySatisfied = 100, minimumSample = 5, rules = rules.GetProperty("rules"), bands = rules.GetProperty("bands"),
    };
}
