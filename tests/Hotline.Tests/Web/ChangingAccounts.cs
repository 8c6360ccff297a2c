using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Web;
using Xunit;

namespace Hotline.Tests.Web;

[OnEachDatabase]
public sealed class ChangingAccounts : IAsyncDisposable
{
    private static readonly ChangeAccount.Command Disable = new(null, null, null, true, null);
    private readonly AWeb _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private async Task<string?> Changes(string id, ChangeAccount.Command command) =>
        (await _given.Db.Write(async tx => await ChangeAccount.Change(tx, await tx.Single<Account>(Account.Load, new { Id = id }), command, _given.Clock.Now, AWeb.Administrator))).No?.Code;

    [Fact]
    public async Task The_last_administrator_can_be_neither_disabled_nor_lose_the_role()
    {
        var (first, second) = (await _given.HasAccount("a", Roles.Administrator), await _given.HasAccount("b", Roles.Administrator));
        await _given.HasAccount("c", Roles.Agent);
        Assert.Null(await Changes(second, Disable));
        Assert.Equal("last-administrator", await Changes(first, Disable));
        Assert.Equal("last-administrator", await Changes(first, Disable with { Disabled = null, Roles = [Roles.Agent] }));
        Assert.Null(await Changes(first, Disable with { Disabled = null, FullName = "王主任" }));
        Assert.Null(await Changes(second, Disable with { Disabled = false }));
        Assert.Null(await Changes(first, Disable));
    }

    [Fact]
    public async Task Two_administrators_who_disable_each_other_at_once_leave_one()
    {
        var (first, second) = (await _given.HasAccount("a", Roles.Administrator), await _given.HasAccount("b", Roles.Administrator));
        var answers = await Task.WhenAll(Changes(first, Disable), Changes(second, Disable));
        Assert.Equal([null, "last-administrator"], answers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_name_on_the_pages_and_several_units_are_changed_and_what_is_left_out_stays()
    {
        var id = await _given.HasAccount("lin", Roles.Handler, "ZJJ");
        Assert.Null(await Changes(id, new(null, ["ZJJ", "CGJ"], null, null, 1, " 林工 ")));
        Assert.Null(await Changes(id, new(null, null, true, null, 2)));
        var account = await _given.Account(id);
        Assert.Equal(("林工", "ZJJ,CGJ", true, 3), (account.FullName, account.Units, account.ActFor, account.Revision));
        Assert.Equal("changed-meanwhile", await Changes(id, new(null, ["SWJ"], null, null, 2)));
        Assert.Equal("too-long", await Changes(id, new(null, null, null, null, null, new string('林', 101))));
        Assert.Null(await Changes(id, new(null, null, null, null, null, "")));
        Assert.Null((await _given.Account(id)).FullName);
        Assert.Equal([nameof(AccountMade), nameof(AccountChanged), nameof(AccountChanged), nameof(AccountChanged)], (await Trail.Of(_given.Db, "account:" + id)).Select(fact => fact.Type));
    }
}
