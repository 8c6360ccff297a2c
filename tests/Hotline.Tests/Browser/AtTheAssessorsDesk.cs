using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Contracts;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

/// <summary>The assessor's day, and what a unit sees of it: the sheet, appeals, the month, the rules.</summary>
[Collection("desks")]
public sealed class AtTheAssessorsDesk(TheDesks desks, AMonthThatPasses given) : IClassFixture<AMonthThatPasses>
{
    private const string Hostile = "<img src=x onerror=alert(1)> 来电人次日说按错了键";

    [Fact]
    public async Task A_unit_appeals_from_the_line_an_assessor_strikes_it_and_the_sheet_shows_both()
    {
        var id = await given.ACalledBackOrder("按错了键的一件", Ratings.Dissatisfied);
        var unit = await desks.SignIn(Roles.Handler, $"/orders/{id}", given.Url);
        var line = unit.Locator("li[data-line=rating]");
        await Expect(line).ToContainTextAsync("0.00 / 40.00");
        await line.Locator("summary").ClickAsync();
        await Expect(line.Locator("details")).ToContainTextAsync("说没有人来看过");
        await Expect(unit.Locator("li[data-line=solved] button")).ToHaveCountAsync(0);
        await line.GetByRole(AriaRole.Button, new() { Name = "申诉" }).ClickAsync();
        await unit.SelectOptionAsync("#appeal-ground", ExclusionGrounds.WrongRating);
        await unit.FillAsync("#appeal-documents", "通话录音 2026-03-13\n\n情况说明〔2026〕12 号\n");
        await unit.GetByRole(AriaRole.Button, new() { Name = "提交申诉" }).ClickAsync();
        await Expect(unit.Locator("#no-reason")).ToBeVisibleAsync();
        await Expect(unit.Locator("#appeal-documents")).ToHaveValueAsync(new Regex("通话录音"));
        await unit.FillAsync("#appeal-reason", Hostile);
        await unit.GetByRole(AriaRole.Button, new() { Name = "提交申诉" }).ClickAsync();
        await Expect(line.Locator(".appeal")).ToContainTextAsync(Hostile);
        await Expect(line.Locator(".appeal")).ToContainTextAsync("材料：情况说明〔2026〕12 号");
        await Expect(line.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        var assessor = await desks.SignIn(Roles.Assessor, url: given.Url);
        await Expect(assessor).ToHaveURLAsync(new Regex("/assess/appeals$"));
        var card = assessor.Locator("section[data-appeal]", new() { HasText = "按错了键的一件" });
        await Expect(card).ToContainTextAsync(Hostile);
        await Expect(assessor.Locator("main img")).ToHaveCountAsync(0);
        await card.GetByRole(AriaRole.Button, new() { Name = "申诉成立" }).ClickAsync();
        await Expect(card.Locator(".no")).ToBeVisibleAsync();
        await card.Locator("textarea").FillAsync("录音属实");
        await card.GetByRole(AriaRole.Button, new() { Name = "申诉成立" }).ClickAsync();
        await Expect(card.Locator(".note")).ToContainTextAsync("申诉成立，该行剔除");

        await assessor.GotoAsync($"/orders/{id}");
        await Expect(assessor.Locator("li[data-line=rating]")).ToContainTextAsync("已剔除：来电人承认评价有误");
        await Expect(assessor.Locator("li.sheet-head", new() { HasText = "剔除前" })).ToContainTextAsync("60.00 / 100.00");
        await assessor.Locator("li[data-line=rating] a[data-opens]").ClickAsync();
        await Expect(assessor.Locator("tr.opened")).ToContainTextAsync("回访");
        await Expect(line.Locator(".appeal")).ToContainTextAsync("录音属实");
        await assessor.GotoAsync("/assess/appeals?month=" + given.Month);
        await assessor.GetByRole(AriaRole.Link, new() { Name = "已裁决" }).ClickAsync();
        await Expect(card).ToContainTextAsync("录音属实");
    }

    [Fact]
    public async Task After_the_deadline_an_appeal_is_refused_with_a_sentence_and_not_offered_any_more()
    {
        var id = await given.ACalledBackOrder("错过了申诉期的一件", Ratings.Dissatisfied);
        var unit = await desks.SignIn(Roles.Handler, $"/orders/{id}", given.Url);
        await unit.Locator("li[data-line=rating]").GetByRole(AriaRole.Button, new() { Name = "申诉" }).ClickAsync();
        await unit.SelectOptionAsync("#appeal-ground", ExclusionGrounds.WrongRecord);
        await unit.FillAsync("#appeal-reason", "记录有误");
        given.Time.Advance(TimeSpan.FromDays(8));
        await unit.GetByRole(AriaRole.Button, new() { Name = "提交申诉" }).ClickAsync();
        await Expect(unit.Locator(".fill .no")).ToContainTextAsync("申诉期已于");
        await unit.ReloadAsync();
        await Expect(unit.Locator("section:has(#sheet-title)")).ToContainTextAsync("申诉期已于");
        await Expect(unit.Locator("li[data-line=rating] button")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_assessor_rates_a_reply_takes_an_incident_out_of_the_count_and_puts_it_back()
    {
        var id = await given.ACalledBackOrder("答复是套话的一件", Ratings.Satisfied);
        var page = await desks.SignIn(Roles.Assessor, $"/orders/{id}", given.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "评级", Exact = true }).ClickAsync();
        await page.SelectOptionAsync("#rating", "2");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存评级" }).ClickAsync();
        await Expect(page.Locator("#no-faults")).ToContainTextAsync("指出缺陷");
        await page.GetByLabel("套话").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存评级" }).ClickAsync();
        await Expect(page.Locator("li[data-line=poor-reply]")).ToContainTextAsync("−2.00");
        await Expect(page.Locator(".assess").First).ToContainTextAsync("2 分");

        await page.GetByRole(AriaRole.Button, new() { Name = "整件剔除" }).ClickAsync();
        await page.SelectOptionAsync("#exclusion-ground", ExclusionGrounds.LegalProcedure);
        await page.FillAsync("#exclusion-reason", "已进入行政复议");
        await page.GetByRole(AriaRole.Button, new() { Name = "剔除", Exact = true }).ClickAsync();
        await Expect(page.Locator("li.sheet-head", new() { HasText = "剔除前" })).ToContainTextAsync("98.00 / 100.00");
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复计入" }).ClickAsync();
        await page.FillAsync("#exclusion-reason", "复议已撤回");
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复", Exact = true }).ClickAsync();
        await Expect(page.Locator("li.sheet-head", new() { HasText = "剔除前" })).ToHaveCountAsync(0);
        await Expect(page.Locator("section:has(#sheet-title)")).ToContainTextAsync("98.00 / 100.00");
    }

    [Fact]
    public async Task A_month_is_shown_to_the_units_and_closed_and_every_number_opens_as_many_sheets()
    {
        var month = given.Month;
        await given.ACalledBackOrder("满意的一件", Ratings.Satisfied);
        await given.ACalledBackOrder("基本满意的一件", Ratings.BasicallySatisfied);
        await given.ACalledBackOrder("另一个单位的一件", Ratings.Dissatisfied, "CGJ");
        given.Time.Advance(TimeSpan.FromDays(31));
        var page = await desks.SignIn(Roles.Assessor, $"/assess/months/{month}", given.Url);
        await Expect(page.Locator("tr[data-unit=ZJJ]")).ToContainTextAsync("少于 10 件，不分档");
        var links = await page.Locator("a[href^='assess/sheets']").EvaluateAllAsync<string[][]>("all => all.map(a => [a.getAttribute('href'), a.textContent])");
        Assert.True(links.Length > 10, $"{links.Length} links");
        await page.GetByRole(AriaRole.Link, new() { Name = "扣分表第 1 版" }).ClickAsync();
        await Expect(page.Locator(".warn")).ToContainTextAsync("只是试算");
        await page.GetByRole(AriaRole.Link, new() { Name = "（施行）" }).ClickAsync();
        await Expect(page.Locator(".warn")).ToHaveCountAsync(0);
        await page.SelectOptionAsync("#other-rules", "deduction@1");
        await page.GetByRole(AriaRole.Button, new() { Name = "先看结果" }).ClickAsync();
        await Expect(page.Locator("section:has(#recompute-title)")).ToContainTextAsync("件的得分会变");
        await page.GetByRole(AriaRole.Button, new() { Name = "预告" }).ClickAsync();
        await Expect(page.Locator(".stands")).ToHaveTextAsync("申诉期");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "关账" })).ToBeDisabledAsync();

        var unit = await desks.SignIn(Roles.Handler, $"/assess/months/{month}", given.Url);
        await Expect(unit.Locator("tr[data-unit]")).ToHaveCountAsync(1);
        given.Time.Advance(TimeSpan.FromDays(8));
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "关账" }).ClickAsync();
        await Expect(page.Locator(".stands")).ToHaveTextAsync("已关账");
        foreach (var (href, count) in links.Select(link => (link[0], int.Parse(link[1], CultureInfo.InvariantCulture))).Where(link => link.Item1.Contains("ZJJ", StringComparison.Ordinal) || link.Item1.Contains("kind", StringComparison.Ordinal)).Take(8))
        {
            await page.GotoAsync("/" + href);
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(count);
        }
        await page.GotoAsync($"/assess/months/{month}/costs?item=rating");
        var first = page.Locator("section:has(#costs-title) tr.sel a");
        await Expect(page.Locator("#behind tbody tr")).ToHaveCountAsync(int.Parse(await first.InnerTextAsync(), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_rules_stand_in_words_and_a_new_version_is_refused_at_the_field_that_is_wrong()
    {
        var page = await desks.SignIn(Roles.Assessor, "/assess/rules", given.Url);
        await Expect(page.Locator("[id='deduction@1']")).ToContainTextAsync("及时签收率低于 95%，每低 1 个百分点扣 1 分，满分 10，扣至 0。");
        await Expect(page.Locator("[id='three-rates@1']")).ToContainTextAsync("基本满意按 0.9 个满意计。");
        await page.Locator("[id='deduction@1']").GetByRole(AriaRole.Link, new() { Name = "以它为底稿" }).ClickAsync();
        await page.FillAsync("#points-poor-reply", "20");
        await page.FillAsync("#from", "2026-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await Expect(page.Locator("#no-total")).ToContainTextAsync("与总分 65.00 不符");
        await page.FillAsync("#total", "75");
        await page.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await Expect(page.Locator("#no-from")).ToContainTextAsync("重算");
        await page.FillAsync("#from", "2030-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await Expect(page.Locator("#new-version .note")).ToContainTextAsync("已发布 deduction@2，自 2030-01 起施行");
        await page.GotoAsync("/assess/rules");
        await Expect(page.Locator("[id='deduction@2']")).ToContainTextAsync("满分 20 分，每发生 1 次扣 1 分，扣至 0。");
    }
}
