using System.Net.Http.Json;
using System.Text;
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
        // There is nothing yet: what is shipped is offered, and then no more.
        await admin.GotoAsync("/administration/categories");
        await admin.GetByRole(AriaRole.Button, new() { Name = "载入随附的黄埔区资料" }).ClickAsync();
        await Expect(admin.Locator(".note")).ToContainTextAsync("46 条目录");
        await Expect(admin.GetByRole(AriaRole.Row, new() { Name = "城市管理" })).ToBeVisibleAsync();
        await admin.GotoAsync("/administration/catalogue");
        await Expect(admin.Locator("tbody tr").First).ToContainTextAsync("区交通运输局");
        await Expect(admin.GetByRole(AriaRole.Button, new() { Name = "载入随附的黄埔区资料" })).ToHaveCountAsync(0);
        Assert.Null(await FirstAdministrator.Link(app.Services.GetRequiredKeyedService<ServiceDb>("web"), app.Services.GetRequiredService<BusinessClock>()));
    }

    [Fact]
    public async Task An_account_is_changed_and_disabled_with_a_reason_for_every_no()
    {
        var (_, name, _) = await desks.Invite(Roles.Agent);
        var page = await desks.SignIn(Roles.Administrator);
        var row = page.Locator("tr", new() { HasText = name, Has = page.GetByRole(AriaRole.Button, new() { Name = "一次性链接" }) });
        await row.GetByRole(AriaRole.Button, new() { Name = "变更" }).ClickAsync();
        await page.GetByLabel("坐席", new() { Exact = true }).UncheckAsync();
        await page.GetByLabel("承办人", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator(".no")).ToContainTextAsync("承办人必须属于至少一个单位");
        await page.FillAsync("#units", "zfhcxjsj");
        await page.Locator("#units-list li").First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".chips li")).ToHaveCountAsync(1);
        await page.FillAsync("#units", "长洲街道");
        await page.Locator("#units-list li").First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.FillAsync("#full-name", "改过的名字");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(row).ToContainTextAsync("区住房和城乡建设局、长洲街道");
        await Expect(row).ToContainTextAsync("改过的名字");
        await row.GetByRole(AriaRole.Button, new() { Name = "停用" }).ClickAsync();
        await Expect(row).ToContainTextAsync("已停用");
        await page.FillAsync("#name", name);
        await page.GetByRole(AriaRole.Button, new() { Name = "开户并生成链接" }).ClickAsync();
        await Expect(page.Locator(".no")).ToContainTextAsync("已有人用");
    }

    [Fact]
    public async Task People_come_from_a_file_and_who_leaves_hands_over_what_was_signed_for()
    {
        var mark = Ids.New()[^6..];
        var (leaver, colleague) = ($"lin{mark}", $"chen{mark}");
        var admin = await desks.SignIn(Roles.Administrator, "/administration/accounts");
        await admin.GetByRole(AriaRole.Link, new() { Name = "从 CSV 导入" }).ClickAsync();
        var file = $"账号,姓名,角色,单位\n{leaver},林工{mark},承办人,区住房和城乡建设局\n{colleague},陈工{mark},承办人,ZJJ\nhe{mark},何,承办人,没有的局\n";
        await admin.SetInputFilesAsync("#file", new FilePayload { Name = "人员.csv", MimeType = "text/csv", Buffer = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(file) });
        await Expect(admin.Locator("tr", new() { HasText = $"he{mark}" })).ToContainTextAsync("✕ 单位：没有“没有的局”这个单位");
        await admin.GetByRole(AriaRole.Button, new() { Name = "导入（新开 2，变更 0）" }).ClickAsync();
        await Expect(admin.Locator("tr", new() { HasText = leaver })).ToContainTextAsync("✓ 已开户");
        await Expect(admin.Locator("tr", new() { HasText = $"he{mark}" })).ToContainTextAsync("✕");
        var links = (await admin.InputValueAsync("#links")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, links.Length);
        var saved = await admin.RunAndWaitForDownloadAsync(() => admin.GetByRole(AriaRole.Button, new() { Name = "保存为 CSV" }).ClickAsync());
        Assert.Equal("links.csv", saved.SuggestedFilename);

        var handler = await desks.SignInBy(links[0].Split(',')[^1].Trim());
        var order = await desks.AnOrderOfTheHousingBureau($"离岗前签收的一件{mark}");
        await handler.GotoAsync($"/orders/{order}");
        await handler.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).ClickAsync();
        await Expect(handler.Locator(".facts")).ToContainTextAsync($"林工{mark}");
        await handler.GotoAsync("/department?mine=true");
        Assert.Equal(1, await handler.Locator("tbody tr").CountAsync());

        await admin.GotoAsync("/administration/leavers");
        await admin.FillAsync("#pasted", $"林工{mark}\n没有这个人");
        await admin.GetByRole(AriaRole.Button, new() { Name = "选中名单上的人" }).ClickAsync();
        await Expect(admin.Locator(".no")).ToContainTextAsync("没有这个人");
        await Expect(admin.Locator("tbody tr")).ToContainTextAsync("已签收工单 1 件");
        await admin.FillAsync("#to-all", colleague);
        await admin.Locator("#to-all-list li").First.WaitForAsync();
        await admin.Keyboard.PressAsync("Enter");
        await admin.GetByRole(AriaRole.Button, new() { Name = "停用并交接（1）" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "确认停用 1 个账号" }).ClickAsync();
        await Expect(admin.Locator("tbody tr")).ToContainTextAsync("✓ 已停用，已交接");
        await handler.ReloadAsync();
        await Expect(handler).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        var another = await desks.SignInBy(links[1].Split(',')[^1].Trim());
        await another.GotoAsync("/department?mine=true");
        await Expect(another.Locator("tbody tr")).ToContainTextAsync($"离岗前签收的一件{mark}");

        await admin.GotoAsync("/administration/accounts");
        await admin.FillAsync("#filter", leaver);
        await Expect(admin.Locator("tbody tr")).ToHaveCountAsync(1);
        await admin.GetByRole(AriaRole.Button, new() { Name = "变更", Exact = true }).ClickAsync();
        await Expect(admin.Locator("section", new() { HasText = "变更记录" }).First).ToContainTextAsync("交接工单 1 件");
        Assert.Empty(desks.Wrong);
    }

    [Fact]
    public async Task A_key_is_shown_once_works_and_ends_when_it_is_revoked()
    {
        var (_, name, _) = await desks.Invite(Roles.Agent);
        var page = await desks.SignIn(Roles.Administrator, "/administration/keys");
        await page.FillAsync("#account", name);
        await page.Locator("#account-list li").First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.FillAsync("#name", $"接口 {name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "发密钥", Exact = true }).ClickAsync();
        var secret = await page.Locator("code.key").InnerTextAsync();
        Assert.True((await desks.Tell(Roles.Agent, "/token", new { key = secret })).TryGetProperty("token", out _));
        var row = page.Locator("tr", new() { HasText = $"接口 {name}" });
        await row.GetByRole(AriaRole.Button, new() { Name = "作废" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "确认作废" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        using var client = new HttpClient();
        using var answer = await client.PostAsJsonAsync(desks.Url + "/token", new { key = secret });
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
        await page.ReloadAsync();
        await page.GetByLabel("也显示已作废的").CheckAsync();
        await Expect(row).ToHaveCountAsync(1);
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);
    }
}
