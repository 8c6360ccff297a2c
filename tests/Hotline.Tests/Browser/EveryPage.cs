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
        (Roles.Agent, "/me", ".qr"),
        (Roles.Agent, "/no-such-page", "h1"),
    ];

    public static TheoryData<string, string, string, string> InBothColours() =>
        [.. Pages.SelectMany(page => new[] { "light", "dark" }.Select(theme => (page.Role, page.Path, page.Ready, theme)))];

    public static TheoryData<string, string, string> All() => [.. Pages];

    [Theory]
    [MemberData(nameof(InBothColours))]
    public async Task Is_readable_by_everybody(string role, string path, string ready, string theme)
    {
        var page = await At(role, path, ready, page => page.Context.AddCookiesAsync([new() { Name = "hotline-theme", Value = theme, Url = desks.Url }]));
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa") });
        Assert.Empty(found.Violations.SelectMany(wrong => wrong.Nodes.Select(node => $"{wrong.Id}: {node.Html}")));
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Speaks_English_where_that_is_chosen(string role, string path, string ready)
    {
        var page = await At(role, path, ready, page => page.Context.AddCookiesAsync([new() { Name = "hotline-language", Value = "en", Url = desks.Url }]));
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        var said = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('h1:not(.head h1), h2, label, th, dt, button:not([lang]), .place, .k:not(td *):not(.head *), [aria-label], [placeholder], title')]
                .filter(one => !one.closest('[role=listbox]') && !one.closest('.demo') && !one.closest('.pick'))
                .flatMap(one => [one.tagName === 'SELECT' ? '' : one.innerText ?? one.textContent, one.getAttribute('aria-label'), one.getAttribute('placeholder')]).filter(text => text)
            """);
        Assert.NotEmpty(said);
        Assert.DoesNotContain(said, text => Chinese().IsMatch(text));
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Fits_a_telephone(string role, string path, string ready)
    {
        var page = await At(role, path, ready, _ => Task.CompletedTask, phone: true);
        var (wide, window) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("innerWidth"));
        Assert.True(wide <= window, $"{wide} wide in a window of {window}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Asks_nothing_of_anybody_else_and_breaks_nowhere()
    {
        foreach (var (role, path, ready) in Pages)
            await (await At(role, path, ready, _ => Task.CompletedTask)).Context.CloseAsync();
        Assert.Empty(desks.Wrong);
    }

    private async Task<IPage> At(string role, string path, string ready, Func<IPage, Task> prepare, bool phone = false)
    {
        var page = role.Length == 0 ? await desks.Open("/sign-in", phone: phone) : await desks.SignIn(role, phone: phone);
        await prepare(page);
        if (path.Contains("{order}", StringComparison.Ordinal))
            path = path.Replace("{order}", await desks.AnOrderOfTheHousingBureau(phone: "13500004444"), StringComparison.Ordinal);
        await page.GotoAsync(path);
        await page.Locator(ready).First.WaitForAsync();
        return page;
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
