using Hotline.Contracts;
using Microsoft.Playwright;
using MiniExcelLibs;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

[Collection("desks")]
public sealed class AtTheDepartmentsDesk(TheDesks desks)
{
    [Fact]
    public async Task An_order_is_signed_the_caller_contacted_and_the_matter_closed_reviewed_and_followed_up()
    {
        var id = await desks.AnOrderOfTheHousingBureau("从签收到回访的一件", "13511112222");
        var handler = await desks.SignIn(Roles.Handler);
        await handler.GetByRole(AriaRole.Link, new() { Name = await NumberOf(id) }).ClickAsync();
        await handler.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).ClickAsync();
        await Expect(handler.Locator(".head")).ToContainTextAsync("办理中");
        await handler.GetByRole(AriaRole.Button, new() { Name = "先行联系", Exact = true }).ClickAsync();
        await Expect(handler.Locator(".fill .revealed")).ToContainTextAsync("13511112222");
        await handler.FillAsync("#field-note", "告知办理计划");
        await handler.GetByLabel("已联系上").CheckAsync();
        await Send(handler);
        await Expect(handler.Locator(".work")).ToContainTextAsync("告知办理计划");
        await handler.GetByRole(AriaRole.Button, new() { Name = "办结并答复", Exact = true }).ClickAsync();
        await handler.FillAsync("#field-publicAnswer", "已责令覆盖裸土。");
        await handler.FillAsync("#field-note", "只给内部看的话");
        await handler.GetByLabel("问题已解决").CheckAsync();
        await Send(handler);
        await Expect(handler.Locator(".head")).ToContainTextAsync("待审核");

        var dispatcher = await desks.SignIn(Roles.Dispatcher, "/dispatch?state=to-review&sort=new");
        await dispatcher.GetByRole(AriaRole.Link, new() { Name = await NumberOf(id) }).ClickAsync();
        await dispatcher.GetByRole(AriaRole.Button, new() { Name = "审核通过", Exact = true }).ClickAsync();
        await Send(dispatcher);
        await Expect(dispatcher.Locator(".head")).ToContainTextAsync("已办结");

        var agent = await desks.SignIn(Roles.Agent, "/agent/follow-ups");
        await agent.Locator(".pick", new() { HasText = "从签收到回访的一件" }).ClickAsync();
        await agent.Keyboard.PressAsync("c");
        await Expect(agent.Locator(".follow .big")).ToContainTextAsync("13511112222");
        await agent.Keyboard.PressAsync("7");
        await agent.Keyboard.PressAsync("6");
        await agent.Keyboard.PressAsync("8");
        await Expect(agent.Locator(".follow [data-shortcut='7']")).ToHaveAttributeAsync("aria-pressed", "false");
        await agent.Keyboard.PressAsync("1");
        await Expect(agent.Locator(".fuse")).ToContainTextAsync("非常满意，5 秒内可撤销");
        await agent.Keyboard.PressAsync("Escape");
        await Expect(agent.Locator(".fuse")).ToHaveCountAsync(0);
        await Expect(agent.Locator("#call-title")).ToContainTextAsync(await NumberOf(id));
        await Expect(agent.Locator(".follow .demand")).ToContainTextAsync("裸土没有覆盖");
        await Expect(agent.Locator(".follow [aria-pressed=true]")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex("^联系过"), new System.Text.RegularExpressions.Regex("^解决了")]);
        await agent.FillAsync("#remark", "来电人说现场已经盖好");
        await agent.WaitForTimeoutAsync(600);
        await agent.PressAsync("#remark", "Tab");
        await agent.Keyboard.PressAsync("2");
        await Expect(agent.Locator(".fuse")).ToContainTextAsync("满意，5 秒内可撤销");
        // Whoever leaves meanwhile takes nothing back.
        await agent.GotoAsync($"/orders/{id}");
        await Expect(agent.Locator(".steps .c")).ToContainTextAsync("评分");
        await Expect(agent.Locator(".side")).ToContainTextAsync("来电人评价");
        await Expect(agent.Locator(".side")).ToContainTextAsync("来电人说承办单位联系过");
        await Expect(agent.Locator(".side")).ToContainTextAsync("来电人说问题已解决");
        await Expect(agent.Locator(".work")).Not.ToContainTextAsync("非常满意");
        await Expect(agent.Locator(".work")).ToContainTextAsync("来电人说现场已经盖好");
        await Expect(agent.Locator(".work")).ToContainTextAsync("单位说明：问题已解决");
        await Expect(agent.Locator(".side")).ToContainTextAsync("申诉期自最后一步起 3 个工作日");
        await Expect(agent.Locator(".clocks")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("办理\\s*提前 15 个工作日.*诉求人\\s*提前 15 个工作日", System.Text.RegularExpressions.RegexOptions.Singleline));
    }

    [Fact]
    public async Task Whoever_doubts_a_limit_sees_how_it_was_counted()
    {
        var page = await desks.SignIn(Roles.Handler, $"/orders/{await desks.AnOrderOfTheHousingBureau("时限怎么算的一件")}");
        await page.GetByRole(AriaRole.Button, new() { Name = "怎么算的" }).ClickAsync();
        await Expect(page.Locator(".sum").Nth(1)).ToContainTextAsync("工作日 15");
        await Expect(page.Locator(".sum").Nth(0)).ToContainTextAsync("工作日 1");
        await Expect(page.Locator(".head .clocks")).ToContainTextAsync("剩 15 个工作日");
        Assert.DoesNotContain("working day", await page.Locator(".side").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "How they were counted" }).ClickAsync();
        await Expect(page.Locator(".sum").Nth(1)).ToContainTextAsync("working day 15");
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", string.Concat(await page.Locator(".sum").AllInnerTextsAsync()));
    }

    [Fact]
    public async Task Several_orders_are_signed_at_once_each_with_its_own_answer()
    {
        var first = await desks.AnOrderOfTheHousingBureau("一起签收之一");
        await desks.AnOrderOfTheHousingBureau("一起签收之二");
        var page = await desks.SignIn(Roles.Handler, "/department?state=dispatched&q=" + Uri.EscapeDataString("一起签收之"));
        await page.Locator("tbody input[type=checkbox]").First.WaitForAsync();
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Excel" }).ClickAsync());
        Assert.Equal(2 + 1, MiniExcel.Query(await saved.PathAsync(), excelType: ExcelType.XLSX).Count());
        await page.GetByRole(AriaRole.Button, new() { Name = "选中本页全部待签收" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "签收所选（2）" })).ToBeEnabledAsync();
        await desks.Tell(Roles.Handler, $"/api/dispatch/work-orders/{first}/sign", new { });
        var toSign = page.Locator(".tabs > a", new() { HasText = "待签收" }).Locator("i");
        var before = int.Parse(await toSign.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await page.Keyboard.PressAsync("Alt+s");
        await Expect(page.Locator("tr", new() { HasText = "一起签收之一" })).ToContainTextAsync("✕");
        await Expect(page.Locator("tr", new() { HasText = "一起签收之二" })).ToContainTextAsync("✓ 已签收");
        await Expect(page.Locator(".row .k[role=status]")).ToContainTextAsync("已签收 1 件，未成 1 件");
        await Expect(toSign).ToHaveTextAsync($"{before - 2}");
    }

    [Fact]
    public async Task Every_number_opens_a_list_of_exactly_that_many()
    {
        await desks.AnOrderOfTheHousingBureau("数得清的一件");
        foreach (var (role, path) in new[] { (Roles.Handler, "/department"), (Roles.Dispatcher, "/dispatch") })
        {
            var page = await desks.SignIn(role, path);
            var tabs = page.Locator(".tabs > a");
            for (var i = 0; i < await tabs.CountAsync(); i++)
            {
                var count = int.Parse(await tabs.Nth(i).Locator("i").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
                await tabs.Nth(i).ClickAsync();
                await Expect(tabs.Nth(i)).ToHaveAttributeAsync("aria-current", "page");
                await ListsExactly(page, count);
                if (await tabs.Nth(i).InnerTextAsync() is var name && name.StartsWith("将到期", StringComparison.Ordinal))
                    await Expect(page.Locator("tbody tr:not(:has(.light.yellow))")).ToHaveCountAsync(0);
            }
        }
    }

    [Fact]
    public async Task A_filter_stands_in_the_address_and_is_kept_under_a_name()
    {
        await desks.AnOrderOfTheHousingBureau("红山街道的一件");
        var page = await desks.SignIn(Roles.Handler, "/department");
        await page.SelectOptionAsync("#f-area", "440112002");
        await page.GetByRole(AriaRole.Button, new() { Name = "筛选" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("area=440112002"));
        await page.FillAsync("#view-name", "我的红山");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "我的红山" }).WaitForAsync();
        await page.GotoAsync("/department");
        await page.GetByRole(AriaRole.Link, new() { Name = "我的红山" }).ClickAsync();
        await Expect(page.Locator("#f-area")).ToHaveValueAsync("440112002");
        await page.GetByRole(AriaRole.Button, new() { Name = "去掉 我的红山" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "我的红山" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_template_is_one_choice_away_when_an_order_is_closed()
    {
        var page = await desks.SignIn(Roles.Handler, "/department/templates");
        await page.FillAsync("#name", "扬尘");
        await page.FillAsync("#text", "已责令工地覆盖裸土、冲洗车辆。");
        await page.Locator(".acts .btn").ClickAsync();
        await Expect(page.Locator(".note")).ToContainTextAsync("已保存");
        var id = await desks.AnOrderOfTheHousingBureau("用模板答复的一件");
        await desks.Tell(Roles.Handler, $"/api/dispatch/work-orders/{id}/sign", new { });
        await page.GotoAsync($"/orders/{id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "办结并答复", Exact = true }).ClickAsync();
        await page.SelectOptionAsync("#template", new SelectOptionValue { Label = "扬尘" });
        await Expect(page.Locator("#field-publicAnswer")).ToHaveValueAsync("已责令工地覆盖裸土、冲洗车辆。");
    }

    [Fact]
    public async Task A_return_and_an_extension_are_asked_for_and_answered()
    {
        var id = await desks.AnOrderOfTheHousingBureau("退单又驳回的一件");
        var handler = await desks.SignIn(Roles.Handler, $"/orders/{id}");
        await handler.GetByRole(AriaRole.Button, new() { Name = "退单", Exact = true }).ClickAsync();
        await handler.FillAsync("#field-reason", "道路扬尘归城管");
        await handler.FillAsync("#field-basis", "三定方案");
        await handler.FillAsync("#field-suggestedUnit", "csgl");
        await handler.Locator("#field-suggestedUnit-list li").First.WaitForAsync();
        await handler.Keyboard.PressAsync("Enter");
        await Send(handler);
        await Expect(handler.Locator(".head")).ToContainTextAsync("退单申请中");
        var dispatcher = await desks.SignIn(Roles.Dispatcher, $"/orders/{id}");
        await dispatcher.GetByRole(AriaRole.Button, new() { Name = "驳回退单", Exact = true }).ClickAsync();
        await dispatcher.FillAsync("#field-reason", "工地扬尘归住建");
        await Send(dispatcher);
        await Expect(handler.Locator(".work")).ToContainTextAsync("工地扬尘归住建");
        await Expect(handler.GetByRole(AriaRole.Button, new() { Name = "退单", Exact = true })).ToHaveCountAsync(0);
        await handler.Locator(".why summary").ClickAsync();
        await Expect(handler.Locator(".why")).ToContainTextAsync("本单位已退过一次");
        await handler.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).ClickAsync();
        await handler.GetByRole(AriaRole.Button, new() { Name = "申请延期", Exact = true }).ClickAsync();
        await handler.FillAsync("#field-days", "5");
        await handler.FillAsync("#field-reason", "待夜间联合检查");
        await handler.GetByLabel("已告知来电人").CheckAsync();
        await Send(handler);
        await Expect(dispatcher.Locator(".work")).ToContainTextAsync("待夜间联合检查");
        await dispatcher.GetByRole(AriaRole.Button, new() { Name = "同意延期", Exact = true }).ClickAsync();
        await Send(dispatcher);
        await Expect(handler.Locator(".work")).ToContainTextAsync("同意延期");
        await Expect(handler.Locator(".work")).ToContainTextAsync("时限变动");
    }

    private static Task Send(IPage page) => page.Locator(".fill").GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();

    private async Task<string> NumberOf(string id) => (await desks.Tell(Roles.Dispatcher, $"/api/dispatch/work-orders/{id}", new { }, "GET")).GetProperty("number").GetString()!;

    private static async Task ListsExactly(IPage page, int count)
    {
        const int aPage = 50;
        for (; count > aPage; count -= aPage)
        {
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(aPage);
            await page.GotoAsync((await page.GetByRole(AriaRole.Link, new() { Name = "下一页" }).GetAttributeAsync("href"))!);
        }
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(count);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "下一页" })).ToHaveCountAsync(0);
    }
}
