using Hotline.Contracts;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

/// <summary>The coordinator's and the manager's day: disputes, and where everything is.</summary>
[Collection("desks")]
public sealed class AtTheCoordinatorsDesk(TheDesks desks)
{
    [Fact]
    public async Task A_dispute_is_read_with_what_both_units_say_and_ruled_on()
    {
        var (id, _) = await desks.ADisputedOrder("谁都说不是自己的一件");
        var page = await desks.SignIn(Roles.Coordinator, "/disputes");
        await page.Locator("tr", new() { HasText = "谁都说不是自己的一件" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(".columns .card").Nth(0)).ToContainTextAsync("工地围挡外不归我们");
        await Expect(page.Locator(".columns .card").Nth(1)).ToContainTextAsync("道路未移交");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".no")).ToBeVisibleAsync();
        await Choose(page, "lead", "zfhcxjsj");
        await Choose(page, "assisting", "jtysj");
        await page.FillAsync("#basis", "区政府会议纪要〔2024〕9 号第 3 条");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".note").First).ToContainTextAsync("已裁定");
        await Expect(page.Locator(".head")).ToContainTextAsync("已了结");
        await Expect(page.Locator(".side .facts")).ToContainTextAsync("区住房和城乡建设局");
        await page.GotoAsync($"/orders/{id}");
        await Expect(page.Locator(".side .facts").First).ToContainTextAsync("裁定");
        await Expect(page.Locator(".side")).ToContainTextAsync("已了结");
    }

    [Fact]
    public async Task A_meeting_is_held_over_one_page_from_moving_up_to_the_precedent()
    {
        var (_, dispute) = await desks.ADisputedOrder("一次会议上定下来的一件");
        var page = await desks.SignIn(Roles.Coordinator, "/disputes");
        await Expect(page.Locator("tr", new() { HasText = "一次会议上定下来的一件" })).ToContainTextAsync("待协调员裁定或提级");
        await page.GotoAsync($"/disputes/{dispute}");
        await Expect(page.Locator(".turn")).ToContainTextAsync("待协调员裁定或提级");
        await Expect(page.Locator(".steps [aria-current=step]")).ToContainTextAsync("热线工作机构");
        await page.GetByRole(AriaRole.Button, new() { Name = "提级到专题协调会" }).ClickAsync();
        await page.FillAsync("#up-reason", "两家各执一词，热线办协调不下。");
        await page.GetByRole(AriaRole.Button, new() { Name = "提级", Exact = true }).ClickAsync();
        await Expect(page.Locator(".steps [aria-current=step]")).ToContainTextAsync("专题协调会");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交书证" }).ClickAsync();
        await page.FillAsync("#document-title", "移交文件");
        await page.FillAsync("#document-reference", "〔2023〕8 号第 2 条");
        await page.FillAsync("#document-passage", "围挡外道路由建设单位保洁至竣工移交。");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).ClickAsync();
        await Expect(page.Locator(".work")).ToContainTextAsync("围挡外道路由建设单位保洁至竣工移交。");
        await page.GetByRole(AriaRole.Button, new() { Name = "记会议纪要" }).ClickAsync();
        await page.FillAsync("#minutes-part", "住建局、交通局");
        await page.FillAsync("#minutes-agreed", "由住建局牵头，交通局配合。");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await Expect(page.Locator(".work")).ToContainTextAsync("由住建局牵头，交通局配合。");
        await Choose(page, "lead", "zfhcxjsj");
        await Choose(page, "assisting", "jtysj");
        await page.FillAsync("#basis", "会议纪要");
        await page.SelectOptionAsync("#rests-on", "1");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".head")).ToContainTextAsync("已了结");
        await Expect(page.Locator(".side .facts")).ToContainTextAsync("不得再退");
        await page.GetByRole(AriaRole.Button, new() { Name = "写入派单目录" }).ClickAsync();
        await Expect(page.Locator(".side")).ToContainTextAsync("已写入");
        Assert.Empty(desks.Wrong);
    }

    [Fact]
    public async Task A_department_finds_the_disputes_it_has_to_state_on_and_states()
    {
        var id = await desks.AnOrderOfTheHousingBureau("本单位要陈述的一件");
        await desks.Tell(Roles.Coordinator, "/api/escalation/disputes", new { WorkOrderId = id, Reason = "围挡外谁清扫", Units = new[] { "ZJJ", "JTJ" } });
        while ((await desks.Tell(Roles.Coordinator, "/api/escalation/disputes?state=open", new { }, "GET")).EnumerateArray().All(one => one.GetProperty("workOrderId").GetString() != id))
            await Task.Yield();
        var page = await desks.SignIn(Roles.Handler, "/department");
        var number = page.GetByRole(AriaRole.Link, new() { Name = "权属争议，待本单位陈述" });
        var count = int.Parse(await number.Locator("b").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await number.ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(count);
        await page.Locator("tr", new() { HasText = "本单位要陈述的一件" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator("#lead")).ToHaveCountAsync(0);
        await page.SelectOptionAsync("#state-ours", "no");
        await page.FillAsync("#state-reason", "围挡外的道路不归我们清扫。");
        await page.FillAsync("#state-basis", "三定方案第 5 条");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交陈述" }).ClickAsync();
        await Expect(page.Locator(".columns")).ToContainTextAsync("围挡外的道路不归我们清扫。");
        await Expect(page.Locator("#state-title")).ToContainTextAsync("更正陈述");
        await page.GotoAsync("/disputes?state=to-state");
        await Expect(page.Locator("tr", new() { HasText = "本单位要陈述的一件" })).ToHaveCountAsync(0);
        Assert.Empty(desks.Wrong);
    }

    [Fact]
    public async Task Of_two_coordinators_who_rule_at_once_one_is_told_that_it_was_ruled()
    {
        await desks.ADisputedOrder("两个人同时裁定的一件");
        var pages = new[] { await desks.SignIn(Roles.Coordinator, "/disputes"), await desks.SignIn(Roles.Coordinator, "/disputes") };
        await Expect(pages[0].Locator(".tabs a", new() { HasText = "已了结" }).Locator("i")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[1-9]"));
        foreach (var page in pages)
        {
            await page.Locator("tr", new() { HasText = "两个人同时裁定的一件" }).GetByRole(AriaRole.Link).First.ClickAsync();
            await Choose(page, "lead", "zfhcxjsj");
            await page.FillAsync("#basis", "会议纪要");
            await page.PressAsync("#basis", "Tab");
        }
        await Task.WhenAll(pages.Select(page => page.EvaluateAsync("document.querySelector('[data-shortcut=\"Ctrl+Enter\"]').click()")));
        foreach (var page in pages)
        {
            await Expect(page.Locator(".head")).ToContainTextAsync("已了结");
            // The page may hear of the ruling before its own answer comes.
            await Expect(page.Locator(".side .note, .side .no")).ToBeVisibleAsync();
        }
        var said = await Task.WhenAll(pages.Select(page => page.Locator(".side .note").CountAsync()));
        Assert.Equal(1, said.Sum());
    }

    [Fact]
    public async Task One_is_opened_by_hand_on_the_orders_page()
    {
        var id = await desks.AnOrderOfTheHousingBureau("人工提请的一件");
        var page = await desks.SignIn(Roles.Manager, $"/orders/{id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "提请权属争议" }).ClickAsync();
        await Choose(page, "dispute-units", "zfhcxjsj");
        await Choose(page, "dispute-units", "jtysj");
        await page.FillAsync("#dispute-reason", "围挡外的道路由谁清扫，两家各执一词。");
        await page.GetByRole(AriaRole.Button, new() { Name = "立案" }).ClickAsync();
        await Expect(page.Locator(".head")).ToContainTextAsync("争议协调中");
        await page.Locator(".side a[href^='disputes/']").ClickAsync();
        await Expect(page.Locator(".columns")).ToContainTextAsync("围挡外的道路由谁清扫");
        await Expect(page.Locator(".head")).ToContainTextAsync("待裁定");
    }

    [Fact]
    public async Task The_counts_open_lists_of_exactly_that_many_and_a_dispatcher_follows_but_does_not_rule()
    {
        await desks.ADisputedOrder("派单员看得见的一件");
        var page = await desks.SignIn(Roles.Dispatcher, "/disputes");
        var tabs = page.Locator(".tabs > a:has(i)");
        for (var i = 0; i < await tabs.CountAsync(); i++)
        {
            var count = int.Parse(await tabs.Nth(i).Locator("i").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
            await tabs.Nth(i).ClickAsync();
            await Expect(tabs.Nth(i)).ToHaveAttributeAsync("aria-current", "page");
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(count);
        }
        await page.GotoAsync("/disputes");
        await Expect(page.Locator("tr", new() { HasText = "派单员看得见的一件" }).Locator(".clock")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex("暂停"), new System.Text.RegularExpressions.Regex("剩 15 个工作日")]);
        await page.Locator("tr", new() { HasText = "派单员看得见的一件" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(".side")).ToContainTextAsync("由协调员裁定");
        await Expect(page.Locator("#lead")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_manager_finds_an_order_and_reads_its_whole_story_with_its_trail()
    {
        await desks.AnOrderOfTheHousingBureau("管理者要看的一件");
        var page = await desks.SignIn(Roles.Manager, "/orders");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("管理者要看的一件");
        await Expect(page.Locator("tbody tr").First.Locator(".clock").Nth(1)).ToContainTextAsync("剩 15 个工作日");
        await page.GotoAsync("/orders?q=" + Uri.EscapeDataString("管理者要看"));
        await page.Locator("tr", new() { HasText = "管理者要看的一件" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(".work")).ToContainTextAsync("校验通过");
        await Expect(page.Locator(".side .facts")).ToContainTextAsync("区住房和城乡建设局");
    }

    private static async Task Choose(IPage page, string field, string initials)
    {
        await page.FillAsync("#" + field, initials);
        await page.Locator($"#{field}-list li").First.WaitForAsync();
        await page.PressAsync("#" + field, "Enter");
    }
}
