using System.Net.Http.Json;
using System.Text.Json;
using Hotline.Contracts;
using Hotline.Host;
using Hotline.Platform;
using Hotline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

/// <summary>The demonstration as somebody starts it, and Debian's Chromium in front of it, in the shell that needs no screen. Skips where there is no browser.</summary>
public sealed class TheDesks : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium-headless-shell";
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-desks-").FullName;
    private readonly HttpClient _client = new();
    private IPlaywright? _playwright;
    private readonly List<IBrowserContext> _open = [];
    private IBrowser? _browser;
    private object? _test;

    public WebApplication App { get; private set; } = null!;

    public string Url => App.Urls.First();

    /// <summary>What the pages asked of anybody but us, and what went wrong in them.</summary>
    public List<string> Wrong { get; } = [];

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
            return;
        App = await Started(_folder);
        await Demo.Prepare(App.Services, TextWriter.Null);
        // A slow machine is no failure: what is expected is waited for.
        SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
    }

    /// <summary>A hotline of its own on an empty folder, with these settings.</summary>
    public static Task<WebApplication> Started(string? folder = null, params (string Name, string Value)[] settings) => Started(folder, "http://127.0.0.1:0", settings);

    /// <summary>The same, listening here.</summary>
    public static async Task<WebApplication> Started(string? folder, string urls, params (string Name, string Value)[] settings)
    {
        var app = HotlineApp.Build(new HostOptions { Urls = urls, Data = folder ?? Directory.CreateTempSubdirectory("hotline-desks-").FullName },
            builder => builder.Configuration.AddInMemoryCollection(settings.ToDictionary(one => one.Name, one => (string?)one.Value)));
        await app.StartAsync();
        return app;
    }

    /// <summary>A browser of somebody who has not signed in, at this address.</summary>
    public async Task<IPage> Open(string path, string? url = null, bool phone = false)
    {
        if (_browser is null)
            Assert.Skip("there is no Chromium here: unconfigured");
        await CloseThoseOfTheTestBefore();
        var context = await _browser.NewContextAsync(new() { BaseURL = url ?? Url, Locale = "zh-CN", ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 } });
        _open.Add(context);
        var page = await context.NewPageAsync();
        // A hotline of a test's own, or behind a line that is cut, may end under its pages.
        if (url is null)
            Watch(page);
        await page.GotoAsync(path);
        return page;
    }

    private void Watch(IPage page)
    {
        page.PageError += (_, error) => Wrong.Add($"{page.Url}: {error}");
        page.Console += (_, said) => { if (said.Type == "error" && !said.Text.Contains("Failed to load resource", StringComparison.Ordinal)) Wrong.Add($"{page.Url}: {said.Text}"); };
        page.Request += (_, asked) => { if (!asked.Url.StartsWith(Url, StringComparison.Ordinal) && !asked.Url.StartsWith("data:", StringComparison.Ordinal)) Wrong.Add($"{page.Url} asked {asked.Url}"); };
    }

    private async Task CloseThoseOfTheTestBefore()
    {
        if (_test == TestContext.Current.Test)
            return;
        _test = TestContext.Current.Test;
        foreach (var context in _open)
            await context.CloseAsync();
        _open.Clear();
    }

    /// <summary>Somebody of this role, signed in from the sign-in page as a newcomer would.</summary>
    public async Task<IPage> SignIn(string role, string? path = null, string? url = null, bool phone = false)
    {
        var page = await Open("/sign-in", url, phone);
        await page.Locator($".demo input[value='{DemoPeople.NameOf(role)}'] ~ button").ClickAsync();
        await page.WaitForURLAsync(where => !where.Contains("sign-in", StringComparison.Ordinal));
        if (path is not null)
            await page.GotoAsync(path);
        return page;
    }

    /// <summary>Somebody new of this role, who has just set a password: nobody else's drafts are in the way.</summary>
    public async Task<IPage> SignInAsNew(string role, string? path = null) => await SignInBy((await Invite(role)).Link, path);

    /// <summary>Somebody new of this department.</summary>
    public async Task<IPage> SignInAsNewOf(string unit) => await SignInBy((await Invite(Roles.Handler, unit)).Link);

    /// <summary>Whose link it is, after the password is set.</summary>
    public async Task<IPage> SignInBy(string link, string? path = null)
    {
        var page = await Open(link);
        await page.FillAsync("#password", NewPassword);
        await page.FillAsync("#again", NewPassword);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(where => !where.Contains("welcome", StringComparison.Ordinal));
        if (path is not null)
            await page.GotoAsync(path);
        return page;
    }

    /// <summary>A new account of this role, and the link by which its person comes in.</summary>
    public async Task<(string Id, string Name, string Link)> Invite(string role, params string[] units)
    {
        var name = $"p{Ids.New()[^8..]}";
        var id = (await Tell(Roles.Administrator, "/api/web/accounts", new { Name = name, FullName = "新同事", Roles = new[] { role }, Units = units })).GetProperty("accountId").GetString()!;
        return (id, name, await LinkFor(id));
    }

    public async Task<string> LinkFor(string account) =>
        (await Tell(Roles.Administrator, $"/api/web/accounts/{account}/invitation", new { })).GetProperty("path").GetString()!;

    public const string NewPassword = "calm-morning-7";

    /// <summary>Tells a service something, as somebody of this role.</summary>
    public async Task<JsonElement> Tell(string role, string path, object command, string method = "POST", string unit = "ZJJ")
    {
        using var answer = await Send(role, path, command, method, unit);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>An order that the housing bureau has been sent.</summary>
    public async Task<string> AnOrderOfTheHousingBureau(string title = "工地扬尘严重", string? phone = null)
    {
        var id = (await Tell(Roles.Agent, "/api/intake/work-orders", new { Type = "complaint", Title = title, Content = "裸土没有覆盖，进出车辆不冲洗。", Category = "城乡建设/工程施工", Area = "440112002", Caller = phone is null ? null : new { Name = "张三", Phone = phone } }))
            .GetProperty("id").GetString()!;
        while (!(await Send(Roles.Handler, $"/api/dispatch/work-orders/{id}", new { }, "GET")).IsSuccessStatusCode)
            await Task.Yield();
        return id;
    }

    /// <summary>Dispatch has it, and somebody of its desk may see it.</summary>
    public async Task ReachesDispatch(string order)
    {
        while (!(await Send(Roles.Dispatcher, $"/api/dispatch/work-orders/{order}", new { }, "GET")).IsSuccessStatusCode)
            await Task.Yield();
    }

    /// <summary>An order that the housing bureau and then the transport bureau have returned, and the case that this opened.</summary>
    public async Task<(string Order, string Dispute)> ADisputedOrder(string title = "围挡外的道路没人清扫")
    {
        var id = await AnOrderOfTheHousingBureau(title);
        await Tell(Roles.Handler, $"/api/dispatch/work-orders/{id}/return", new { Reason = "工地围挡外不归我们", Basis = "三定方案", SuggestedUnit = "JTJ" });
        await Tell(Roles.Dispatcher, $"/api/dispatch/work-orders/{id}/return/review", new { Uphold = true, Reason = "属道路保洁", NextUnit = "JTJ" });
        await Tell(Roles.Handler, $"/api/dispatch/work-orders/{id}/return", new { Reason = "道路未移交", Basis = "移交文件", SuggestedUnit = "ZJJ" }, unit: "JTJ");
        while (true)
            foreach (var dispute in (await Tell(Roles.Coordinator, "/api/escalation/disputes?state=open&sort=new", new { }, "GET")).EnumerateArray())
                if (dispute.GetProperty("workOrderId").GetString() == id)
                    return (id, dispute.GetProperty("id").GetString()!);
    }

    /// <summary>The month in China in which the demonstration was played, yyyy-MM.</summary>
    public static string ThisMonth => TimeProvider.System.GetUtcNow().AddHours(8).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Of the demonstration's orders one that the housing bureau lost points with and has appealed; always the same one.</summary>
    public async Task<string> AnAppealedOrder()
    {
        var id = (await Tell(Roles.Assessor, "/api/scoring/sheets?unit=ZJJ&item=rating&found=missed&limit=1", new { }, "GET"))[0].GetProperty("workOrderId").GetString()!;
        using var once = await Send(Roles.Handler, $"/api/scoring/work-orders/{id}/appeals", new { Item = "rating", Ground = "wrong-rating", Reason = "来电人次日说按错了键", Documents = new[] { "通话录音" } }, "POST");
        return id;
    }

    private async Task<HttpResponseMessage> Send(string role, string path, object command, string method, string unit = "ZJJ")
    {
        var rights = new Rights([role], role == Roles.Handler ? [unit] : [], false);
        using var request = new HttpRequestMessage(new HttpMethod(method), Url + path) { Content = method == "GET" ? null : JsonContent.Create(command) };
        request.Headers.Authorization = new("Bearer", ExchangeToken.Sign("somebody", rights, App.Services.GetRequiredService<TokenKeys>(), TimeProvider.System.GetUtcNow()).Value);
        return await _client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _client.Dispose();
        if (App is not null)
            await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>The browser tests share one hotline and one browser, and run one after the other.</summary>
[CollectionDefinition("desks")]
public sealed class Desks : ICollectionFixture<TheDesks>;
