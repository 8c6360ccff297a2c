using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Web;

public sealed class Keys(AHost host) : IClassFixture<AHost>
{
    private static readonly Account Agent = new() { Id = "a", Name = "a", Roles = "agent,handler", Units = "ZJJ" };

    private ServiceDb Db => host.App.Services.GetRequiredKeyedService<ServiceDb>("web");

    private string Administrator => host.TokenOf(Roles.Administrator);

    [Theory]
    [InlineData("dispatcher", "ZJJ", false, "roles")]
    [InlineData("agent", "CGJ", false, "units")]
    [InlineData("agent", "ZJJ", true, "actFor")]
    public void Never_go_beyond_their_account(string role, string unit, bool actFor, string field) =>
        Assert.Equal((field, "beyond-account"), Said(MakeKey.Refuse(Agent, new MakeKey.Command("a", "ci", [role], [unit], actFor))));

    [Fact]
    public void May_be_narrower_than_their_account() =>
        Assert.Null(MakeKey.Refuse(Agent with { Units = "ZJJ,CGJ" }, new MakeKey.Command("a", "ci", ["agent"], ["ZJJ"], null)));

    [Fact]
    public void Name_a_unit_where_their_account_has_some() =>
        Assert.Equal(("units", "key-without-units"), Said(MakeKey.Refuse(Agent, new MakeKey.Command("a", "ci", ["agent"], [], null))));

    [Fact]
    public void May_not_name_nothing_among_their_roles_and_units() => Assert.Equal(("roles", "units"),
        (new Rights([null!], ["ZJJ"], false).Refuse()?.Field, new Rights(["handler"], [null!], false).Refuse()?.Field));

    [Theory]
    [InlineData("pilot", "", "roles")]
    [InlineData("system", "", "roles")]
    [InlineData("handler", "", "units")]
    [InlineData("handler", "Z JJ", "units")]
    public void Name_roles_that_exist_and_a_handlers_unit(string role, string unit, string field) =>
        Assert.Equal(field, new Rights([role], unit.Length == 0 ? [] : [unit], false).Refuse()?.Field);

    [Fact]
    public void Lose_what_their_account_has_lost()
    {
        var left = new Rights(["agent", "handler"], ["ZJJ", "CGJ"], true).And(new Rights(["agent"], ["CGJ"], false))!;
        Assert.Equal("agent CGJ False", $"{left.RolesText} {left.UnitsText} {left.ActFor}");
    }

    [Theory]
    [InlineData("", "SWJ", "SWJ")]
    [InlineData("CGJ", "", "CGJ")]
    [InlineData("", "", "")]
    [InlineData("CGJ", "SWJ", null)]
    public void Are_bound_by_the_units_of_either_side_and_open_nothing_where_those_differ(string key, string account, string? both) =>
        Assert.Equal(both, Rights.Of("handler", key, true).And(Rights.Of("handler", account, true))?.UnitsText);

    [Fact]
    public async Task Get_no_token_once_their_account_has_moved_to_another_unit()
    {
        var key = await Made("moved", new Rights(["handler"], ["CGJ"], true));
        await host.Read("PUT", $"/api/web/accounts/{key.AccountId}", new { units = new[] { "SWJ" } }, Administrator);
        Assert.Equal("key-without-units", Code(await Token(key.Secret)));
    }

    [Fact]
    public void Look_like_keys_and_are_never_the_same()
    {
        string[] secrets = [Key.NewSecret(), Key.NewSecret()];
        Assert.All(secrets, secret => Assert.Matches("^hk_[A-Za-z0-9_-]{43}$", secret));
        Assert.NotEqual(secrets[0], secrets[1]);
    }

    [Fact]
    public async Task Are_exchanged_for_a_token_with_their_rights_and_ten_minutes()
    {
        var key = await Made("exchange", new Rights(["handler", "agent"], ["ZJJ"], true));
        var token = (await Token(key.Secret)).GetProperty("token").GetString()!;
        var claims = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token);
        Assert.Equal(key.AccountId, claims.Subject);
        Assert.Equal(["handler", "agent"], claims.Claims.Where(c => c.Type == "role").Select(c => c.Value));
        Assert.Equal(["ZJJ"], claims.Claims.Where(c => c.Type == "unit").Select(c => c.Value));
        Assert.Equal("1", claims.GetClaim("act_for").Value);
        Assert.Equal(TimeSpan.FromMinutes(10), claims.ValidTo - claims.IssuedAt);
    }

    [Fact]
    public async Task Get_no_token_once_revoked_and_are_revoked_once()
    {
        var key = await Made("revoked", new Rights(["agent"], [], false));
        await host.Read("POST", $"/api/web/keys/{key.Id}/revoke", new { }, Administrator);
        Assert.Equal("key-unknown", Code(await Token(key.Secret)));
        Assert.Equal("key-revoked", Code(await host.Read("POST", $"/api/web/keys/{key.Id}/revoke", new { }, Administrator)));
        Assert.Equal(["KeyMade", "KeyRevoked"], (await Trail.Of(Db, "key:" + key.Id)).Select(fact => fact.Type));
    }

    [Fact]
    public async Task Get_no_token_while_their_account_is_disabled()
    {
        var key = await Made("disabled", new Rights(["agent"], [], false));
        await host.Read("PUT", $"/api/web/accounts/{key.AccountId}", new { disabled = true, revision = 1 }, Administrator);
        Assert.Equal("key-unknown", Code(await Token(key.Secret)));
        await host.Read("PUT", $"/api/web/accounts/{key.AccountId}", new { disabled = false, revision = 2 }, Administrator);
        Assert.True((await Token(key.Secret)).TryGetProperty("token", out _));
        Assert.Equal("changed-meanwhile", Code(await host.Read("PUT", $"/api/web/accounts/{key.AccountId}", new { disabled = true, revision = 1 }, Administrator)));
    }

    [Fact]
    public async Task Are_shown_once_and_stored_nowhere()
    {
        var account = await host.Read("POST", "/api/web/accounts", new { name = "once", roles = new[] { "agent" } }, Administrator);
        var key = await host.Read("POST", "/api/web/keys", new { accountId = account.GetProperty("accountId").GetString(), name = "ci" }, Administrator, "again-1");
        var secret = key.GetProperty("secret").GetString()!;
        Assert.True((await Token(secret)).TryGetProperty("token", out _));
        await App_is_written_to_disk();
        Assert.DoesNotContain(secret, (await host.Read("GET", "/api/web/keys?limit=1000", null, Administrator)).GetRawText(), StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(host.Folder, "web.db*"))
            Assert.False(await Holds(file, secret), $"{file} holds the secret");
    }

    [Fact]
    public async Task The_published_half_of_the_token_key_has_no_private_part()
    {
        var key = Assert.Single((await host.Read("GET", "/.well-known/jwks.json", null, null)).GetProperty("keys").EnumerateArray());
        Assert.Equal(["alg", "crv", "kty", "use", "x", "y"], key.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    private Task<NewKey> Made(string name, Rights rights) => MakeKey.OfAccountNamed(Db, new BusinessClock(TimeProvider.System), name, rights);

    private Task<JsonElement> Token(string key) => host.Read("POST", "/token", new { key }, null);

    private Task App_is_written_to_disk() => Db.Write(tx => tx.Execute("UPDATE Keys SET Name = Name"));

    private static async Task<bool> Holds(string file, string secret)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return (await reader.ReadToEndAsync()).Contains(secret, StringComparison.Ordinal);
    }

    private static string? Code(JsonElement problem) => problem.GetProperty("code").GetString();

    private static (string?, string?) Said(Refusal? refusal) => (refusal?.Field, refusal?.Code);
}
