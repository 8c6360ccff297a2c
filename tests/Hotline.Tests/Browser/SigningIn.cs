using System.Buffers.Binary;
using System.Security.Cryptography;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Tests.Web;
using Hotline.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

[Collection("desks")]
public sealed class SigningIn(TheDesks desks)
{
    private const string Password = TheDesks.NewPassword;

    [Fact]
    public async Task Whoever_opens_a_page_signs_in_first_and_comes_to_that_page()
    {
        var page = await desks.Open("/orders?q=%E6%89%AC%E5%B0%98");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in\\?to="));
        var agent = desks.App.Services.GetRequiredService<DemoPeople>().All.Single(person => person.Role == Roles.Agent);
        await page.FillAsync("#name", agent.Name);
        await page.FillAsync("#password", agent.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#q")).ToHaveValueAsync("扬尘");
    }

    [Fact]
    public async Task A_new_person_sets_a_password_by_a_link_that_works_once()
    {
        var (_, name, link) = await desks.Invite(Roles.Agent);
        var page = await desks.Open(link);
        await SetPassword(page, "short");
        await Expect(page.Locator("#work")).ToContainTextAsync(name);
        await SetPassword(page, Password);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/agent$"));
        var again = await desks.Open(link);
        await Expect(again.Locator(".no")).ToContainTextAsync("已经用过");
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_say_so_and_a_new_link_opens_it()
    {
        var (id, name, link) = await desks.Invite(Roles.Agent);
        await SetPassword(await desks.Open(link), Password);
        var page = await desks.Open("/sign-in");
        for (var i = 0; i < 5; i++)
        {
            await Expect(page.Locator(".no")).ToHaveCountAsync(i == 0 ? 0 : 1);
            await Enter(page, name, "wrong-password-1");
        }
        await Expect(page.Locator(".no")).ToContainTextAsync("锁定");
        await Enter(page, name, Password);
        await Expect(page.Locator(".no")).ToContainTextAsync("锁定");
        await SetPassword(await desks.Open(await desks.LinkFor(id)), "another-morning-8");
        await Enter(page, name, "another-morning-8");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/agent$"));
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_once_it_is_on_and_a_spare_code_works_once()
    {
        var (_, name, link) = await desks.Invite(Roles.Agent);
        var page = await desks.Open(link);
        await SetPassword(page, Password);
        await page.GotoAsync("/me");
        var key = await page.Locator(".key").InnerTextAsync();
        await page.FillAsync("#code", Totp(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "开启二次验证" }).ClickAsync();
        var spare = await page.Locator(".codes code").First.InnerTextAsync();

        var elsewhere = await desks.Open("/sign-in");
        await Enter(elsewhere, name, Password);
        await elsewhere.FillAsync("#code", "000000");
        await elsewhere.Keyboard.PressAsync("Enter");
        await Expect(elsewhere.Locator(".no")).ToContainTextAsync("验证码不对");
        await elsewhere.FillAsync("#code", spare);
        await elsewhere.Keyboard.PressAsync("Enter");
        await Expect(elsewhere).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/agent$"));

        var third = await desks.Open("/sign-in");
        await Enter(third, name, Password);
        await third.FillAsync("#code", spare);
        await third.Keyboard.PressAsync("Enter");
        await Expect(third.Locator(".no")).ToContainTextAsync("验证码不对");
        await third.FillAsync("#code", Totp(key));
        await third.Keyboard.PressAsync("Enter");
        await Expect(third).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/agent$"));
    }

    [Fact]
    public async Task Somebody_comes_in_by_the_provider_of_the_city_and_our_pages_let_them_go_there()
    {
        await using var provider = await AProvider.Start();
        await using var app = await TheDesks.Started(null, ComingInByAProvider.AHotline.SettingsOf(provider.Url));
        var made = MakeAccount.Decide(provider.Who!, "坐席 22", new Rights([Roles.Agent], [], false), DateTime.UnixEpoch);
        await app.Services.GetRequiredKeyedService<ServiceDb>("web").Write(async tx => { await MakeAccount.Save(tx, made, Actor.System("web")); return true; });
        var page = await desks.Open("/sign-in?to=%2Fagent", app.Urls.First());
        Assert.Empty(provider.Requests);
        await page.GetByRole(AriaRole.Link, new() { Name = "统一身份认证" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/agent$"));
        await Expect(page.Locator(".who")).ToContainTextAsync("坐席 22");
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_machines_session_at_once()
    {
        var (_, name, link) = await desks.Invite(Roles.Agent);
        var office = await desks.Open(link);
        await SetPassword(office, Password);
        var home = await desks.Open("/sign-in");
        await Enter(home, name, Password);
        await home.GotoAsync("/me");
        await home.GetByRole(AriaRole.Button, new() { Name = "全部退出" }).ClickAsync();
        await office.GotoAsync("/me");
        await Expect(office).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_its_next_page_and_cannot_come_in()
    {
        var (id, name, link) = await desks.Invite(Roles.Agent);
        var page = await desks.Open(link);
        await SetPassword(page, Password);
        await desks.Tell(Roles.Administrator, $"/api/web/accounts/{id}", new { Disabled = true }, "PUT");
        await page.GotoAsync("/me");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        await Enter(page, name, Password);
        await Expect(page.Locator(".no")).ToContainTextAsync("账号或密码不对");
    }

    [Fact]
    public async Task A_page_left_alone_signs_out_and_one_in_use_does_not()
    {
        await using var app = await TheDesks.Started(null, ("Session:IdleMinutes", "0.1"));
        var url = app.Urls.First();
        var link = await FirstAdministrator.Link(app.Services.GetRequiredKeyedService<ServiceDb>("web"), app.Services.GetRequiredService<BusinessClock>());
        var page = await desks.Open(link!, url);
        await SetPassword(page, Password);
        for (var i = 0; i < 8; i++)
        {
            await page.WaitForTimeoutAsync(1000);
            await page.Keyboard.PressAsync("Shift");
        }
        await page.GotoAsync("/me");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/me$"));
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in\\?reason=idle"), new() { Timeout = 20_000 });
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("自动退出");
        await page.GotoAsync("/me");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
    }

    [Fact]
    public async Task The_end_of_a_demonstration_takes_its_passwords_away_and_nobody_elses()
    {
        await using var app = await TheDesks.Started();
        var (db, clock) = (app.Services.GetRequiredKeyedService<ServiceDb>("web"), app.Services.GetRequiredService<BusinessClock>());
        foreach (var role in Roles.All)
            await MakeKey.OfAccountNamed(db, clock, DemoPeople.NameOf(role), new Rights([role], role == Roles.Handler ? ["ZJJ"] : [], false));
        var people = app.Services.GetRequiredService<DemoPeople>();
        await people.Prepare(db, clock);
        var (name, password) = (people.All[0].Name, people.All[0].Password);
        var page = await desks.Open("/sign-in", app.Urls.First());
        await Enter(page, name, password);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/agent$"));
        await DemoPeople.End(db);
        await page.GotoAsync("/me");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        await Enter(page, name, password);
        await Expect(page.Locator(".no")).ToContainTextAsync("账号或密码不对");

        // The first administrator is nobody of the demonstration, and stays in at the next start.
        await SetPassword(await desks.Open((await FirstAdministrator.Link(db, clock))!, app.Urls.First()), Password);
        await DemoPeople.End(db);
        await Enter(page, "admin", Password);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/administration/accounts$"));
    }

    [Fact]
    public async Task Where_the_name_admin_is_taken_the_first_administrator_has_another()
    {
        await using var app = await TheDesks.Started();
        var (db, clock) = (app.Services.GetRequiredKeyedService<ServiceDb>("web"), app.Services.GetRequiredService<BusinessClock>());
        await MakeKey.OfAccountNamed(db, clock, "admin", new Rights([Roles.Agent], [], false));
        var page = await desks.Open((await FirstAdministrator.Link(db, clock))!, app.Urls.First());
        await Expect(page.Locator("#work")).ToContainTextAsync("admin-");
        await SetPassword(page, Password);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/administration/accounts$"));
    }

    private static async Task SetPassword(IPage page, string password)
    {
        await page.FillAsync("#password", password);
        await page.FillAsync("#again", password);
        await page.EvaluateAsync("document.querySelectorAll('input').forEach(field => field.removeAttribute('minlength'))");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存并登录" }).ClickAsync();
    }

    private static async Task Enter(IPage page, string name, string password)
    {
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
    }

    /// <summary>RFC 6238, as an authenticator counts it.</summary>
    private static string Totp(string key)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(letter => Convert.ToString(alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(secret, step);
        var code = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000;
        return code.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
