using Hotline.Contracts;
using Hotline.Host;
using Hotline.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

/// <summary>单位、事项分类、未送达消息 at the administrator's desk, with an agent's desk open all the while.</summary>
[Collection("desks")]
public sealed class KeepingUnitsAndMessages(TheDesks desks)
{
    private ServiceDb Db(string service) => desks.App.Services.GetRequiredKeyedService<ServiceDb>(service);

    [Fact]
    public async Task A_unit_is_made_renamed_and_ceases_and_an_open_desk_follows()
    {
        var agent = await desks.SignInAsNew(Roles.Agent, "/agent");
        await Finds(agent, "#unit", "区住房", "区住房和城乡建设局");
        var page = await desks.SignIn(Roles.Administrator, "/administration/units");
        await page.FillAsync("#code", "NGZLB");
        await page.GetByRole(AriaRole.Button, new() { Name = "新增单位" }).ClickAsync();
        await Expect(page.Locator("#no-name")).ToContainTextAsync("缺少");
        await page.FillAsync("#name", "南岗治理办");
        await page.GetByRole(AriaRole.Button, new() { Name = "新增单位" }).ClickAsync();
        await Expect(page.Locator(".note")).ToContainTextAsync("已新增");
        await Finds(agent, "#unit", "ngzlb", "南岗治理办");

        await page.FillAsync("#find", "ngzl");
        await Expect(page.Locator(".trees")).ToContainTextAsync("共 1 个");
        await page.GetByRole(AriaRole.Row, new() { Name = "南岗治理办" }).GetByRole(AriaRole.Button, new() { Name = "变更" }).ClickAsync();
        await page.FillAsync("#parent", "南岗治理办");
        await page.Locator("#parent-list li").First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.FillAsync("#name", "南岗综合治理中心");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator("#no-parent")).ToContainTextAsync("不能是它自己");
        await page.FillAsync("#parent", "");
        await page.Locator("#parent-list li").Nth(1).WaitForAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator(".note")).ToContainTextAsync("已保存");
        await page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        await Expect(page.Locator(".versions")).ToContainTextAsync("名称 南岗治理办 → 南岗综合治理中心");
        await Expect(page.Locator(".versions")).ToContainTextAsync("系统管理员");
        await Finds(agent, "#unit", "ngzhzlzx", "南岗综合治理中心");

        await desks.Tell(Roles.Administrator, "/api/dispatch/units/NGZLB-1", new { Name = "南岗一所", Kind = UnitKinds.Department, Parent = "NGZLB" }, "PUT");
        await page.GetByRole(AriaRole.Button, new() { Name = "撤销…" }).ClickAsync();
        await Expect(page.Locator(".warn")).ToContainTextAsync("还有 1 个下级");
        await page.GetByRole(AriaRole.Button, new() { Name = "仍然撤销" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "恢复" })).ToBeVisibleAsync();
        await Finds(agent, "#unit", "ngzhzlzx", null);
        Assert.Equal(3, (await Trail.Of(Db("dispatch"), "unit:NGZLB")).Count);
    }

    [Fact]
    public async Task A_unit_that_is_merged_names_who_takes_over_and_what_follows()
    {
        await desks.Tell(Roles.Administrator, "/api/dispatch/units/BRB", new { Name = "并入别人的办公室", Kind = UnitKinds.Department }, "PUT");
        var page = await desks.SignIn(Roles.Administrator, "/administration/units");
        await page.FillAsync("#find", "brb");
        await page.GetByRole(AriaRole.Row, new() { Name = "并入别人的办公室" }).GetByRole(AriaRole.Button, new() { Name = "变更" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "撤销…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "加一个承接单位" }).ClickAsync();
        await page.FillAsync("#successor-0", "区司法局");
        await Expect(page.Locator("#successor-0-list li").First).ToContainTextAsync("区司法局");
        await page.PressAsync("#successor-0", "Enter");
        await Expect(page.Locator(".ceasing .warn")).ToContainTextAsync("在办 0 件随职责转给区司法局");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认撤销" }).ClickAsync();
        await Expect(page.Locator(".ceasing").First).ToContainTextAsync("承接单位：区司法局");
        await page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        await Expect(page.Locator(".versions")).ToContainTextAsync("承接单位 — → 区司法局");
    }

    [Fact]
    public async Task A_category_is_made_and_found_at_the_agents_desk()
    {
        var agent = await desks.SignInAsNew(Roles.Agent, "/agent");
        await Finds(agent, "#category", "gcsg", "工程施工");
        var page = await desks.SignIn(Roles.Administrator, "/administration/categories");
        await page.FillAsync("#code", "城市管理/夜市 100%/油烟");
        await page.FillAsync("#name", "夜市油烟");
        await page.GetByRole(AriaRole.Button, new() { Name = "新增分类" }).ClickAsync();
        await Expect(page.Locator(".note")).ToContainTextAsync("已新增");
        await Finds(agent, "#category", "ysyy", "夜市油烟");
    }

    [Fact]
    public async Task What_a_listener_could_not_handle_is_explained_read_on_demand_and_sent_again()
    {
        // Intake loses its table of units for a while: what it is told of one it cannot keep.
        Rename("Units", "UnitsAway");
        await desks.Tell(Roles.Administrator, "/api/dispatch/units/LOST", new { Name = "没收到的单位", Kind = UnitKinds.Department }, "PUT");
        await Sent();
        var page = await desks.SignIn(Roles.Administrator, "/administration/undelivered");
        var row = page.GetByRole(AriaRole.Row, new() { Name = "单位变更" });
        await Expect(row).ToContainTextAsync("受理 · 记下单位");
        await Expect(row).ToContainTextAsync("LOST");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("没收到的单位");
        await row.GetByRole(AriaRole.Button, new() { Name = "看内容" }).ClickAsync();
        await Expect(page.Locator(".body")).ToContainTextAsync("没收到的单位");
        await row.GetByRole(AriaRole.Button, new() { Name = "重发" }).ClickAsync();
        await Expect(page.Locator(".no")).ToContainTextAsync("仍然无法处理");
        Rename("UnitsAway", "Units");
        await page.GetByRole(AriaRole.Button, new() { Name = "全部重发" }).ClickAsync();
        await Expect(page.Locator(".note").First).ToContainTextAsync("1 条全部重发成功");
        await Expect(page.Locator("main")).ToContainTextAsync("没有未送达的消息");
        Assert.Equal("没收到的单位", await Db("intake").Single<string>("SELECT Name FROM Units WHERE Code = 'LOST'"));
    }

    private void Rename(string table, string name)
    {
        using var connection = new SqliteConnection($"Data Source={desks.App.Services.GetRequiredService<DataFolder>().Database("intake")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"ALTER TABLE {table} RENAME TO {name}";
        command.ExecuteNonQuery();
    }

    private async Task Finds(IPage page, string field, string typed, string? name)
    {
        await Sent();
        await page.FillAsync(field, "");
        await page.FillAsync(field, typed);
        if (name is null)
            await Expect(page.Locator(".found.none")).ToBeVisibleAsync();
        else
            await Expect(page.Locator($"{field}-list li").First).ToContainTextAsync(name);
    }

    // What was announced has been told to every page.
    private async Task Sent()
    {
        while (await Db("dispatch").Single<long>("SELECT COUNT(*) FROM Facts WHERE Sends = 1 AND SentAt IS NULL") > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
    }
}
