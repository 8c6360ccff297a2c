using Hotline.Contracts;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

[Collection("desks")]
public sealed class TwoPeopleAndALine(TheDesks desks)
{
    [Fact]
    public async Task Two_people_on_one_order_see_each_others_change_and_only_one_acts()
    {
        var id = await desks.AnOrderOfTheHousingBureau("两个人同时看的一件");
        var first = await desks.SignIn(Roles.Handler, $"/orders/{id}");
        var second = await desks.SignInAsNewOf("ZJJ");
        await second.GotoAsync($"/orders/{id}");
        var agent = await desks.SignIn(Roles.Agent, $"/orders/{id}");
        await Expect(second.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true })).ToBeEnabledAsync();
        await Expect(agent.Locator(".head")).ToContainTextAsync("待签收");
        await first.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).ClickAsync();
        await Expect(first.Locator(".side .note")).ToContainTextAsync("已签收");
        await Expect(first.Locator(".head")).ToContainTextAsync("办理中");
        await Expect(first.Locator("main")).Not.ToContainTextAsync("别人刚刚办理");
        foreach (var other in new[] { second, agent })
        {
            await Expect(other.Locator(".head")).ToContainTextAsync("办理中");
            await Expect(other.Locator(".told")).ToContainTextAsync("别人刚刚办理");
        }
        await Expect(second.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_comes_for_somebody_is_told_in_a_list_and_in_the_tabs_title()
    {
        var handler = await desks.SignInAsNewOf("ZJJ");
        await See(handler);
        var id = await desks.AnOrderOfTheHousingBureau("通知里的一件");
        await Expect(handler).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^\\(1\\) "));
        await desks.Tell(Roles.Agent, $"/api/intake/work-orders/{id}/urge", new { });
        await Expect(handler).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^\\(2\\) "));
        await desks.Tell(Roles.Agent, "/api/intake/work-orders", new { Type = "complaint", Title = "公安的另一件", Content = "电动自行车逆行。", Category = "公安交管/电动自行车" });
        await handler.GotoAsync("/me");
        await Expect(handler).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^\\(2\\) "));
        await handler.GetByRole(AriaRole.Button, new() { Name = "通知" }).ClickAsync();
        await Expect(handler.Locator(".notice-list")).ToContainTextAsync("新工单，待签收 通知里的一件");
        await Expect(handler.Locator(".notice-list")).ToContainTextAsync("来电人催办");
        await Expect(handler).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^[^(]"));
        await handler.GetByLabel("有新通知时响一声").UncheckAsync();
        await handler.ReloadAsync();
        await handler.GetByRole(AriaRole.Button, new() { Name = "通知" }).ClickAsync();
        await Expect(handler.GetByLabel("有新通知时响一声")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task What_came_while_no_page_was_open_is_told_by_the_next_one()
    {
        var handler = await desks.SignInAsNewOf("ZJJ");
        await See(handler);
        await handler.GotoAsync("about:blank");
        var id = await desks.AnOrderOfTheHousingBureau("夜里来的一件");
        await desks.Tell(Roles.Agent, $"/api/intake/work-orders/{id}/urge", new { });
        await handler.GotoAsync(desks.Url + "/me");
        await Expect(handler).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^\\(2\\) "));
        await handler.GetByRole(AriaRole.Button, new() { Name = "通知" }).ClickAsync();
        await Expect(handler.Locator(".notice-list li").Nth(0)).ToContainTextAsync("来电人催办 夜里来的一件");
        await Expect(handler.Locator(".notice-list li").Nth(1)).ToContainTextAsync("新工单，待签收 夜里来的一件");
    }

    // What others' tests left for the department is looked at first.
    private static async Task See(IPage handler)
    {
        await handler.GetByRole(AriaRole.Button, new() { Name = "通知" }).ClickAsync();
        await Expect(handler.Locator(".notice-list")).ToBeVisibleAsync();
        await Expect(handler).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^[^(]"));
        await handler.GetByRole(AriaRole.Button, new() { Name = "通知" }).ClickAsync();
        await Expect(handler.Locator(".notice-list")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_half_filled_step_is_still_there_after_a_reload_and_gone_when_it_was_sent()
    {
        var id = await desks.AnOrderOfTheHousingBureau("写到一半的一件");
        await desks.Tell(Roles.Handler, $"/api/dispatch/work-orders/{id}/sign", new { });
        var handler = await desks.SignIn(Roles.Handler, $"/orders/{id}");
        var close = handler.GetByRole(AriaRole.Button, new() { Name = "办结并答复", Exact = true });
        await close.ClickAsync();
        await handler.FillAsync("#field-publicAnswer", "已安排清运，明早完成。");
        await handler.GetByLabel("问题已解决").CheckAsync();
        await handler.ReloadAsync();
        await close.ClickAsync();
        await Expect(handler.Locator("#field-publicAnswer")).ToHaveValueAsync("已安排清运，明早完成。");
        await Expect(handler.GetByLabel("问题已解决")).ToBeCheckedAsync();
        await handler.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Expect(handler.Locator(".head")).ToContainTextAsync("待审核");
        await Expect(handler.Locator(".work")).ToContainTextAsync("已安排清运，明早完成。");
        Assert.Equal(0, await handler.EvaluateAsync<int>("Object.keys(sessionStorage).filter(name => name.startsWith('hotline-keep')).length"));
    }

    [Fact]
    public async Task A_handler_learns_nothing_of_another_departments_order()
    {
        var order = await desks.Tell(Roles.Agent, "/api/intake/work-orders", new { Type = "complaint", Title = "公安的一件", Content = "电动自行车逆行。", Category = "公安交管/电动自行车" });
        var page = await desks.SignIn(Roles.Handler, $"/orders/{order.GetProperty("id").GetString()}");
        await Expect(page.Locator(".no").First).ToContainTextAsync("没有找到，或您无权查看");
        await Expect(page.Locator("body")).Not.ToContainTextAsync("公安的一件");
    }

    [Fact]
    public async Task What_is_typed_while_the_line_is_cut_is_there_when_it_is_back()
    {
        using var line = new ALine(desks.Url);
        var page = await desks.SignIn(Roles.Agent, url: line.Url);
        await page.Locator("#phone").WaitForAsync();
        await page.Keyboard.PressAsync("Alt+n");
        await page.FillAsync("#title", "断线前写的标题");
        await Expect(page.Locator(".saved")).ToContainTextAsync("草稿已保存");
        line.Cut();
        await Expect(page.Locator("#components-reconnect-modal")).ToContainTextAsync("连接断开");
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await page.FillAsync("#content", "断线时写的内容");
        line.Mend();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Expect(page.Locator("#content")).ToHaveValueAsync("断线时写的内容");
        line.Cut();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await page.FillAsync("#address", "断线时写的地址");
        line.Mend();
        await page.ReloadAsync();
        await Expect(page.Locator("#address")).ToHaveValueAsync("断线时写的地址");
        await Expect(page.Locator(".saved")).ToContainTextAsync("草稿已保存");
        await page.FocusAsync("#content");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator(".note a").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("断线前写的标题");
        await Expect(page.Locator(".work")).ToContainTextAsync("断线时写的内容");
        await Expect(page.Locator(".work")).ToContainTextAsync("断线时写的地址");
    }

    [Fact]
    public async Task Hostile_text_in_every_field_is_shown_as_text()
    {
        const string hostile = "</textarea><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\"'`{{7*7}}${7*7}😀";
        var page = await desks.SignInAsNew(Roles.Agent);
        await page.Locator("#phone").WaitForAsync();
        foreach (var field in new[] { "#phone", "#caller-name", "#title", "#content", "#address" })
            await page.FillAsync(field, field switch { "#phone" => hostile[..40], "#caller-name" => hostile[5..], _ => hostile });
        foreach (var finder in new[] { "#category", "#area", "#unit", "#accused" })
        {
            await page.FillAsync(finder, hostile);
            await page.FocusAsync("#title");
            await Expect(page.Locator(finder + "-unclear")).ToContainTextAsync(hostile);
            await page.FillAsync(finder, "");
        }
        await page.FocusAsync("#title");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator(".note a").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync(hostile);
        await Expect(page.Locator(".work .text").First).ToHaveTextAsync(hostile);
        await page.GotoAsync("/orders?q=" + Uri.EscapeDataString(hostile));
        await Expect(page.Locator("td").Nth(1)).ToHaveTextAsync(hostile);
        await Expect(page.Locator("#q")).ToHaveValueAsync(hostile);
        Assert.Null(await page.EvaluateAsync<int?>("window.hacked ?? null"));
    }
}
