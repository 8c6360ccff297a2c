using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hotline.Contracts;
using Microsoft.Playwright;
using MiniExcelLibs;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

/// <summary>日报、月报: read, printed and taken away by the manager.</summary>
[Collection("desks")]
public sealed class ReadingReports(TheDesks desks)
{
    /// <summary>Where the columns of the page stand in the file.</summary>
    private static readonly int[] InTheFile = [3, 5, 7, 9, 11, 13, 15, 17, 19];

    private static DateOnly TheDayInChina => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8));

    [Fact]
    public async Task Yesterdays_report_is_one_click_away_and_one_sheet_of_paper()
    {
        var page = await desks.SignIn(Roles.Manager);
        await page.GetByRole(AriaRole.Link, new() { Name = "日报", Exact = true }).ClickAsync();
        await Expect(page.Locator(".bulletin h1")).ToHaveTextAsync("12345 热线工单办理日报");
        await Expect(page.Locator(".bulletin")).ToContainTextAsync("与前一日相比");
        await page.GotoAsync($"/reports/month?month={TheDayInChina:yyyy-MM}");
        await Expect(page.Locator(".bulletin")).ToContainTextAsync("派单最多的单位");
        Assert.Single(Regex.Matches(Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })), @"/Type\s*/Page\b"));
    }

    [Fact]
    public async Task The_file_has_the_numbers_of_the_page_and_each_number_has_its_list()
    {
        await desks.AnOrderOfTheHousingBureau();
        var asked = string.Create(CultureInfo.InvariantCulture, $"day={TheDayInChina:yyyy-MM-dd}");
        var page = await desks.SignIn(Roles.Manager, $"/reports/day?{asked}");
        var (shown, taken) = (new List<string>(), new List<string>());
        // What earlier tests did may still be arriving.
        for (var tries = 0; tries < 20 && (shown.Count == 0 || !shown.SequenceEqual(taken)); tries++)
        {
            await page.ReloadAsync();
            (shown, taken) = (await OnThePage(page), await InTheWorkbook(page, $"/lists/day-report.xlsx?{asked}"));
        }
        Assert.Equal(shown, taken);
        var dispatched = page.Locator("tr", new() { HasText = "区住房和城乡建设局" }).GetByRole(AriaRole.Link).First;
        Assert.Matches($"^board/orders\\?measure=dispatched&{asked}&unit=ZJJ$", await dispatched.GetAttributeAsync("href"));
        await dispatched.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync($"派单 · {TheDayInChina:yyyy-MM-dd} · 区住房和城乡建设局");
        await Expect(page.Locator("table.orders tbody tr").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_day_that_cannot_be_reported_is_answered_with_a_sentence_and_the_choice_of_another()
    {
        var page = await desks.SignIn(Roles.Manager, "/reports/day?day=2026-02-30");
        await Expect(page.Locator(".no")).ToContainTextAsync("日期应写作 2026-03-12");
        await page.GotoAsync("/reports/month?month=2099-01");
        await Expect(page.Locator(".no")).ToContainTextAsync("还没有开始");
        await Expect(page.Locator("#period")).ToHaveValueAsync("2099-01");
    }

    private static async Task<List<string>> OnThePage(IPage page) => [.. (await page.EvaluateAsync<string[][]>("""
        () => [...document.querySelectorAll('.bulletin tbody tr:not(.only-print)')].map(row => [...row.cells].slice(1).map(cell => {
            const bare = cell.cloneNode(true);
            bare.querySelectorAll('small').forEach(small => small.remove());
            return bare.textContent.replace('%', '').trim();
        }))
        """)).Select(row => Said(row))];

    private static async Task<List<string>> InTheWorkbook(IPage page, string address)
    {
        var answer = await page.APIRequest.GetAsync(address);
        Assert.True(answer.Ok, $"{answer.Status}");
        return [.. MiniExcel.Query(new MemoryStream(await answer.BodyAsync())).Cast<IDictionary<string, object?>>().Skip(1).Select(row => Said(InTheFile.Select(at => row.Values.ElementAt(at))))];
    }

    /// <summary>A line as numbers; — where there is none.</summary>
    private static string Said(IEnumerable<object?> cells) =>
        string.Join('|', cells.Select(cell => cell is null or "—" ? "—" : Convert.ToDecimal(cell, CultureInfo.InvariantCulture).ToString("0.#", CultureInfo.InvariantCulture)));
}
