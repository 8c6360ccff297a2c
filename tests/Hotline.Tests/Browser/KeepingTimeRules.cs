using Hotline.Contracts;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

/// <summary>工作日历、时限 at the administrator's desk.</summary>
[Collection("desks")]
public sealed class KeepingTimeRules(TheDesks desks)
{
    private const string The2027 = """
        {
          "year": 2027,
          "notices": [ { "published": "2026-11-04", "source": "国办发明电〔2026〕7 号",
            "off": [ { "from": "2027-01-01", "to": "2027-01-03", "name": "元旦" } ], "worked": ["2027-02-20"] } ]
        }
        """;

    private static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    [Fact]
    public async Task The_holidays_of_the_next_year_are_entered_previewed_and_published_and_who_was_slower_is_told()
    {
        await desks.AnOrderOfTheHousingBureau();
        var (page, slower) = (await desks.SignIn(Roles.Administrator, "/administration/calendars"), await desks.SignIn(Roles.Administrator, "/administration/calendars"));
        foreach (var one in new[] { page, slower })
        {
            await Press(one, "2027");
            await Expect(one.Locator(".warn")).ToContainTextAsync("还没有录入");
            await Press(one, "录入 2027 年放假安排");
        }
        await page.FillAsync("#published-0", "2026-11-04");
        await page.FillAsync("#name-0-0", "春节");
        await page.FillAsync("#from-0-0", "2027-02-05");
        await page.FillAsync("#to-0-0", "2027-02-11");
        await page.FillAsync("#worked-0", "2027-02-20 2月21日");
        await Press(page, "采用，待发布");
        await Expect(page.Locator("#no-worked-0")).ToContainTextAsync("2027-02-07");
        await Expect(page.Locator("#no-source-0")).ToContainTextAsync("出处");
        await page.FillAsync("#source-0", "javascript:alert(1)");
        await page.FillAsync("#worked-0", "2027-02-20、2027-02-21");
        await Press(page, "采用，待发布");
        await Expect(page.Locator(".month .off")).ToHaveCountAsync(7);
        await Expect(page.Locator(".month .made-up")).ToHaveCountAsync(2);
        await Expect(page.Locator(".month .unpublished")).ToHaveCountAsync(9);
        await Expect(page.Locator(".legend")).ToContainTextAsync("待发布，还不算数（9 天）");
        await Expect(page.Locator("a[href^=javascript]")).ToHaveCountAsync(0);
        await Press(page, "预览");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "件未办结工单" })).ToBeVisibleAsync();
        await Press(page, "发布第 2 版");
        await Expect(page.Locator(".note").First).ToHaveTextAsync("已发布 全市工作日历 第 2 版。放假和调休立即生效，未办结工单的时限随即重算。");
        await Expect(page.Locator(".month .unpublished")).ToHaveCountAsync(0);
        await Press(page, "查看");
        await Expect(page.Locator(".versions").Last).ToContainTextAsync("新录入 2027 年放假安排");
        await Expect(page.Locator(".versions").Last).ToContainTextAsync("系统管理员");

        await slower.FillAsync("#json", The2027.Replace("\"worked\"", "\"works\"", StringComparison.Ordinal));
        await Press(slower, "读入 JSON");
        await Expect(slower.Locator("#no-json")).ToContainTextAsync("第 4 行");
        await slower.FillAsync("#json", The2027);
        await Press(slower, "读入 JSON");
        await Expect(slower.Locator("#source-0")).ToHaveValueAsync("国办发明电〔2026〕7 号");
        await Press(slower, "采用，待发布");
        await Press(slower, "预览");
        await Expect(slower.Locator(".no")).ToContainTextAsync("别人刚刚发布了第 2 版");
        await Press(slower, "预览");
        await Press(slower, "发布第 3 版");
        await Expect(slower.Locator(".note").First).ToContainTextAsync("第 3 版");
    }

    [Fact]
    public async Task A_unit_on_duty_gets_hours_of_its_own()
    {
        var page = await desks.SignIn(Roles.Administrator, "/administration/calendars");
        await page.FillAsync("#unit", "qjtysj");
        await Expect(page.Locator("#unit-list li").First).ToContainTextAsync("交通");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#days-title")).ToContainTextAsync("还没有自己的日历");
        await page.FillAsync("#hours", "00:00-24:00 12:00-13:00");
        await page.CheckAsync("#worksHolidays");
        await Press(page, "预览");
        await Expect(page.Locator("#no-hours")).ToContainTextAsync("不重叠");
        await page.FillAsync("#hours", "00:00-24:00");
        await Press(page, "预览");
        await Expect(page.Locator("#moves-title")).ToBeVisibleAsync();
        await page.FillAsync("#hours", "08:00-20:00");
        await page.Locator("#hours").BlurAsync();
        await Expect(page.Locator("#moves-title")).ToHaveCountAsync(0);
        await Press(page, "预览");
        await Press(page, "发布第 1 版");
        await Expect(page.Locator(".note").First).ToContainTextAsync("第 1 版");
        await Expect(page.Locator(".chips")).ToContainTextAsync("交通");
    }

    [Fact]
    public async Task Limits_are_compared_with_the_open_orders_and_published_as_a_whole()
    {
        await desks.AnOrderOfTheHousingBureau();
        var page = await desks.SignIn(Roles.Administrator, "/administration/limits");
        await page.GetByRole(AriaRole.Row, new() { Name = "投诉" }).GetByRole(AriaRole.Button, new() { Name = "变更" }).ClickAsync();
        await Expect(page.Locator("#handle")).ToHaveValueAsync("15");
        await page.FillAsync("#handle", "很久");
        await Press(page, "改在表中");
        await Expect(page.Locator("#no-handle")).ToContainTextAsync("整数");
        await page.FillAsync("#handle", "7");
        await Press(page, "改在表中");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "投诉" })).ToContainTextAsync("7 个工作日");
        await page.GetByRole(AriaRole.Row, new() { Name = "举报" }).GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await Press(page, "预览");
        await Expect(page.Locator(".no")).ToContainTextAsync("没有规定 举报、一般 的时限");
        await page.SelectOptionAsync("#type", "report");
        await page.FillAsync("#sign", "1");
        await page.FillAsync("#return", "1");
        await page.FillAsync("#handle", "15");
        await Press(page, "加入表中");
        await Press(page, "预览");
        await Expect(page.Locator("#moves-title + p")).ToContainTextAsync("仍按单上印的时限");
        Assert.NotEqual(0, await page.GetByRole(AriaRole.Row, new() { Name = "住房和城乡建设局" }).CountAsync());
        await Press(page, "发布第 2 版");
        await Expect(page.Locator(".note").First).ToContainTextAsync("已发布第 2 版");
        await Press(page, "查看");
        await Expect(page.Locator(".versions")).ToContainTextAsync("+ 投诉：签收 1 个工作日，退单 1 个工作日，办理 7 个工作日");
    }
}
