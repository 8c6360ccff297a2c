using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

[Collection("desks")]
public sealed class AtTheAdministratorsDesk(TheDesks desks)
{
    [Fact]
    public async Task The_first_administrator_comes_in_by_the_printed_link_and_lets_the_first_agent_in()
    {
        await using var app = await TheDesks.Started();
        var link = await FirstAdministrator.Link(app.Services.GetRequiredKeyedService<ServiceDb>("web"), app.Services.GetRequiredService<BusinessClock>());
        var admin = await desks.Open(link!, app.Urls.First());
        await admin.FillAsync("#password", TheDesks.NewPassword);
        await admin.FillAsync("#again", TheDesks.NewPassword);
        await admin.Keyboard.PressAsync("Enter");
        await admin.FillAsync("#name", "liwei");
        await admin.FillAsync("#full-name", "坐席 08");
        await admin.GetByRole(AriaRole.Button, new() { Name = "开户并生成链接" }).ClickAsync();
        var agent = await desks.Open(new Uri(await admin.Locator(".warn .key").InnerTextAsync()).PathAndQuery, app.Urls.First());
        await agent.FillAsync("#password", TheDesks.NewPassword);
        await agent.FillAsync("#again", TheDesks.NewPassword);
        await agent.Keyboard.PressAsync("Enter");
        await Expect(agent.Locator(".who")).ToContainTextAsync("坐席 08");
        Assert.Null(await FirstAdministrator.Link(app.Services.GetRequiredKeyedService<ServiceDb>("web"), app.Services.GetRequiredService<BusinessClock>()));
    }

    [Fact]
    public async Task An_account_is_changed_and_disabled_with_a_reason_for_every_no()
    {
        var (_, name, _) = await desks.Invite(Roles.Agent);
        var page = await desks.SignIn(Roles.Administrator);
        var row = page.Locator("tr", new() { HasText = name });
        await row.GetByRole(AriaRole.Button, new() { Name = "变更" }).ClickAsync();
        await page.GetByLabel("坐席", new() { Exact = true }).UncheckAsync();
        await page.GetByLabel("承办人", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator(".no")).ToContainTextAsync("承办人必须属于至少一个单位");
        await page.FillAsync("#units", "zfhcxjsj");
        await page.Locator("#units-list li").First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(row).ToContainTextAsync("区住房和城乡建设局");
        await row.GetByRole(AriaRole.Button, new() { Name = "停用" }).ClickAsync();
        await Expect(row).ToContainTextAsync("已停用");
        await page.FillAsync("#name", name);
        await page.GetByRole(AriaRole.Button, new() { Name = "开户并生成链接" }).ClickAsync();
        await Expect(page.Locator(".no")).ToContainTextAsync("已有人用");
    }
}
