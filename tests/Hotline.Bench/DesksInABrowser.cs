using System.Diagnostics;
using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Intake;
using Hotline.Platform;
using Hotline.Web;
using Microsoft.Playwright;

namespace Hotline.Bench;

/// <summary>The published host in front of Debian's Chromium on the same machine: each list cold, opened again, and by its link on an open desk; fifty people at once, and what one of them costs in memory.</summary>
internal static class DesksInABrowser
{
    private const string Chromium = "/usr/bin/chromium-headless-shell", HandlersUnit = "ZJJ";
    private const int Running = 10_000, People = 50, Times = 5, Rounds = 2;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15), BetweenSteps = TimeSpan.FromSeconds(120);

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
        ("dispatcher, closed in an area", Roles.Dispatcher, "/dispatch?state=closed&area=440112002", ".filters ~ .card"),
        ("an order", Roles.Handler, "/orders/{order}", ".acts-list .btn"),
    ];

    public static Task<List<Row>> Run(int orders) => Run(orders, Lists);

    /// <summary>Only the fifty people.</summary>
    public static Task<List<Row>> RunPeople(int orders) => Run(orders, []);

    private static async Task<List<Row>> Run(int orders, (string What, string Role, string Path, string Usable)[] lists)
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
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--process-per-site"] });
            var toSign = await ToBeSigned(browser, url);
            foreach (var (what, role, path, usable) in lists)
                rows.Add(await Opened(browser, url, what, role, path.Replace("{order}", toSign[^1], StringComparison.Ordinal), usable, orders));
            rows.AddRange(await Together(browser, url, host, toSign));
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

    private static async Task<List<string>> ToBeSigned(IBrowser browser, string url)
    {
        var page = await SignedIn(browser, url, Roles.Handler);
        await page.GotoAsync("/department?state=dispatched");
        var orders = await page.Locator("tbody a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href').split('/').pop())");
        await page.Context.CloseAsync();
        return [.. orders];
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

    /// <summary>Another of the same role, who has signed in by the same demo account: a tab of the same browser, so that fifty browsers do not stand for fifty machines on two cores.</summary>
    private static async Task<IPage> Beside(IPage colleague)
    {
        var page = await colleague.Context.NewPageAsync();
        await page.GotoAsync("/");
        return page;
    }

    /// <summary>Cold: a browser that has only signed in, its cache thrown away. Again: the same address once more. Warm: by its link from another page of an open desk, as people go all day.</summary>
    private static async Task<Row> Opened(IBrowser browser, string url, string what, string role, string path, string usable, int orders)
    {
        var page = await SignedIn(browser, url, role);
        await page.GotoAsync("about:blank");
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.clearBrowserCache");
        var cold = await Until(page, url + path, usable);
        var again = new List<double>();
        for (var n = 0; n < Times; n++)
            again.Add(await Until(page, url + path, usable));
        var linked = new List<double>();
        for (var n = 0; n < Times; n++)
        {
            await Follow(page, "me", "#now");
            linked.Add(await Follow(page, path[1..], usable));
        }
        await page.Context.CloseAsync();
        return new Row($"{what}, until it is usable in a browser, {orders:N0} orders: cold; opened again; by its link", "1 s cold, 300 ms warm",
            Row.Say($"{cold:F0} ms; {Median(again):F0} ms; {Median(linked):F0} ms"));
    }

    private static double Median(List<double> took) => took.Order().ElementAt(took.Count / 2);

    /// <summary>By a link of the desk, from a page on which nothing of it stands yet.</summary>
    private static async Task<double> Follow(IPage page, string to, string usable)
    {
        var link = page.Locator("nav a").First;
        await link.EvaluateAsync("(link, to) => { link.href = to; }", to);
        var began = Stopwatch.GetTimestamp();
        await link.ClickAsync();
        await page.Locator(usable).First.WaitForAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<double> Until(IPage page, string address, string usable)
    {
        var began = Stopwatch.GetTimestamp();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator(usable).First.WaitForAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<List<Row>> Together(IBrowser browser, string url, HostProcess host, List<string> toSign)
    {
        await Task.Delay(Rest);
        var alone = host.Now;
        var pages = new List<(string Role, IPage Page)>();
        foreach (var n in Enumerable.Range(0, People))
        {
            var role = (n % 5) switch { 0 or 1 => Roles.Agent, 2 or 3 => Roles.Handler, _ => Roles.Dispatcher };
            pages.Add((role, pages.Find(one => one.Role == role).Page is { } colleague ? await Beside(colleague) : await SignedIn(browser, url, role)));
        }
        await Task.Delay(Rest);
        var each = (host.Now - alone) / People;
        var cpu = host.Cpu;
        var began = Stopwatch.GetTimestamp();
        var took = (await Task.WhenAll(pages.Select((one, n) => Works(one.Role, one.Page, url, n, toSign)))).SelectMany(one => one).ToList();
        var share = (host.Cpu - cpu) / Stopwatch.GetElapsedTime(began);
        return
        [
            Said($"{People} people at once, each at work every {BetweenSteps.TotalSeconds:F0} s, the browser on the same two cores: p95 of a step on an open page (register, sign)", took.Where(one => one.IsStep)),
            Said("the same: p95 of going to a list by its link", took.Where(one => !one.IsStep)),
            new Row("the host's share of one core meanwhile", "", Row.Say($"{share:P0}")),
            new Row("memory for each person", "2 MB", Row.Say($"{each / 1_000_000.0:F1} MB")),
        ];
    }

    private static Row Said(string what, IEnumerable<(bool IsStep, double Ms)> took)
    {
        var sorted = took.Select(one => one.Ms).Order().ToList();
        return new Row(what, "200 ms", Row.Say($"{sorted[sorted.Count * 95 / 100]:F0} ms (p50 {sorted[sorted.Count / 2]:F0} ms, {sorted.Count} of them)"));
    }

    private static async Task<List<(bool IsStep, double Ms)>> Works(string role, IPage page, string url, int n, List<string> toSign)
    {
        var took = new List<(bool, double)>();
        await Task.Delay(BetweenSteps * (n / (double)People));
        for (var round = 0; round < Rounds; round++)
        {
            var next = Task.Delay(BetweenSteps);
            switch (role)
            {
                case Roles.Agent:
                    took.Add((true, await Registers(page, url, n, round)));
                    break;
                case Roles.Handler:
                    await Follow(page, "me", "#now");
                    took.Add((false, await Follow(page, "department?state=dispatched", "tbody a")));
                    took.Add((true, await Signs(page, $"{url}/orders/{toSign[(((n / 5 * 2) + (n % 5) - 2) * Rounds) + round]}")));
                    break;
                default:
                    await Follow(page, "me", "#now");
                    took.Add((false, await Follow(page, $"dispatch?state=open&type={WorkOrderTypes.All[round % WorkOrderTypes.All.Length]}", "tbody tr")));
                    break;
            }
            await next;
        }
        return took;
    }

    // Reading the order is the handler's time; from the press to what may be done next is ours.
    private static async Task<double> Signs(IPage page, string order)
    {
        await page.GotoAsync(order);
        var sign = page.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true });
        await sign.WaitForAsync();
        await Task.Delay(1000);
        var began = Stopwatch.GetTimestamp();
        await sign.ClickAsync();
        await page.Locator(".acts-list [aria-expanded]", new() { HasText = "办结并答复" }).And(page.Locator(":enabled")).WaitForAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
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
        await page.Locator(".note a").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var began = Stopwatch.GetTimestamp();
        await page.FocusAsync("#content");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator(".note a").WaitForAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
