using Hotline.Contracts;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

/// <summary>The pictures in README: taken here, and written into the tree where HOTLINE_PICTURES is set.</summary>
[Collection("desks")]
public sealed class ThePictures(TheDesks desks)
{
    [Fact]
    public async Task Of_the_agents_desk()
    {
        await desks.AnOrderOfTheHousingBureau("红山街道工地夜间施工", "13812342207");
        var page = await desks.SignInAsNew(Roles.Agent);
        await page.FillAsync("#phone", "13812342207");
        await page.FillAsync("#title", "红山街道工地夜间施工扰民");
        await page.FillAsync("#content", "每晚 23 时至次日 3 时仍在浇筑混凝土，裸土没有覆盖，进出车辆不冲洗。曾联系项目部 13800138000 未果。");
        await page.FillAsync("#category", "gcsg");
        await Expect(page.Locator("#category-list li").First).ToContainTextAsync("工程施工");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".warn")).ToContainTextAsync("［电话1］");
        await Expect(page.Locator(".agent > :last-child")).ToContainTextAsync("红山街道工地夜间施工");
        await Expect(page.Locator(".pick")).ToHaveCountAsync(1);
        await Take(page, "agent");
    }

    [Fact]
    public async Task Of_the_departments_desk_and_an_order()
    {
        var id = await desks.AnOrderOfTheHousingBureau("火电社区工地扬尘严重", "13912343308");
        var page = await desks.SignIn(Roles.Handler, "/department");
        await page.Locator("table").WaitForAsync();
        await Take(page, "department");
        await desks.Tell(Roles.Handler, $"/api/dispatch/work-orders/{id}/sign", new { });
        await desks.Tell(Roles.Handler, $"/api/dispatch/work-orders/{id}/contacts", new { Note = "告知办理计划，约定现场查看", Reached = true });
        await page.GotoAsync($"/orders/{id}");
        await Expect(page.Locator(".steps .c")).ToContainTextAsync("首次联系");
        await page.GetByRole(AriaRole.Button, new() { Name = "办结并答复", Exact = true }).ClickAsync();
        await page.Locator("#field-publicAnswer").WaitForAsync();
        await Take(page, "order");
    }

    [Fact]
    public async Task Of_the_catalogue_and_the_queue()
    {
        const string noise = "城市管理/夜间施工噪音";
        await desks.Tell(Roles.Administrator, $"/api/dispatch/categories/{noise}", new { Name = "夜间施工噪音" }, "PUT");
        var id = (await desks.Tell(Roles.Agent, "/api/intake/work-orders", new { Type = "complaint", Title = "永和街道工地凌晨浇筑混凝土", Content = "每晚 23 时至次日 3 时仍在浇筑混凝土，隔壁小区老人无法入睡，问过项目部，说没有夜间施工许可也要赶工期。", Category = noise, Area = "440112015", Urgency = "urgent" })).GetProperty("id").GetString()!;
        await desks.ReachesDispatch(id);
        await desks.Tell(Roles.Administrator, "/api/dispatch/catalogue/HP-101", new { Category = noise, Area = "440112015", Unit = "CGJ", Assisting = new[] { "440112015" }, Basis = "区城管局三定方案" }, "PUT");
        await desks.Tell(Roles.Administrator, "/api/dispatch/catalogue/HP-102", new { Category = noise, Hours = "22:00-06:00", Unit = "STHJ", Assisting = new[] { "GAJ" }, Basis = "噪声污染防治法第八条" }, "PUT");
        await desks.Tell(Roles.Administrator, "/api/dispatch/catalogue/HP-103", new { Category = noise, Hours = "06:00-22:00", Unit = "ZJJ", Basis = "区住建局三定方案" }, "PUT");
        var page = await desks.SignIn(Roles.Administrator, "/administration/catalogue?fault=overlap");
        await Expect(page.Locator("#faults")).ToContainTextAsync("夜间施工噪音");
        await page.Locator("#faults tr", new() { HasText = "22:00-06:00" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("tbody tr", new() { HasText = "HP-103" })).ToHaveCountAsync(0);
        await page.FillAsync("#ask-category", "夜间施工");
        await Expect(page.Locator("#ask-category-list li").First).ToContainTextAsync("夜间施工噪音");
        await page.PressAsync("#ask-category", "Enter");
        await page.FillAsync("#ask-at", "12:00");
        await Expect(page.Locator("#owned-by")).ToContainTextAsync("区住房和城乡建设局 主办");
        await Take(page, "catalogue");
        page = await desks.SignIn(Roles.Dispatcher, $"/dispatch/next?order={id}");
        await Expect(page.Locator(".candidates li")).Not.ToHaveCountAsync(0);
        await Take(page, "queue");
    }

    [Fact]
    public async Task Of_a_dispute()
    {
        var (_, dispute) = await desks.ADisputedOrder("工地围挡外的泥水没人清理");
        var page = await desks.SignIn(Roles.Coordinator, $"/disputes/{dispute}");
        await page.FillAsync("#lead", "zfhcxjsj");
        await Expect(page.Locator("#lead-list li").First).ToContainTextAsync("住房和城乡建设局");
        await page.PressAsync("#lead", "Enter");
        await page.FillAsync("#basis", "泥水来自工地，由建设主管部门责令施工单位清理；交通部门配合。");
        await Take(page, "dispute");
    }

    [Fact]
    public async Task Of_the_sign_in_page_of_a_demonstration()
    {
        var page = await desks.Open("/sign-in");
        await page.SetViewportSizeAsync(900, 640);
        await Take(page, "sign-in");
    }

    private static async Task Take(IPage page, string name)
    {
        var picture = await page.ScreenshotAsync();
        Assert.True(picture.Length > 10_000);
        if (Environment.GetEnvironmentVariable("HOTLINE_PICTURES") is not null)
            await File.WriteAllBytesAsync(Repository.File($"deploy/pictures/{name}.png"), picture);
    }
}
