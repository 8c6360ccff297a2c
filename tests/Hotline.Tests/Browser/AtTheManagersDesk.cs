using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Contracts;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

/// <summary>The manager's day: the board, the lists behind its numbers, and what is supervised.</summary>
[Collection("desks")]
public sealed class AtTheManagersDesk(TheDesks desks)
{
    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_day_begins_at_the_board_which_counts_a_new_order_by_itself()
    {
        var page = await desks.SignIn(Roles.Manager);
        await Expect(page).ToHaveURLAsync(new Regex("/board$"));
        var intake = page.Locator(".numbers .card").First.Locator("b a");
        var before = Number(await intake.InnerTextAsync());
        await desks.AnOrderOfTheHousingBureau("看板上要多出来的一件");
        await Expect(intake).Not.ToHaveTextAsync(before.ToString(CultureInfo.InvariantCulture));
        Assert.True(Number(await intake.InnerTextAsync()) > before);
    }

    [Fact]
    public async Task Every_number_that_fits_a_page_opens_a_list_of_exactly_that_many_orders()
    {
        await desks.AnOrderOfTheHousingBureau("各单位里的一件");
        var page = await desks.SignIn(Roles.Manager, "/board");
        await page.Locator(".numbers").WaitForAsync();
        var links = await page.Locator("a[href^='board/orders']").EvaluateAllAsync<string[][]>("all => all.map(a => [a.getAttribute('href'), a.textContent])");
        var seen = links.Select(link => (Href: link[0], Count: Regex.Match(link[1], @"\d+$"))).Where(link => link.Count.Success && Number(link.Count.Value) is > 0 and <= 50)
            .DistinctBy(link => link.Href.Split('&')[0] + link.Href.Split('&').LastOrDefault(part => !part.Contains("day=", StringComparison.Ordinal))?.Split('=')[0]).Take(10).ToList();
        Assert.True(seen.Count > 3, $"{links.Length} links");
        foreach (var (href, count) in seen)
        {
            await page.GotoAsync("/" + href);
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(Number(count.Value));
        }
    }

    [Fact]
    public async Task An_order_is_supervised_answered_by_its_unit_and_closed_by_whoever_opened_it()
    {
        var id = await desks.AnOrderOfTheHousingBureau("领导要过问的一件");
        var leader = await desks.SignIn(Roles.Manager, $"/orders/{id}");
        await leader.GetByRole(AriaRole.Button, new() { Name = "发起督办" }).ClickAsync();
        await leader.SelectOptionAsync("#supervision-grade", SupervisionGrades.Listed);
        await leader.GetByRole(AriaRole.Button, new() { Name = "发起", Exact = true }).ClickAsync();
        await Expect(leader.Locator(".side .no")).ToBeVisibleAsync();
        await leader.FillAsync("#supervision-reason", "请三日内说明夜间施工整改情况");
        await leader.GetByRole(AriaRole.Button, new() { Name = "发起", Exact = true }).ClickAsync();
        await Expect(leader.Locator(".side .note")).ToContainTextAsync("已发起督办");
        await Expect(leader.Locator(".head")).ToContainTextAsync("督办中");

        var unit = await desks.SignIn(Roles.Handler, $"/orders/{id}");
        await Expect(unit.Locator(".side")).ToContainTextAsync("挂牌督办");
        await unit.FillAsync("#supervision-by-hand-1", "已约谈施工单位，夜间停工");
        await unit.GetByRole(AriaRole.Button, new() { Name = "答复督办" }).ClickAsync();
        await Expect(unit.Locator(".side .note").Last).ToContainTextAsync("已答复");

        var other = await desks.SignIn(Roles.Coordinator, "/supervisions?state=answered");
        await other.Locator("tr", new() { HasText = "已约谈施工单位" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(other.Locator(".side")).ToContainTextAsync("已约谈施工单位");
        await Expect(other.GetByRole(AriaRole.Button, new() { Name = "销号" })).ToHaveCountAsync(0);

        await leader.GotoAsync($"/orders/{id}");
        await leader.FillAsync("#supervision-by-hand-1", "核实已整改");
        await leader.GetByRole(AriaRole.Button, new() { Name = "销号" }).ClickAsync();
        await Expect(leader.Locator(".side .note").Last).ToContainTextAsync("已销号");
        await Expect(leader.Locator(".work")).ToContainTextAsync("督办销号");
    }

    [Fact]
    public async Task A_ladder_whose_levels_do_not_rise_is_refused_with_a_sentence_and_one_that_does_is_published()
    {
        var page = await desks.SignIn(Roles.Administrator, "/administration/watch-rules");
        var head = page.GetByLabel("何时告知单位负责人").First;
        await head.SelectOptionAsync("yellow");
        await page.GetByRole(AriaRole.Button, new() { Name = "发布第" }).ClickAsync();
        await Expect(page.Locator(".no").First).ToContainTextAsync("逐级后延");
        await head.SelectOptionAsync("limit");
        await page.GetByRole(AriaRole.Button, new() { Name = "发布第" }).ClickAsync();
        await Expect(page.Locator(".note")).ToContainTextAsync("已发布第 2 版");
    }
}
