using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hotline.Contracts;
using Microsoft.Playwright;
using Xunit;

namespace Hotline.Tests.Browser;

/// <summary>What holds on every page: readable by everybody in both colours, in both languages, and nothing asked of anybody but us.</summary>
[Collection("desks")]
public sealed partial class EveryPage(TheDesks desks)
{
    /// <summary>The pages, who opens them, and what stands there when they are ready.</summary>
    private static readonly (string Role, string Path, string Ready)[] Pages =
    [
        ("", "/sign-in", "#password"),
        ("", "/sign-in/second-factor", "#code"),
        ("", "/welcome?code=none", "[role=alert]"),
        (Roles.Agent, "/agent", "#phone"),
        (Roles.Agent, "/agent/follow-ups", ".card"),
        (Roles.Agent, "/orders", "table"),
        (Roles.Agent, "/orders?q=%E9%87%91%E5%AD%97%E5%A1%94%E5%8F%B0%E9%98%B6", ".card"),
        (Roles.Agent, "/orders/{order}", ".acts-list"),
        (Roles.Handler, "/orders/{order}", ".acts-list"),
        (Roles.Manager, "/orders/{order}", ".facts"),
        (Roles.Handler, "/department", "table"),
        (Roles.Handler, "/department?mine=true", ".card"),
        (Roles.Handler, "/department?state=closed&q=%E9%87%91%E5%AD%97%E5%A1%94%E5%8F%B0%E9%98%B6", ".card"),
        (Roles.Handler, "/department/templates", "#text"),
        (Roles.Dispatcher, "/dispatch", ".tabs"),
        (Roles.Dispatcher, "/dispatch?state=closed", "table"),
        (Roles.Handler, "/department/assisting", ".card"),
        (Roles.Dispatcher, "/orders/{order}", ".acts-list"),
        (Roles.Dispatcher, "/dispatch/next?take=true", "#waiting-title"),
        (Roles.Coordinator, "/disputes", ".tabs"),
        (Roles.Coordinator, "/disputes?state=ended", ".card"),
        (Roles.Coordinator, "/disputes/{dispute}", "#basis"),
        (Roles.Handler, "/disputes/{dispute}", "#state-reason"),
        (Roles.Handler, "/disputes?state=to-state", ".tabs"),
        (Roles.Coordinator, "/orders/{order}", ".acts, .facts"),
        (Roles.Manager, "/board", ".numbers"),
        (Roles.Handler, "/board", ".numbers"),
        (Roles.Manager, "/board/orders?measure=intake", ".card"),
        (Roles.Coordinator, "/supervisions", ".tabs"),
        (Roles.Manager, "/reports/day", ".bulletin"),
        (Roles.Assessor, "/reports/month", ".bulletin"),
        (Roles.Assessor, "/assess/appeals", "section[data-appeal] textarea"),
        (Roles.Assessor, "/orders/{appealed}", ".sheet .appeal"),
        (Roles.Assessor, "/assess/months", "tbody tr"),
        (Roles.Assessor, "/assess/months/{month}", ".marks"),
        (Roles.Handler, "/assess/months/{month}", ".marks"),
        (Roles.Assessor, "/assess/months/{month}/costs?item=rating", "#behind tbody tr"),
        (Roles.Assessor, "/assess/sheets?month={month}&unit=ZJJ&item=rating", "tbody tr"),
        (Roles.Assessor, "/assess/rules?new=deduction%401", "#set"),
        (Roles.Administrator, "/administration/accounts", "tbody tr"),
        (Roles.Administrator, "/administration/accounts/import", "#csv"),
        (Roles.Administrator, "/administration/leavers", "#pasted"),
        (Roles.Administrator, "/administration/keys", "tbody tr"),
        (Roles.Administrator, "/administration/units", "tbody tr"),
        (Roles.Administrator, "/administration/categories", "tbody tr"),
        (Roles.Administrator, "/administration/catalogue?fault=gap", "tbody tr .btn"),
        (Roles.Auditor, "/administration/catalogue", "tbody tr"),
        (Roles.Administrator, "/administration/catalogue/import", "#csv"),
        (Roles.Administrator, "/administration/units/import", "#csv"),
        (Roles.Administrator, "/administration/calendars", ".month"),
        (Roles.Administrator, "/administration/limits", "tbody tr"),
        (Roles.Administrator, "/administration/watch-rules", "tbody tr"),
        (Roles.Administrator, "/administration/dispute-ladder", "tbody tr"),
        (Roles.Administrator, "/administration/undelivered", "tbody tr"),
        (Roles.Agent, "/me", ".qr"),
        (Roles.Agent, "/no-such-page", "h1"),
    ];

    public static TheoryData<string, string, string> All() => [.. Pages];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Is_for_everybody_in_both_colours_and_languages_and_asks_nothing_of_others(string role, string path, string ready)
    {
        var page = role.Length == 0 ? await desks.Open("/sign-in") : await desks.SignIn(role);
        if (path.Contains("{order}", StringComparison.Ordinal))
            path = path.Replace("{order}", await desks.AnOrderOfTheHousingBureau(phone: "13500004444"), StringComparison.Ordinal);
        if (path.Contains("{dispute}", StringComparison.Ordinal))
            path = path.Replace("{dispute}", (await desks.ADisputedOrder()).Dispute, StringComparison.Ordinal);
        path = path.Replace("{month}", TheDesks.ThisMonth, StringComparison.Ordinal);
        if (path.Contains("/appeal", StringComparison.Ordinal) || path.Contains("{appealed}", StringComparison.Ordinal))
            path = path.Replace("{appealed}", await desks.AnAppealedOrder(), StringComparison.Ordinal);
        await Open(page, path, ready, "hotline-theme", "light");
        Assert.Empty(await BarriersIn(page, RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")));
        // In the dark the page is the same but for its colours.
        await Open(page, path, ready, "hotline-theme", "dark");
        Assert.Empty(await BarriersIn(page, RunOnlyOptions.Rules("color-contrast")));
        await FitsATelephone(page);
        await Open(page, path, ready, "hotline-language", "en");
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        var said = await TextsOf(page);
        Assert.NotEmpty(said);
        Assert.DoesNotContain(said, text => Chinese().IsMatch(text));
        Assert.Empty(desks.Wrong);
    }

    private async Task Open(IPage page, string path, string ready, string cookie, string value)
    {
        await page.Context.AddCookiesAsync([new() { Name = cookie, Value = value, Url = desks.Url }]);
        await page.GotoAsync(path);
        await page.Locator(ready).First.WaitForAsync();
    }

    private static async Task<IEnumerable<string>> BarriersIn(IPage page, RunOnlyOptions rules) =>
        (await page.RunAxe(new AxeRunOptions { RunOnly = rules }))
            .Violations.SelectMany(wrong => wrong.Nodes.Select(node => $"{wrong.Id}: {node.Html}"));

    private static async Task FitsATelephone(IPage page)
    {
        await page.SetViewportSizeAsync(390, 844);
        var (wide, window) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("innerWidth"));
        Assert.True(wide <= window, $"{wide} wide in a window of {window}");
        await page.SetViewportSizeAsync(1440, 900);
    }

    // What we say ourselves: not what callers, units and orders are called.
    private static Task<string[]> TextsOf(IPage page) => page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('h1:not(.head h1), h2:not(.head h2), label, th, dt, button:not([lang]), .place, caption, [aria-label], [placeholder], title')]
            .filter(one => !one.closest('[role=listbox]') && !one.closest('.demo') && !one.closest('.pick') && !one.closest('[role=tablist]') && !one.closest('.view'))
            .flatMap(one => [one.tagName === 'SELECT' ? '' : one.innerText ?? one.textContent, one.getAttribute('aria-label'), one.getAttribute('placeholder')]).filter(text => text)
        """);

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
