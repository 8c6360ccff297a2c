using Hotline.Contracts;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

[Collection("desks")]
public sealed class AtTheAgentsDesk(TheDesks desks)
{
    [Fact]
    public async Task An_order_is_registered_without_a_mouse_and_goes_to_its_unit()
    {
        var page = await Desk();
        await page.FocusAsync("#phone");
        await page.Keyboard.TypeAsync("13700001111");
        await page.FocusAsync("#category");
        await page.Keyboard.TypeAsync("gcsg");
        await Expect(page.Locator(".found:not([hidden]) li").First).ToContainTextAsync("工程施工");
        await page.Keyboard.PressAsync("Enter");
        await page.FocusAsync("#title");
        await page.Keyboard.TypeAsync("工地夜间施工");
        await page.FocusAsync("#content");
        await page.Keyboard.TypeAsync("每晚施工到凌晨。");
        await page.FocusAsync("#area");
        await page.Keyboard.TypeAsync("hpjd");
        await Expect(page.Locator(".found:not([hidden]) li").First).ToContainTextAsync("黄埔街道");
        await page.Keyboard.PressAsync("Enter");
        var field = await page.Locator("#title").BoundingBoxAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".note")).ToContainTextAsync("已登记：");
        await Expect(page.Locator(".note")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("→ 已派往区住房和城乡建设局，签收 .* 前；诉求人时限 "));
        Assert.Equal(field!.Y, (await page.Locator("#title").BoundingBoxAsync())!.Y);
        await page.Locator(".note a").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("工地夜间施工");
        await Expect(page.Locator(".head")).ToContainTextAsync("区住房和城乡建设局");
    }

    [Fact]
    public async Task The_same_matter_is_found_while_it_is_written_and_merged_as_it_is_registered()
    {
        var first = await desks.AnOrderOfTheHousingBureau("望月台工地凌晨浇筑混凝土");
        var page = await Desk();
        await page.FillAsync("#category", "gcsg");
        await page.Locator("#category-list li").First.WaitForAsync();
        await page.PressAsync("#category", "Enter");
        await Expect(page.Locator("#goes-to")).ToContainTextAsync("将派往：区住房和城乡建设局");
        await page.FillAsync("#title", "望月台工地凌晨还在浇筑混凝土");
        await page.FillAsync("#content", "裸土没有覆盖，进出车辆不冲洗。");
        await page.Locator("tr", new() { HasText = "望月台工地凌晨浇筑混凝土" }).GetByLabel("登记后并入").CheckAsync();
        await Expect(page.Locator(".saved")).ToContainTextAsync("草稿已保存");
        await page.FocusAsync("#content");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".note")).ToContainTextAsync("已登记并并入");
        await page.Locator(".note a").ClickAsync();
        await Expect(page.Locator(".head")).ToContainTextAsync("已并单");
        Assert.NotEqual(first, page.Url.Split('/')[^1]);
    }

    [Fact]
    public async Task An_answer_known_at_once_takes_one_stroke_more()
    {
        var page = await Desk();
        await page.FillAsync("#title", "社保卡怎么补办");
        await page.Keyboard.PressAsync("Alt+Enter");
        await Expect(page.Locator("#answer")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("带身份证到任一服务网点办理。");
        await page.Keyboard.PressAsync("Alt+Enter");
        await Expect(page.Locator(".note")).ToContainTextAsync("直接办结");
    }

    [Theory]
    [InlineData("1", "静音")]
    [InlineData("2", "错拨")]
    [InlineData("3", "骚扰")]
    public async Task A_call_that_gives_no_order_is_closed_in_two_keys(string key, string kind)
    {
        var page = await Desk();
        await page.FocusAsync("#content");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync(key);
        await Expect(page.Locator(".note")).ToContainTextAsync(kind);
        await Expect(page.Locator("#content")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_digit_alone_closes_no_call()
    {
        var page = await Desk();
        await page.FocusAsync("#content");
        await page.Keyboard.TypeAsync("123");
        await Expect(page.Locator(".saved")).ToContainTextAsync("草稿已保存");
        await Expect(page.Locator("#content")).ToHaveValueAsync("123");
        await Expect(page.Locator(".note")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Drafts_stand_side_by_side_and_survive_a_closed_browser()
    {
        var page = await Desk();
        await page.FillAsync("#title", "第一件没写完");
        await Expect(page.Locator(".saved")).ToContainTextAsync("草稿已保存");
        await page.Keyboard.PressAsync("Alt+n");
        await Expect(page.Locator("#title")).ToHaveValueAsync("");
        await page.FillAsync("#title", "第二件没写完");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "第二件没写完" })).ToBeVisibleAsync();
        var name = await NameOf(page);
        await page.Context.CloseAsync();

        var again = await desks.Open("/sign-in");
        await again.FillAsync("#name", name);
        await again.FillAsync("#password", TheDesks.NewPassword);
        await again.Keyboard.PressAsync("Enter");
        await again.GetByRole(AriaRole.Tab, new() { Name = "第一件没写完" }).ClickAsync();
        await Expect(again.Locator("#title")).ToHaveValueAsync("第一件没写完");
        await again.GetByRole(AriaRole.Tab, new() { Name = "第二件没写完" }).ClickAsync();
        await Expect(again.Locator("#title")).ToHaveValueAsync("第二件没写完");
    }

    [Fact]
    public async Task The_telephone_system_opens_a_new_draft_and_overwrites_none()
    {
        var page = await Desk();
        await page.FillAsync("#title", "正在写的这一件");
        await Expect(page.Locator(".saved")).ToContainTextAsync("草稿已保存");
        await page.GotoAsync("/agent?caller=13900002222");
        await Expect(page.Locator("#phone")).ToHaveValueAsync("13900002222");
        await Expect(page.Locator("#title")).ToHaveValueAsync("");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/agent$"));
        await page.GetByRole(AriaRole.Tab, new() { Name = "正在写的这一件" }).ClickAsync();
        await Expect(page.Locator("#title")).ToHaveValueAsync("正在写的这一件");
    }

    [Fact]
    public async Task A_number_brings_the_callers_earlier_orders_to_supplement_and_urge()
    {
        var id = await desks.AnOrderOfTheHousingBureau("路灯不亮三天", "13600003333");
        var page = await Desk();
        await page.FillAsync("#phone", "136-0000-3333");
        await Expect(page.Locator(".pick")).ToContainTextAsync("路灯不亮三天");
        await Expect(page.Locator(".progress").Last).ToContainTextAsync("诉求人 剩 15 个工作日");
        await Expect(page.Locator(".known")).ToContainTextAsync("张**");
        await page.Keyboard.PressAsync("F8");
        await Expect(page.Locator("#caller-name")).ToHaveValueAsync("张三");
        await page.Keyboard.PressAsync("F7");
        await Expect(page.Locator(".note")).ToContainTextAsync("已催办（第 1 次）");
        await page.Keyboard.PressAsync("F7");
        await Expect(page.Locator(".note")).ToContainTextAsync("已催办（第 1 次）");
        await page.Keyboard.PressAsync("F6");
        await Expect(page.Locator("#supplement")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("昨晚又有人摔倒");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交补充" }).ClickAsync();
        await Expect(page.Locator(".note")).ToContainTextAsync("已补充");
        await page.GotoAsync($"/orders/{id}");
        await Expect(page.Locator(".work")).ToContainTextAsync("昨晚又有人摔倒");
    }

    [Fact]
    public async Task Numbers_in_the_text_are_shown_before_they_are_hidden_and_one_may_stay()
    {
        var page = await Desk();
        await page.FillAsync("#content", "店铺电话 13812345678，我的是 13887654321。");
        await Expect(page.Locator(".warn")).ToContainTextAsync("隐去 2 个号码");
        await page.Locator(".warn .inline", new() { HasText = "13812345678" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".warn")).ToContainTextAsync("隐去 1 个号码");
        await page.FocusAsync("#content");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator(".note a").ClickAsync();
        await Expect(page.Locator(".work .text").First).ToHaveTextAsync("店铺电话 13812345678，我的是 ［电话1］。");
    }

    [Fact]
    public async Task What_may_be_the_same_matter_appears_while_the_agent_writes()
    {
        await desks.AnOrderOfTheHousingBureau("云埔街道工地围挡倒塌");
        var page = await Desk();
        await page.FillAsync("#title", "云埔街道工地围挡倒塌了");
        await page.FillAsync("#content", "裸土没有覆盖，进出车辆不冲洗。");
        await Expect(page.Locator(".agent > :last-child")).ToContainTextAsync("云埔街道工地围挡倒塌");
    }

    [Fact]
    public async Task A_refused_order_says_why_and_keeps_what_was_written()
    {
        var page = await Desk();
        await page.FillAsync("#address", "只有地点");
        await page.FocusAsync("#address");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".no").First).ToContainTextAsync("标题和内容至少填写一项");
        await Expect(page.Locator("#title")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#address")).ToHaveValueAsync("只有地点");
        await page.FillAsync("#title", "分类写错了的工单");
        await page.FillAsync("#category", "没有这个分类");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#category-unclear")).ToContainTextAsync("“没有这个分类”不在清单里");
        await Expect(page.Locator("#category")).ToHaveValueAsync("没有这个分类");
        await page.FillAsync("#category", "");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".note")).ToContainTextAsync("已登记");
    }

    [Fact]
    public async Task Pressed_twice_an_order_is_registered_once()
    {
        var page = await Desk();
        await page.FillAsync("#title", "连按两次只登记一件");
        await page.FocusAsync("#title");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".note")).ToContainTextAsync("已登记");
        var found = await desks.Tell(Roles.Agent, "/api/intake/work-orders?q=" + Uri.EscapeDataString("连按两次只登记一件"), new { }, "GET");
        Assert.Equal(1, found.GetArrayLength());
    }

    private static async Task<string> NameOf(IPage page)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/me");
        return (await other.Locator(".sub").First.InnerTextAsync()).Split(" · ")[0];
    }

    private async Task<IPage> Desk()
    {
        var page = await desks.SignInAsNew(Roles.Agent);
        await page.Locator("#phone").WaitForAsync();
        return page;
    }
}
