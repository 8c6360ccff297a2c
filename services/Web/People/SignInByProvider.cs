using System.Security.Claims;
using Hotline.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Hotline.Web;

/// <summary>统一身份认证登录: the provider says who somebody is, by the name of their account; what they may do is ours to say. No account is made, and no second factor asked: that is the provider's business.</summary>
internal static class SignInByProvider
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddTransient<OpenIdConnectHandler>();
        services.AddOptions<AuthenticationOptions>().Configure<IConfiguration>((schemes, settings) =>
        {
            if (Provider.Of(settings) is { } provider)
                schemes.AddScheme<OpenIdConnectHandler>(Provider.Scheme, provider.Name);
        });
        services.AddOptions<OpenIdConnectOptions>(Provider.Scheme).Configure<IConfiguration>((options, settings) => Configure(options, Provider.Of(settings)!));
    }

    // A link and no form: a form that leads to another house would need more than our pages' form-action 'self'.
    public static void Route(IEndpointRouteBuilder app) => app.MapGet("/sign-in/provider", Go).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Go(HttpContext http, IConfiguration settings, ILoggerFactory logs, string? to = null)
    {
        if (Provider.Of(settings) is null)
            return Refusal.NotFound.Answer();
        try
        {
            await http.ChallengeAsync(Provider.Scheme, new AuthenticationProperties { RedirectUri = Forms.Local(to) });
            return TypedResults.Empty;
        }
        // What it says of itself could not be read.
        catch (Exception error) when (error is InvalidOperationException or HttpRequestException or TaskCanceledException)
        {
            Log(logs, error);
            return Forms.Back("/sign-in", Away);
        }
    }

    private static void Configure(OpenIdConnectOptions options, Provider provider)
    {
        (options.Authority, options.ClientId, options.ClientSecret, options.RequireHttpsMetadata) = (provider.Authority, provider.ClientId, provider.ClientSecret, provider.RequireHttps);
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        (options.CallbackPath, options.RemoteSignOutPath, options.SignedOutCallbackPath) = ("/sign-in/provider/back", default, default);
        (options.SignInScheme, options.MapInboundClaims, options.SaveTokens) = (IdentityConstants.ApplicationScheme, false, false);
        (options.GetClaimsFromUserInfoEndpoint, options.BackchannelTimeout) = (true, TimeSpan.FromSeconds(10));
        options.ClaimActions.MapUniqueJsonKey(provider.NameClaim, provider.NameClaim);
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        options.Events.OnTicketReceived = ticket => LetIn(ticket, provider.NameClaim);
        options.Events.OnAccessDenied = denied => Back(denied, Cancelled);
        options.Events.OnRemoteFailure = failed =>
        {
            Log(failed.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>(), failed.Failure);
            return Back(failed, Failed);
        };
    }

    /// <summary>Whom the provider vouches for becomes the person of that account, and nothing else of its answer is kept.</summary>
    private static async Task LetIn(TicketReceivedContext ticket, string nameClaim)
    {
        var services = ticket.HttpContext.RequestServices;
        var (db, now) = (services.GetRequiredKeyedService<ServiceDb>(WebService.Name), services.GetRequiredService<BusinessClock>().Now);
        var name = ticket.Principal?.FindFirstValue(nameClaim)?.Trim();
        var person = string.IsNullOrEmpty(name) ? null : await db.Single<Person>(Person.LoadNamed, new { Name = name });
        if (Refuse(name, person) is { } refusal)
        {
            await Record(db, new ProviderSignInRefused { At = now, Name = Beginning(name), Reason = refusal.Code }, person);
            await Back(ticket, refusal);
            return;
        }
        ticket.Principal = new ClaimsPrincipal(Session.IdentityOf(person!));
        ticket.Properties = new AuthenticationProperties { RedirectUri = ticket.ReturnUri };
        await PeopleTrail.Record(db, person!, new SignedIn { AccountId = person!.Id, At = now, Through = Provider.Scheme });
    }

    internal static Refusal? Refuse(string? name, Person? person) =>
        string.IsNullOrEmpty(name) ? NoName : person is null ? NoAccount : person.Disabled ? IsDisabled : null;

    private static Task Record(ServiceDb db, ProviderSignInRefused refused, Person? person) => db.Write(async tx =>
    {
        await tx.Record(person is null ? "provider" : "account:" + person.Id, refused, Actor.System(WebService.Name));
        return true;
    });

    private static string? Beginning(string? name) => name?.Length > 100 ? name[..100] : name;

    private static Task Back<T>(HandleRequestContext<T> context, Refusal refusal) where T : RemoteAuthenticationOptions
    {
        context.HandleResponse();
        context.Response.Redirect($"/sign-in?refused={refusal.Code}");
        return Task.CompletedTask;
    }

    // What is said on the way may hold what nobody else should read: the reason alone.
    private static void Log(ILoggerFactory logs, Exception? error) =>
        logs.CreateLogger("Hotline.Web.Provider").LogWarning("signing in by the OpenID Connect provider failed: {Reason}", error?.Message.ReplaceLineEndings(" "));

    internal static readonly Refusal Away = new("provider-away", 503,
        "统一身份认证暂时没有响应。请稍后再试，或用账号密码登录。", "The provider of unified sign-in does not answer for the moment. Try again later, or sign in with your password.");

    internal static readonly Refusal Failed = new("provider-failed", 401,
        "统一身份认证登录没有完成，请再试一次；仍不行请联系管理员，或用账号密码登录。", "Unified sign-in was not completed; try once more. If it fails again tell an administrator, or sign in with your password.");

    internal static readonly Refusal Cancelled = new("provider-cancelled", 401,
        "您取消了统一身份认证登录。", "Unified sign-in was cancelled.");

    internal static readonly Refusal NoName = new("provider-no-name", 401,
        "统一身份认证没有给出账号名，请管理员检查设置 OpenIdConnect__NameClaim。", "Unified sign-in gave no account name; an administrator should look at the setting OpenIdConnect__NameClaim.");

    internal static readonly Refusal NoAccount = new("no-account", 401,
        "身份已确认，但这里没有与您的统一身份认证账号同名的账号。请管理员先开户，账号名须完全一致。", "You are who you say, but there is no account of your name here. An administrator opens one, of exactly the name you have there.");

    internal static readonly Refusal IsDisabled = new("account-disabled", 401,
        "您的账号已停用，请联系管理员。", "Your account is disabled; ask an administrator.");
}

/// <summary>统一身份认证登录未成: the provider vouched for somebody who may not come in here.</summary>
public sealed record ProviderSignInRefused
{
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The name the provider gave; its first 100 characters.</summary>
    public string? Name { get; init; }
    /// <summary>The refusal's code.</summary>
    public required string Reason { get; init; }
}
