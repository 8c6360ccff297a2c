using Hotline.Contracts;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

/// <summary>待派、协办: one waiting order after another, and the units that assist.</summary>
[Collection("desks")]
public sealed class AtTheDispatchersDesk(TheDesks desks)
{
    [Fact]
    public async Task What_is_taken_others_see_one_key_dispatches_it_and_the_next_opens_by_itself()
    {
        var id = await AWaitingOrder("等派单员的一件", "TEST-Q");
        await AWaitingOrder("等派单员的另一件", "TEST-Q2");
        var first = await desks.SignInAsNew(Roles.Dispatcher, $"/orders/{id}");
        await first.GetByRole(AriaRole.Link, new() { Name = "看承办人选" }).ClickAsync();
        await Expect(first.Locator("#waiting-title")).ToHaveTextAsync("等派单员的一件");
        var candidate = first.Locator(".candidates li").First;
        await Expect(candidate).ToContainTextAsync("派往 区城市管理和综合执法局");
        await Expect(candidate).ToContainTextAsync("协办：区住房和城乡建设局");
        await Expect(candidate).ToContainTextAsync("派单目录 TEST-Q：三定方案");

        var second = await desks.SignInAsNew(Roles.Dispatcher, "/dispatch?q=" + Uri.EscapeDataString("等派单员的一件"));
        await Expect(second.Locator("tbody tr", new() { HasText = "等派单员的一件" })).ToContainTextAsync("新同事 在看，至");
        await second.GotoAsync($"/orders/{id}");
        await Expect(second.Locator(".side .warn")).ToContainTextAsync("新同事 在看，至");

        await first.Keyboard.PressAsync("1");
        await Expect(first.Locator(".note")).ToContainTextAsync("已派往区城市管理和综合执法局");
        await Expect(first.Locator("#waiting-title")).Not.ToHaveTextAsync("等派单员的一件");
        var next = await first.Locator("#waiting-title").InnerTextAsync();
        await first.Keyboard.PressAsync("s");
        await Expect(first.Locator("#waiting-title")).Not.ToHaveTextAsync(next);
        await first.Keyboard.PressAsync("b");
        await first.WaitForURLAsync(url => url.EndsWith("/dispatch", StringComparison.Ordinal));
        await Expect(second.Locator(".work")).ToContainTextAsync("目录条目 TEST-Q");
        await Expect(second.Locator(".facts")).ToContainTextAsync("区住房和城乡建设局");
    }

    [Fact]
    public async Task A_unit_that_assists_finds_the_order_among_its_own_and_the_lead_reads_what_it_did()
    {
        var id = await AWaitingOrder("两个单位办的一件");
        var dispatcher = await desks.SignInAsNew(Roles.Dispatcher, $"/orders/{id}");
        await dispatcher.GetByRole(AriaRole.Button, new() { Name = "派单", Exact = true }).ClickAsync();
        await Find(dispatcher, "#field-unit", "区城市管理");
        await Find(dispatcher, "#field-assisting", "区住房");
        await dispatcher.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Expect(dispatcher.Locator(".facts")).ToContainTextAsync("区住房和城乡建设局");

        var lead = await desks.SignInAsNewOf("CGJ");
        await lead.GotoAsync($"/orders/{id}");
        var assisting = await desks.SignIn(Roles.Handler, "/department");
        var link = assisting.Locator(".tabs .view a", new() { HasText = "协办" });
        var count = int.Parse(await link.Locator("i").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await link.ClickAsync();
        await Expect(assisting.Locator("tbody tr")).ToHaveCountAsync(count);
        await assisting.Locator("tbody tr", new() { HasText = "两个单位办的一件" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(assisting.Locator(".facts")).ToContainTextAsync("区城市管理和综合执法局");
        await Expect(assisting.Locator("main .no")).ToHaveCountAsync(0);
        await Expect(assisting.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true })).ToHaveCountAsync(0);
        await assisting.GetByRole(AriaRole.Button, new() { Name = "协办反馈" }).ClickAsync();
        await assisting.FillAsync("#field-report", "已通知物业清理排水口");
        await assisting.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Expect(assisting.Locator(".work")).ToContainTextAsync("已通知物业清理排水口");
        await Expect(lead.Locator(".work")).ToContainTextAsync("协办反馈 区住房和城乡建设局");
        await Expect(lead.Locator(".work")).ToContainTextAsync("已通知物业清理排水口");
    }

    private static async Task Find(IPage page, string field, string name)
    {
        await page.FillAsync(field, name);
        await Expect(page.Locator($"{field}-list li").First).ToContainTextAsync(name);
        await page.PressAsync(field, "Enter");
    }

    /// <summary>An order that no entry named when it came; by now one does, where it is given.</summary>
    private async Task<string> AWaitingOrder(string title, string? entry = null)
    {
        var category = $"测试/{title}";
        await desks.Tell(Roles.Administrator, $"/api/dispatch/categories/{category}", new { Name = title }, "PUT");
        var id = (await desks.Tell(Roles.Agent, "/api/intake/work-orders", new { Type = "complaint", Title = title, Content = "下雨积水，没人管。", Category = category })).GetProperty("id").GetString()!;
        await desks.ReachesDispatch(id);
        if (entry is not null)
            await desks.Tell(Roles.Administrator, $"/api/dispatch/catalogue/{entry}", new { Category = category, Unit = "CGJ", Assisting = new[] { "ZJJ" }, Basis = "三定方案" }, "PUT");
        return id;
    }
}
