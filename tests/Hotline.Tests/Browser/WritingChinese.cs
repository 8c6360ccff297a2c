using Hotline.Contracts;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Tests.Browser;

/// <summary>With an input method: what is being composed is nobody's business until it is done.</summary>
[Collection("desks")]
public sealed class WritingChinese(TheDesks desks)
{
    [Theory]
    [InlineData("category", "gong cheng", "工程", "工程施工")]
    [InlineData("area", "huang pu", "黄埔", "黄埔街道")]
    [InlineData("unit", "zhu fang", "住房", "区住房和城乡建设局")]
    [InlineData("accused", "gong an", "公安", "区公安分局")]
    public async Task Nothing_is_looked_for_while_a_name_is_composed(string field, string letters, string word, string found)
    {
        var page = await Desk();
        await page.FocusAsync("#" + field);
        var list = page.Locator($"#{field}-list");
        await Expect(list.Locator("li").First).ToBeVisibleAsync();
        var before = await list.InnerTextAsync();
        var keys = await Compose(page, letters);
        await page.WaitForTimeoutAsync(600);
        Assert.Equal(before, await list.InnerTextAsync());
        await Expect(page.Locator("#" + field)).ToHaveValueAsync(letters);
        await keys.SendAsync("Input.insertText", new() { ["text"] = word });
        await Expect(list.Locator("li").First).ToContainTextAsync(found);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("content")]
    [InlineData("phone")]
    [InlineData("address")]
    [InlineData("caller-name")]
    public async Task Nothing_is_saved_searched_or_registered_while_a_text_is_composed(string field)
    {
        var page = await Desk();
        await page.FocusAsync("#" + field);
        var keys = await Compose(page, "shi gong");
        foreach (var (key, modifiers) in new[] { ("Enter", 2), ("Enter", 1), ("Escape", 0), ("n", 1), ("F7", 0) })
            await Press(keys, key, modifiers);
        await page.WaitForTimeoutAsync(900);
        await Expect(page.Locator("#" + field)).ToHaveValueAsync("shi gong");
        await Expect(page.Locator(".saved")).ToHaveTextAsync("");
        await Expect(page.Locator(".note, .no")).ToHaveCountAsync(0);
        await Expect(page.Locator(".chord.armed")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Tab)).ToHaveCountAsync(1);
        await keys.SendAsync("Input.insertText", new() { ["text"] = "施工" });
        await Expect(page.Locator(".saved")).ToContainTextAsync("草稿已保存");
        await Expect(page.Locator("#" + field)).ToHaveValueAsync("施工");
    }

    [Fact]
    public async Task What_the_server_says_meanwhile_does_not_disturb_the_composing()
    {
        var page = await Desk();
        await page.FillAsync("#title", "夜间");
        await page.FocusAsync("#content");
        var keys = await Compose(page, "shi");
        await Expect(page.Locator(".saved")).ToContainTextAsync("草稿已保存");
        await keys.SendAsync("Input.imeSetComposition", new() { ["selectionStart"] = 8, ["selectionEnd"] = 8, ["text"] = "shi gong" });
        await Expect(page.Locator("#content")).ToHaveValueAsync("shi gong");
        await keys.SendAsync("Input.insertText", new() { ["text"] = "施工" });
        await Expect(page.Locator("#content")).ToHaveValueAsync("施工");
    }

    [Theory]
    [InlineData("/administration/accounts", "filter", "鲸鱼")]
    [InlineData("/administration/leavers", "filter", "demo")]
    [InlineData("/administration/keys", "filter", "鲸鱼")]
    [InlineData("/administration/units", "find", "鲸鱼")]
    [InlineData("/administration/categories", "find", "鲸鱼")]
    public async Task No_list_is_looked_through_while_a_word_is_composed(string path, string field, string word)
    {
        var page = await desks.SignIn(Roles.Administrator, path);
        var rows = page.Locator(path == "/administration/leavers" ? "main .check" : "tbody tr");
        await page.Locator("#" + field).WaitForAsync();
        if (path != "/administration/leavers")
            await rows.First.WaitForAsync();
        var before = await rows.CountAsync();
        await page.FocusAsync("#" + field);
        var keys = await Compose(page, "jing yu");
        await page.WaitForTimeoutAsync(600);
        await Expect(rows).ToHaveCountAsync(before);
        await Expect(page.Locator("#" + field)).ToHaveValueAsync("jing yu");
        await keys.SendAsync("Input.insertText", new() { ["text"] = word });
        await Expect(rows).Not.ToHaveCountAsync(before);
        await Expect(page.Locator("#" + field)).ToHaveValueAsync(word);
    }

    [Theory]
    [InlineData(Roles.Administrator, "/administration/catalogue", "f-unit")]
    [InlineData(Roles.Administrator, "/administration/catalogue", "ask-category")]
    [InlineData(Roles.Dispatcher, "/dispatch/next?take=true", "unit")]
    public async Task Neither_does_the_catalogue_look_nor_the_queue_hear_a_key(string role, string path, string field)
    {
        var page = await desks.SignIn(role, path);
        if (role == Roles.Dispatcher)
            await page.Locator(".why summary").ClickAsync();
        var waiting = page.Locator("#waiting-title");
        var before = role == Roles.Dispatcher ? await waiting.InnerTextAsync() : "";
        await page.FocusAsync("#" + field);
        await Expect(page.Locator($"#{field}-list li").First).ToBeVisibleAsync();
        var list = await page.Locator($"#{field}-list").InnerTextAsync();
        var keys = await Compose(page, "zhu fang");
        foreach (var key in new[] { "1", "s", "b", "Enter" })
            await Press(keys, key, 0);
        await page.WaitForTimeoutAsync(400);
        Assert.Equal(list, await page.Locator($"#{field}-list").InnerTextAsync());
        if (role == Roles.Dispatcher)
            await Expect(waiting).ToHaveTextAsync(before);
    }

    private static async Task<ICDPSession> Compose(IPage page, string letters)
    {
        var keys = await page.Context.NewCDPSessionAsync(page);
        for (var i = 1; i <= letters.Length; i++)
            await keys.SendAsync("Input.imeSetComposition", new() { ["selectionStart"] = i, ["selectionEnd"] = i, ["text"] = letters[..i] });
        return keys;
    }

    // As an input method passes keys on: the browser says it is composing, and the code is 229.
    private static async Task Press(ICDPSession keys, string key, int modifiers)
    {
        foreach (var kind in new[] { "rawKeyDown", "keyUp" })
            await keys.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = kind, ["key"] = key, ["modifiers"] = modifiers, ["windowsVirtualKeyCode"] = 229 });
    }

    private async Task<IPage> Desk()
    {
        var page = await desks.SignInAsNew(Roles.Agent);
        await page.Locator("#phone").WaitForAsync();
        return page;
    }
}
