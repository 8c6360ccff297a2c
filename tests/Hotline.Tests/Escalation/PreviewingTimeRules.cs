using System.Text.Json;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Escalation;

/// <summary>Calendars and limits as the administrator keeps them: what would move is known before it does. It is Thursday 12 March 2026, 14:23; a complaint has until 2 April.</summary>
public sealed class PreviewingTimeRules
{
    private const string Office = "/api/escalation/calendars/office";

    // The notice of 2026 as it is shipped, and one more that lets Monday 30 March be off and Sunday 29 March worked.
    private static async Task<object> ADayOffInMarch(Person admin, bool madeUp = false)
    {
        var year = (await Done(admin.Get(Office))).GetProperty("years").EnumerateArray().Single(one => one.GetProperty("year").GetInt32() == 2026);
        return new
        {
            year = 2026,
            notices = year.GetProperty("notices").EnumerateArray().Cast<object>().Append(new
            {
                published = "2026-03-12", source = "市政府通知", off = new[] { new { from = "2026-03-30", to = "2026-03-30", name = "临时放假" } }, worked = madeUp ? ["2026-03-29"] : Array.Empty<string>(),
            }).ToArray(),
        };
    }

    private static object Year(int year) => new { year, notices = new[] { new { published = $"{year - 1}-11-01", source = "https://www.gov.cn/", off = new[] { new { from = $"{year}-01-01", to = $"{year}-01-03", name = "元旦" } }, worked = Array.Empty<string>() } } };

    [Fact]
    public async Task A_day_off_that_comes_during_the_year_is_seen_to_move_what_is_due_after_it_and_asking_moves_nothing()
    {
        await using var hotline = await Opens();
        var admin = hotline.Roles("administrator");
        var id = await hotline.SignedBy("ZJJ");
        var before = await Done(admin.Get(Office));
        var preview = await Done(admin.Post($"{Office}/preview", new { years = new[] { await ADayOffInMarch(admin) } }));
        Assert.Equal((1, 2), (preview.GetProperty("looked").GetInt32(), preview.GetProperty("moving").GetInt32()));
        Assert.False(preview.GetProperty("onlyCompared").GetBoolean());
        Assert.Equal([(id, "unit", "2026-04-02T10:00:00Z", "2026-04-03T10:00:00Z"), (id, "caller", "2026-04-02T10:00:00Z", "2026-04-03T10:00:00Z")],
            preview.GetProperty("limits").EnumerateArray().OrderByDescending(one => one.GetProperty("clock").GetString(), StringComparer.Ordinal)
                .Select(one => (one.GetProperty("workOrderId").GetString()!, one.GetProperty("clock").GetString()!, At(one, "from"), At(one, "to"))));
        Assert.Equal(before.GetRawText(), (await Done(admin.Get(Office))).GetRawText());
        Assert.Equal("not-found", await Refused(hotline.Roles("auditor").Get("/api/escalation/trail/calendar:office")));
    }

    [Fact]
    public async Task A_day_off_that_is_made_up_before_the_limit_moves_nothing_nor_do_new_hours_or_what_is_closed()
    {
        await using var hotline = await Opens();
        var admin = hotline.Roles("administrator");
        await hotline.SignedBy("ZJJ");
        await hotline.ClosedBy("JTJ");
        var looked = await Done(admin.Post($"{Office}/preview", new { years = new[] { await ADayOffInMarch(admin, madeUp: true) } }));
        Assert.Equal((1, 0), (looked.GetProperty("looked").GetInt32(), looked.GetProperty("moving").GetInt32()));
        Assert.Equal(0, (await Done(admin.Post($"{Office}/preview", new { hours = new[] { "08:00-12:00" } }))).GetProperty("moving").GetInt32());
    }

    [Fact]
    public async Task A_preview_is_refused_as_the_publishing_would_be()
    {
        await using var hotline = await Opens();
        var admin = hotline.Roles("administrator");
        foreach (var (code, command) in new (string, object)[]
        {
            ("missing", new { }),
            ("years-gap", new { years = new[] { Year(2028) } }),
            ("hours-overlap", new { hours = new[] { "09:00-12:00", "11:00-18:00" } }),
            ("valid-too-soon", new { hours = new[] { "09:00-12:00" }, validFrom = "2026-03-12T08:00:00Z" }),
            ("changed-meanwhile", new { hours = new[] { "09:00-12:00" }, version = 7 }),
            ("office-keeps-holidays", new { worksHolidays = true }),
        })
            Assert.Equal((code, code), (await Refused(admin.Post($"{Office}/preview", command)), await Refused(admin.Put(Office, command))));
        Assert.Equal("no-limit", await Refused(admin.Post("/api/escalation/limits/preview", new { name = "n", limits = new[] { new { type = "help", sign = "1 hours", @return = "1 hours", handle = "1 hours" } }, extensionDays = 1, extensionsAllowed = 1 })));
        Assert.Equal("not-allowed", await Refused(hotline.Dispatcher.Post($"{Office}/preview", new { years = new[] { Year(2027) } })));
    }

    [Fact]
    public async Task A_unit_has_hours_of_its_own_that_begin_with_the_offices_and_count_their_own_versions()
    {
        await using var hotline = await Opens();
        var admin = hotline.Roles("administrator");
        const string own = "/api/escalation/calendars/SWJ";
        Assert.Equal("not-found", await Refused(admin.Get(own)));
        Assert.Equal("unit-not-known-yet", await Refused(admin.Put("/api/escalation/calendars/NOBODY", new { worksHolidays = true })));
        Assert.Equal("years-of-the-office", await Refused(admin.Put(own, new { years = new[] { Year(2027) } })));
        await Done(admin.Put(Office, new { hours = new[] { "08:30-12:00", "14:00-17:30" } }));
        var first = await Done(admin.Put(own, new { worksHolidays = true, version = 0 }));
        Assert.Equal((1, "08:30-12:00", 0), (first.GetProperty("version").GetInt32(), first.GetProperty("hours")[0].GetString(), first.GetProperty("years").GetArrayLength()));
        Assert.Equal("changed-meanwhile", await Refused(admin.Put(own, new { worksHolidays = false, version = 0 })));
        var second = await Done(admin.Put(own, new { hours = new[] { "00:00-24:00" }, week = new[] { "Monday", "Saturday", "Sunday" }, worksHolidays = false, version = 1 }));
        Assert.False(second.TryGetProperty("years", out _));
        Assert.Equal([2, 1], (await Done(admin.Get($"{own}/versions"))).EnumerateArray().Select(one => one.GetProperty("version").GetInt32()));
        Assert.Equal([2, 1], (await Done(admin.Get($"{Office}/versions"))).EnumerateArray().Select(one => one.GetProperty("version").GetInt32()));
        Assert.Equal(["office", "SWJ"], (await Done(admin.Get("/api/escalation/calendars"))).EnumerateArray().Select(one => one.GetProperty("calendar").GetString()));
        Assert.Equal("not-found", await Refused(admin.Get("/api/escalation/calendars/JTJ/versions")));
    }

    [Fact]
    public async Task Other_limits_are_compared_with_what_was_dispatched_and_the_orders_keep_theirs()
    {
        await using var hotline = await Opens();
        var admin = hotline.Roles("administrator");
        var id = await hotline.DispatchedTo("ZJJ");
        await hotline.DispatchedTo("ZJJ", new { type = "help" });
        var any = new { type = (string?)null, sign = "1 working-days", @return = "1 working-days", handle = "10 working-days" };
        var preview = await Done(admin.Post("/api/escalation/limits/preview", new { name = "ten", limits = new[] { any }, extensionDays = 10, extensionsAllowed = 1 }));
        Assert.Equal((2, 1, true), (preview.GetProperty("looked").GetInt32(), preview.GetProperty("moving").GetInt32(), preview.GetProperty("onlyCompared").GetBoolean()));
        var limit = preview.GetProperty("limits")[0];
        Assert.Equal((id, "2026-04-02T10:00:00Z", "2026-03-26T10:00:00Z"), (limit.GetProperty("workOrderId").GetString()!, At(limit, "from"), At(limit, "to")));
        await Done(admin.Put("/api/escalation/limits", new { name = "ten", limits = new[] { any }, extensionDays = 10, extensionsAllowed = 1, version = 1 }));
        await hotline.Settled();
        Assert.Equal("2026-04-02T10:00:00Z", At(await hotline.Seen("escalation", id), "handleBy"));
        Assert.Equal(["ten", "guangdong"], (await Done(admin.Get("/api/escalation/limits/versions"))).EnumerateArray().Select(one => one.GetProperty("name").GetString()));
    }

    private static string At(JsonElement of, string field) => of.GetProperty(field).GetDateTime().ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
