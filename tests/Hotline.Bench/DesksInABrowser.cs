using System.Diagnostics;
using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Intake;
using Hotline.Platform;
using Hotline.Web;
using Microsoft.Playwright;

namespace Hotline.Bench;

/// <summary>The published host in front of Debian's Chromium on the same machine: each list cold and warm, fifty people at once, and what one of them costs in memory.</summary>
internal static class DesksInABrowser
{
    private const string Chromium = "/usr/bin/chromium-headless-shell", HandlersUnit = "ZJJ";
    private const int Running = 5_000, People = 50, Times = 5, Rounds = 6;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15), BetweenSteps = TimeSpan.FromSeconds(5);

    private static readonly (string What, string Role, string Path, string Usable)[] Lists =
    [
        ("agent's desk", Roles.Agent, "/agent", "#title:not([disabled])"),
        ("call-backs", Roles.Agent, "/agent/follow-ups", ".follow .pick"),
        ("find, latest", Roles.Agent, "/orders", "tbody tr"),
        ("find by two characters", Roles.Agent, "/orders?q=%E6%96%BD%E5%B7%A5", "tbody tr"),
        ("department, open", Roles.Handler, "/department", "tbody tr"),
        ("department, to be signed", Roles.Handler, "/department?state=dispatched", "tbody input:not([disabled])"),
        ("department, closed", Roles.Handler, "/department?state=closed", "tbody tr"),
        ("dispatcher, queue", Roles.Dispatcher, "/dispatch", "tbody tr"),
        ("dispatcher, open", Roles.Dispatcher, "/dispatch?state=open", "tbody tr"),
        ("dispatcher, closed in an area", Roles.Dispatcher, "/dispatch?state=closed&area=440112002", ".card"),
        ("an order", Roles.Handler, "/orders/{order}", ".acts-list .btn"),
    ];

    public static async Task<List<Row>> Run(int orders)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        var url = FreePort.Url();
        await Once(folder, url);
        await Plant(folder, orders);
        var rows = new List<Row>();
        await using (var host = HostProcess.Start(null, "--urls", url, "--data", folder, "--demo"))
        {
            await HostProcess.Ready(url);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
            var order = await AnOrder(browser, url);
            foreach (var (what, role, path, usable) in Lists)
                rows.Add(await Opened(browser, url, what, role, path.Replace("{order}", order, StringComparison.Ordinal), usable, orders));
            rows.AddRange(await Together(browser, url, host));
        }
        Directory.Delete(folder, recursive: true);
        return rows;
    }

    // The first start makes the databases, the units and the people.
    private static async Task Once(string folder, string url)
    {
        await using var host = HostProcess.Start(null, "--urls", url, "--data", folder, "--demo");
        await HostProcess.Ready(url);
        await Task.Delay(Rest);
    }

    private static async Task Plant(string folder, int orders)
    {
        var clock = new BusinessClock(TimeProvider.System);
        await using (var dispatch = new ServiceDb(DispatchService.Name, Platform.Place.InFile(Path.Combine(folder, "dispatch.db")), typeof(DispatchService).Assembly, clock))
            await PlantedOrders.Into(dispatch, orders, Running, clock.Now, HandlersUnit);
        await using (var intake = new ServiceDb(IntakeService.Name, Platform.Place.InFile(Path.Combine(folder, "intake.db")), typeof(IntakeService).Assembly, clock))
            await PlantedDemands.Into(intake, orders, Running, clock.Now, HandlersUnit);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static async Task<string> AnOrder(IBrowser browser, string url)
    {
        var page = await SignedIn(browser, url, Roles.Handler);
        await page.GotoAsync("/department?state=dispatched");
        var order = (await page.Locator("tbody a").First.GetAttributeAsync("href"))!.Split('/')[^1];
        await page.Context.CloseAsync();
        return order;
    }

    private static async Task<IPage> SignedIn(IBrowser browser, string url, string role)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = url, Locale = "zh-CN", ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator($".demo input[value='{DemoPeople.NameOf(role)}'] ~ button").ClickAsync();
        await page.WaitForURLAsync(where => !where.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Cold: a browser that has only signed in, its cache thrown away. Warm: the same page again.</summary>
    private static async Task<Row> Opened(IBrowser browser, string url, string what, string role, string path, string usable, int orders)
    {
        var page = await SignedIn(browser, url, role);
        await page.GotoAsync("about:blank");
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.clearBrowserCache");
        var cold = await Until(page, url + path, usable);
        var warm = new List<double>();
        for (var n = 0; n < Times; n++)
            warm.Add(await Until(page, url + path, usable));
        await page.Context.CloseAsync();
        return new Row($"{what}, until it is usable in a browser, {orders:N0} orders", "1 s cold, 300 ms warm", Row.Say($"{cold:F0} ms, {warm.Order().ElementAt(Times / 2):F0} ms"));
    }

    private static async Task<double> Until(IPage page, string address, string usable)
    {
        var began = Stopwatch.GetTimestamp();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator(usable).First.WaitForAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<List<Row>> Together(IBrowser browser, string url, HostProcess host)
    {
        await Task.Delay(Rest);
        var alone = host.Now;
        var pages = new List<(string Role, IPage Page)>();
        foreach (var n in Enumerable.Range(0, People))
        {
            var role = (n % 5) switch { 0 or 1 => Roles.Agent, 2 or 3 => Roles.Handler, _ => Roles.Dispatcher };
            pages.Add((role, await SignedIn(browser, url, role)));
        }
        await Task.Delay(Rest);
        var each = (host.Now - alone) / People;
        var cpu = host.Cpu;
        var began = Stopwatch.GetTimestamp();
        var took = (await Task.WhenAll(pages.Select((one, n) => Works(one.Role, one.Page, url, n)))).SelectMany(one => one).Order().ToList();
        var share = (host.Cpu - cpu) / Stopwatch.GetElapsedTime(began);
        return
        [
            new Row($"{People} people at once, each a step every {BetweenSteps.TotalSeconds:F0} s: p95 of a step", "200 ms",
                Row.Say($"{took[took.Count * 95 / 100]:F0} ms (p50 {took[took.Count / 2]:F0} ms, {took.Count} steps; the browser on the same two cores, the host at {share:P0} of one)")),
            new Row("memory for each person", "2 MB", Row.Say($"{each / 1_000_000.0:F1} MB")),
        ];
    }

    private static async Task<List<double>> Works(string role, IPage page, string url, int n)
    {
        var took = new List<double>();
        await Task.Delay(BetweenSteps * (n / (double)People));
        for (var round = 0; round < Rounds; round++)
        {
            took.Add(role switch
            {
                Roles.Agent => await Registers(page, url, n, round),
                Roles.Handler => await Until(page, $"{url}/department?state=signed&sort={(round % 2 == 0 ? "due" : "new")}", "tbody tr"),
                _ => await Until(page, $"{url}/dispatch?state=open&type={WorkOrderTypes.All[round % WorkOrderTypes.All.Length]}", "tbody tr"),
            });
            await Task.Delay(BetweenSteps);
        }
        return took;
    }

    // Typing is the agent's time; from the stroke that registers to the answer is ours.
    private static async Task<double> Registers(IPage page, string url, int n, int round)
    {
        if (!page.Url.EndsWith("/agent", StringComparison.Ordinal))
            await page.GotoAsync(url + "/agent");
        await page.FillAsync("#title", $"第 {n} 位坐席的第 {round} 件");
        await page.FillAsync("#content", "来电人反映路灯不亮，已有三天。");
        await page.Locator(".saved", new() { HasText = "草稿已保存" }).WaitForAsync();
        await Task.Delay(1000);
        var before = await page.Locator(".note a").CountAsync() == 0 ? "no number yet" : await page.Locator(".note a").InnerTextAsync();
        var began = Stopwatch.GetTimestamp();
        await page.FocusAsync("#content");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator(".note a", new() { HasNotText = before }).WaitForAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
