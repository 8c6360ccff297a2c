using System.Net;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Tests.Browser;
using Hotline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Web;

/// <summary>统一身份认证: the whole way through a provider and back, as a browser goes it.</summary>
public sealed class ComingInByAProvider(ComingInByAProvider.AHotline given) : IClassFixture<ComingInByAProvider.AHotline>, IAsyncLifetime
{
    /// <summary>A hotline that has a provider, and people who have accounts there.</summary>
    public sealed class AHotline : IAsyncLifetime
    {
        public AProvider Provider { get; private set; } = null!;

        public WebApplication App { get; private set; } = null!;

        public ServiceDb Db => App.Services.GetRequiredKeyedService<ServiceDb>("web");

        public async ValueTask InitializeAsync()
        {
            Provider = await AProvider.Start();
            App = await TheDesks.Started(null, [.. SettingsOf(Provider.Url)]);
        }

        public static (string, string)[] SettingsOf(string url) =>
            [("OpenIdConnect:Authority", url), ("OpenIdConnect:ClientId", AProvider.Client), ("OpenIdConnect:ClientSecret", AProvider.Secret), ("OpenIdConnect:RequireHttps", "false")];

        /// <summary>An agent of this name; what the administrator does is done by its slice.</summary>
        public async Task<string> HasAgent(string name, bool disabled = false)
        {
            var made = MakeAccount.Decide(name, "坐席 21", new Rights([Roles.Agent], [], false), DateTime.UnixEpoch);
            await Db.Write(async tx => { await MakeAccount.Save(tx, made, Actor.System("web")); return true; });
            if (disabled)
                await Db.Write(tx => tx.Execute("UPDATE Accounts SET Disabled = 1 WHERE Id = @AccountId", made));
            return made.AccountId;
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }

    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    public ValueTask InitializeAsync()
    {
        (given.Provider.Who, given.Provider.Nonce, given.Provider.Forges, given.Provider.Audience) = ("liwei", null, false, AProvider.Client);
        return default;
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return default;
    }

    private string Url => given.App.Urls.First();

    /// <summary>From the button to the provider and back; where one is sent then.</summary>
    private async Task<string> ComesIn(string to = "/orders")
    {
        var at = await Step($"{Url}/sign-in/provider?to={Uri.EscapeDataString(to)}");
        Assert.StartsWith(given.Provider.Url + "/authorize?", at, StringComparison.Ordinal);
        Assert.StartsWith(Url + "/sign-in/provider/back?", at = await Step(at), StringComparison.Ordinal);
        return (await Step(at)).Replace(Url, "", StringComparison.Ordinal);
    }

    private async Task<string> Step(string address)
    {
        using var answer = await _browser.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{address} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return new Uri(new Uri(address), answer.Headers.Location!).ToString();
    }

    private async Task<string> Page(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Url + path);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await _browser.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.Headers.Location?.ToString() ?? WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Somebody_with_an_account_of_the_same_name_is_in_with_the_rights_of_that_account_alone()
    {
        given.Provider.Who = $"in-{Ids.New()}";
        var account = await given.HasAgent(given.Provider.Who);
        Assert.Equal("/orders?q=1", await ComesIn("/orders?q=1"));
        var page = await Page("/me");
        Assert.Contains("坐席 21", page, StringComparison.Ordinal);
        Assert.DoesNotContain("administrator", page, StringComparison.Ordinal);
        Assert.Equal("not-allowed", await CodeOf("/administration/units"));
        Assert.Contains("\"through\":\"provider\"", (await Trail.Of(given.Db, "account:" + account))[^1].Body, StringComparison.Ordinal);

        await given.Db.Write(tx => tx.Execute("UPDATE Accounts SET Disabled = 1 WHERE Id = @account", new { account }));
        Assert.StartsWith("/sign-in?to=", new Uri(new Uri(Url), await Page("/me")).PathAndQuery, StringComparison.Ordinal);
    }

    private async Task<string?> CodeOf(string path)
    {
        using var answer = await _browser.GetAsync(Url + path, TestContext.Current.CancellationToken);
        return System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("code").GetString();
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_a_session_that_the_provider_began()
    {
        given.Provider.Who = $"everywhere-{Ids.New()}";
        var account = await given.HasAgent(given.Provider.Who);
        await ComesIn();
        using (var scope = given.App.Services.CreateScope())
        {
            var people = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Person>>();
            await people.UpdateSecurityStampAsync((await people.FindByIdAsync(account))!);
        }
        Assert.Contains("/sign-in?to=", await Page("/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_account_is_told_so_and_none_is_made()
    {
        given.Provider.Who = "nobody-here" + new string('x', 5000);
        Assert.Equal("/sign-in?refused=no-account", await ComesIn());
        Assert.Contains("请管理员先开户", await Page("/sign-in?refused=no-account"), StringComparison.Ordinal);
        Assert.Equal(0, await given.Db.Single<long>("SELECT COUNT(*) FROM Accounts WHERE Name LIKE 'nobody-here%'"));
        var refused = (await Trail.Of(given.Db, "provider"))[^1];
        Assert.Contains("nobody-herexxx", refused.Body, StringComparison.Ordinal);
        Assert.True(refused.Body.Length < 300);
        Assert.Contains("/sign-in?to=", await Page("/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_account_stays_out_and_that_somebody_tried_is_in_its_trail()
    {
        given.Provider.Who = $"left-{Ids.New()}";
        var account = await given.HasAgent(given.Provider.Who, disabled: true);
        Assert.Equal("/sign-in?refused=account-disabled", await ComesIn());
        Assert.Equal(nameof(ProviderSignInRefused), (await Trail.Of(given.Db, "account:" + account))[^1].Type);
    }

    [Fact]
    public async Task A_token_for_another_sign_in_is_refused()
    {
        given.Provider.Nonce = "of-another";
        Assert.Equal("/sign-in?refused=provider-failed", await ComesIn());
    }

    [Fact]
    public async Task A_token_that_somebody_else_signed_is_refused()
    {
        given.Provider.Forges = true;
        Assert.Equal("/sign-in?refused=provider-failed", await ComesIn());
    }

    [Fact]
    public async Task A_token_for_another_house_is_refused()
    {
        given.Provider.Audience = "another-house";
        Assert.Equal("/sign-in?refused=provider-failed", await ComesIn());
    }

    [Fact]
    public async Task Who_cancels_there_is_back_at_the_sign_in_page()
    {
        given.Provider.Who = null;
        Assert.Equal("/sign-in?refused=provider-cancelled", await ComesIn());
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_refused_and_nobody_is_signed_out_from_outside()
    {
        Assert.EndsWith("/sign-in?refused=provider-failed", await Step(Url + "/sign-in/provider/back?code=stolen&state=made-up"), StringComparison.Ordinal);
        given.Provider.Who = $"stays-{Ids.New()}";
        await given.HasAgent(given.Provider.Who);
        await ComesIn();
        await Page("/signout-oidc");
        Assert.Contains("坐席 21", await Page("/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_signing_in_nobody_is_sent_to_another_house()
    {
        given.Provider.Who = $"local-{Ids.New()}";
        await given.HasAgent(given.Provider.Who);
        Assert.Equal("/", await ComesIn("https://evil.example/"));
    }

    [Fact]
    public async Task A_provider_that_is_away_is_said_to_be_and_passwords_go_on()
    {
        var provider = await AProvider.Start();
        var url = provider.Url;
        await provider.DisposeAsync();
        await using var app = await TheDesks.Started(null, AHotline.SettingsOf(url));
        Assert.EndsWith("/sign-in?refused=provider-away", await Step(app.Urls.First() + "/sign-in/provider"), StringComparison.Ordinal);
        using var page = await _browser.GetAsync(app.Urls.First() + "/sign-in?refused=provider-away", TestContext.Current.CancellationToken);
        var said = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("用账号密码登录", said, StringComparison.Ordinal);
        Assert.Contains("统一身份认证</a>", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("https://id.example/", "hotline", null, null)]
    [InlineData("http://10.0.0.9/", "hotline", "false", null)]
    [InlineData("https://id.example/", null, null, "OpenIdConnect__ClientId is not set")]
    [InlineData(null, "hotline", null, "OpenIdConnect__Authority is not set")]
    [InlineData("id.example", "hotline", null, "OpenIdConnect__Authority is id.example")]
    [InlineData("http://10.0.0.9/", "hotline", null, "OpenIdConnect__Authority is http://10.0.0.9/: over plain http")]
    [InlineData("https://id.example/", "hotline", "maybe", "OpenIdConnect__RequireHttps is maybe")]
    public void What_is_wrong_with_the_settings_is_one_sentence(string? authority, string? client, string? https, string? sentence)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OpenIdConnect:Authority"] = authority,
            ["OpenIdConnect:ClientId"] = client,
            ["OpenIdConnect:RequireHttps"] = https,
        }).Build();
        var wrong = WebService.Wrong(settings);
        Assert.Equal(sentence is null, wrong is null);
        Assert.StartsWith(sentence ?? "", wrong ?? "", StringComparison.Ordinal);
    }
}
