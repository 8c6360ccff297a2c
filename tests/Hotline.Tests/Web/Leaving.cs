using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Web;

public sealed class Leaving(AHost host) : IClassFixture<AHost>
{
    private static readonly InHand Nothing = new([], 0, 0), OfTwoUnits = new([new("ZJJ", 2), new("CGJ", 1)], 0, 0), AtIntake = new([], 1, 1);
    private static readonly Account Leaver = new() { Id = "a", Revision = 3, Roles = "handler,agent", Units = "ZJJ" };
    private static readonly Account Colleague = new() { Id = "b", Roles = "handler,agent", Units = "ZJJ,CGJ" };

    private ServiceDb Db => host.App.Services.GetRequiredKeyedService<ServiceDb>("web");

    private string Administrator => host.TokenOf(Roles.Administrator);

    private static string? No(Account? leaver, Account? colleague, InHand inHand, int? revision = null) => LeaveOffice.Refuse(leaver, colleague, new(colleague?.Id, revision), inHand)?.Code;

    [Fact]
    public void A_colleague_takes_over_who_can_do_it()
    {
        Assert.Null(No(Leaver, Colleague, OfTwoUnits));
        Assert.Null(No(Leaver, null, Nothing));
        Assert.Equal("needs-colleague", No(Leaver, null, OfTwoUnits));
        Assert.Equal("needs-colleague", No(Leaver, null, AtIntake));
        Assert.Equal("colleague-not-of-the-unit", No(Leaver, Colleague with { Units = "ZJJ" }, OfTwoUnits));
        Assert.Equal("colleague-not-of-the-unit", No(Leaver, Colleague with { Roles = "agent" }, OfTwoUnits));
        Assert.Equal("colleague-not-an-agent", No(Leaver, Colleague with { Roles = "handler" }, AtIntake));
        Assert.Equal("colleague-disabled", No(Leaver, Colleague with { Disabled = true }, OfTwoUnits));
        Assert.Equal("to-themselves", No(Leaver, Leaver, OfTwoUnits));
        Assert.Equal("changed-meanwhile", No(Leaver, Colleague, OfTwoUnits, revision: 2));
        Assert.Equal("not-found", No(null, Colleague, OfTwoUnits));
        Assert.Null(No(Leaver with { Disabled = true }, Colleague, OfTwoUnits, revision: 2));
    }

    [Fact]
    public async Task An_agent_who_leaves_is_disabled_and_what_they_kept_goes_to_a_colleague_once()
    {
        var (leaver, colleague) = (await Opened("leaver"), await Opened("stays"));
        await host.Read("POST", "/api/intake/work-orders", new { type = "help", title = "路灯不亮", keep = true }, Token(leaver));
        await host.Read("PUT", "/api/intake/drafts/leaver-1", new { body = "写到一半" }, Token(leaver));
        Assert.Equal((0, 1, 1), await InHandOf(leaver));
        Assert.Equal("needs-colleague", Code(await Leaves(leaver, null)));
        Assert.False((await Account(leaver)).Disabled);
        var left = await Leaves(leaver, colleague);
        Assert.Equal((1, 1), (left.GetProperty("kept").GetInt32(), left.GetProperty("drafts").GetInt32()));
        Assert.True((await Account(leaver)).Disabled);
        Assert.Equal(((0, 0, 0), (0, 1, 1)), (await InHandOf(leaver), await InHandOf(colleague)));
        Assert.Equal(0, (await Leaves(leaver, colleague)).GetProperty("kept").GetInt32());
        Assert.Equal("colleague-disabled", Code(await Leaves(colleague, leaver)));
        var history = await host.Read("GET", $"/api/web/accounts/{leaver}/history", null, Administrator);
        Assert.Equal([nameof(AccountLeft), nameof(AccountChanged), nameof(AccountMade)], history.EnumerateArray().Select(told => told.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Somebody_with_nothing_in_hand_just_leaves()
    {
        var leaver = await Opened("idle");
        Assert.True((await Leaves(leaver, null)).TryGetProperty("accountId", out _));
        await Leaves(leaver, null);
        Assert.Equal([nameof(AccountMade), nameof(AccountChanged), nameof(AccountLeft)], (await Trail.Of(Db, "account:" + leaver)).Select(fact => fact.Type));
        Assert.Equal("not-found", Code(await Leaves("nobody", null)));
    }

    [Fact]
    public async Task A_file_of_accounts_is_read_by_programs_too()
    {
        var answer = await host.Read("POST", "/api/web/accounts/import", new { csv = "name,roles,units\nby-file,坐席,\nnot,承办人,没有的局\n", check = true }, Administrator);
        Assert.Equal(["opened", "wrong"], answer.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("outcome").GetString()));
        var second = await host.Read("POST", "/api/web/accounts/import", new { csv = "name,roles\none,坐席\ntwo,坐席\nthree,坐席\n", check = true, after = 2, limit = 1 }, Administrator);
        Assert.Equal("two", Assert.Single(second.GetProperty("lines").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("missing", Code(await host.Read("POST", "/api/web/accounts/import", new { }, Administrator)));
        Assert.Equal("header", Code(await host.Read("POST", "/api/web/accounts/import", new { csv = "x" }, Administrator)));
    }

    private async Task<string> Opened(string name) => (await host.Read("POST", "/api/web/accounts", new { name, roles = new[] { Roles.Agent } }, Administrator)).GetProperty("accountId").GetString()!;

    private Task<JsonElement> Leaves(string leaver, string? to) => host.Read("POST", $"/api/web/accounts/{leaver}/leave", new { to }, Administrator);

    private async Task<(int, int, int)> InHandOf(string account) => await host.Read("GET", $"/api/web/accounts/{account}/in-hand", null, Administrator) is var has
        ? (has.GetProperty("orders").GetInt32(), has.GetProperty("kept").GetInt32(), has.GetProperty("drafts").GetInt32()) : default;

    private async Task<Account> Account(string id) => (await Db.Single<Account>(Hotline.Web.Account.Load, new { Id = id }))!;

    private string Token(string account) => ExchangeToken.Sign(account, new Rights([Roles.Agent], [], false), host.App.Services.GetRequiredService<TokenKeys>(), TimeProvider.System.GetUtcNow()).Value;

    private static string? Code(JsonElement problem) => problem.GetProperty("code").GetString();
}
