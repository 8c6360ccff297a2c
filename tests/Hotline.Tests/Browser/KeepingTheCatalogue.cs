using Hotline.Contracts;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

/// <summary>派单目录 at the administrator's desk.</summary>
[Collection("desks")]
public sealed class KeepingTheCatalogue(TheDesks desks)
{
    private const string Noise = "测试/夜间噪音", Yonghe = "440112015";

    [Fact]
    public async Task Noise_at_night_in_Yonghe_has_two_owners_until_somebody_sees_it()
    {
        await desks.Tell(Roles.Administrator, $"/api/dispatch/categories/{Noise}", new { Name = "夜间噪音测试" }, "PUT");
        await desks.Tell(Roles.Administrator, "/api/dispatch/catalogue/N-A", new { Category = Noise, Area = Yonghe, Unit = "CGJ", Basis = "属地分工" }, "PUT");
        var page = await desks.SignIn(Roles.Administrator, "/administration/catalogue");
        await Write(page, "N-B", "区生态环境", "22:00", "06:00");
        await Expect(page.Locator(".note")).ToContainTextAsync("已新增条目 N-B");

        // Another owner for a part of the same night is none of the catalogue's.
        await Write(page, "N-C", "区公安", "23:00", "01:00");
        await Expect(page.Locator(".side .no")).ToContainTextAsync("与目录条目 N-B");

        var overlaps = page.Locator("main .tabs a", new() { HasText = "重叠" });
        var count = int.Parse(await overlaps.Locator("i").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await overlaps.ClickAsync();
        await Expect(page.Locator("#faults tbody tr")).ToHaveCountAsync(count);
        var night = page.Locator("#faults tbody tr", new() { HasText = "夜间噪音测试，永和街道，22:00-06:00：2 个承办单位" });
        await night.GetByRole(AriaRole.Link, new() { Name = "看 2 条" }).ClickAsync();
        await Expect(page.Locator("caption:has-text('派单目录') ~ tbody tr")).ToHaveCountAsync(2);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("entries=N-A%2CN-B"));

        await Find(page, "#ask-category", "夜间噪音测试");
        await Find(page, "#ask-area", "永和街道");
        await page.FillAsync("#ask-at", "23:30");
        await Expect(page.Locator("#owned-by")).ToContainTextAsync("派单目录里有几个承办单位");
        await page.FillAsync("#ask-at", "12:00");
        await Expect(page.Locator("#owned-by")).ToContainTextAsync("区城市管理和综合执法局 主办");

        // Whoever is told, ends the one.
        await page.GetByRole(AriaRole.Row, new() { Name = "N-B" }).GetByRole(AriaRole.Button, new() { Name = "变更" }).ClickAsync();
        await Expect(page.Locator("#write-title")).ToHaveTextAsync("变更 N-B");
        await page.FillAsync("#basis", "噪声污染防治法第八条");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator(".note")).ToContainTextAsync("已保存 N-B");
        await page.GetByRole(AriaRole.Row, new() { Name = "N-B" }).GetByRole(AriaRole.Button, new() { Name = "变更" }).ClickAsync();
        await Expect(page.Locator("#write-title")).ToHaveTextAsync("变更 N-B");
        await page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        await Expect(page.Locator(".ceasing .versions")).ToContainTextAsync("依据 — → 噪声污染防治法第八条");
        await page.GetByRole(AriaRole.Button, new() { Name = "现在失效" }).ClickAsync();
        await Expect(overlaps.Locator("i")).ToHaveTextAsync($"{count - 1}");
        await Find(page, "#f-category", "夜间噪音测试");
        await Expect(page.Locator("caption:has-text('派单目录') ~ tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_file_is_checked_line_by_line_and_a_wrong_line_stops_none_of_the_others()
    {
        await desks.Tell(Roles.Administrator, "/api/dispatch/categories/测试/导入", new { Name = "导入测试" }, "PUT");
        var page = await desks.SignIn(Roles.Administrator, "/administration/catalogue/import");
        await page.FillAsync("#csv", "编号,事项分类,区域,主办单位,协办单位\nIM-1,导入测试,永和街道,区城市管理和综合执法局,区住房和城乡建设局\nIM-2,导入测试,,没有这个单位,\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "核对" }).ClickAsync();
        await Expect(page.Locator("[aria-labelledby=lines-title]")).ToContainTextAsync("2 行：可以 1，有错 1");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("没有这个单位");
        await page.GetByRole(AriaRole.Button, new() { Name = "导入 1 行" }).ClickAsync();
        await Expect(page.Locator("main .no").First).ToContainTextAsync("1 行已导入，1 行有错");
        await page.GotoAsync("/administration/catalogue?entries=IM-1,IM-2");
        await Expect(page.Locator("caption:has-text('派单目录') ~ tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("caption:has-text('派单目录') ~ tbody tr")).ToContainTextAsync("协办 区住房和城乡建设局");
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.Contains("IM-1,测试/导入,440112015,,CGJ,ZJJ", await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_come_from_a_file_too_those_above_wherever_they_stand()
    {
        var page = await desks.SignIn(Roles.Administrator, "/administration/units");
        await page.GetByRole(AriaRole.Link, new() { Name = "从文件导入" }).ClickAsync();
        await page.FillAsync("#csv", "代码,名称,类别,上级单位\nIMU-1,导入一所,部门,IMU\nIMU,导入的局,部门,\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "核对" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "导入 2 行" }).ClickAsync();
        await Expect(page.Locator("main .note").First).ToContainTextAsync("2 行已导入");
    }

    private async Task Write(IPage page, string entry, string unit, string from, string until)
    {
        await page.FillAsync("#entry", entry);
        await Find(page, "#category", "夜间噪音测试");
        await page.FillAsync("#from-hour", from);
        await page.FillAsync("#until-hour", until);
        await Find(page, "#unit", unit);
        await page.GetByRole(AriaRole.Button, new() { Name = "新增条目" }).ClickAsync();
    }

    private static async Task Find(IPage page, string field, string name)
    {
        await page.FillAsync(field, name);
        await Expect(page.Locator($"{field}-list li").First).ToContainTextAsync(name);
        await page.PressAsync(field, "Enter");
        await Expect(page.Locator($"{field}-list")).ToBeHiddenAsync();
    }
}
