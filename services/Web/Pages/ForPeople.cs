using Hotline.Platform;
using Hotline.Web.Lists;
using Hotline.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Web;

/// <summary>Pages and sign-in for people: what they need, and what every page's answer carries.</summary>
internal static class ForPeople
{
    private const int MostMessage = 512 * 1024, MostWaiting = 1_000;

    public static void Add(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Language>();
        services.AddScoped<Desk>();
        services.AddScoped<Reference>();
        services.AddScoped<Colleagues>();
        services.AddSingleton<DemoPeople>();
        services.AddSingleton<LiveFacts>();
        services.AddSingleton(new RefusalPage(Show));
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents().AddInteractiveServerComponents(KeepForThoseWhoComeBack)
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = MostMessage);
        AddSignIn(services);
    }

    // Where too many pages wait for their line, the newest would be given up at once: room for a whole hall that loses it.
    private static void KeepForThoseWhoComeBack(Microsoft.AspNetCore.Components.Server.CircuitOptions live)
    {
        live.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10);
        live.DisconnectedCircuitMaxRetained = MostWaiting;
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddSingleton<ILookupNormalizer, AsWritten>();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, SessionClaims>();
        services.AddScoped<IUserStore<Person>>(all => ActivatorUtilities.CreateInstance<PeopleStore>(all, all.GetRequiredKeyedService<ServiceDb>(WebService.Name)));
        services.AddIdentityCore<Person>(identity =>
        {
            NewPassword.Rules(identity.Password);
            identity.Lockout.MaxFailedAccessAttempts = SignIn.MostFailures;
            identity.Lockout.DefaultLockoutTimeSpan = SignIn.Locked;
        }).AddSignInManager().AddTokenProvider<AuthenticatorTokenProvider<Person>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddAuthentication(Either).AddPolicyScheme(Either, null, either => either.ForwardDefaultSelector = Session.SchemeOf).AddIdentityCookies();
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IConfiguration>((cookie, settings) => Session.Configure(cookie, Session.Idle(settings)));
        SignInByProvider.Add(services);
    }

    /// <summary>Every page says what the browser may load: from here, and nothing else.</summary>
    public static void Use(WebApplication app)
    {
        app.UseAntiforgery();
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "same-origin";
            return next();
        });
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(live => live.ContentSecurityFrameAncestorsPolicy = null).RequireAuthorization();
        var forms = app.MapForms();
        SignIn.Route(forms);
        SignOut.Route(forms);
        AcceptInvitation.Route(forms);
        ChangePassword.Route(forms);
        SetSecondFactor.Route(forms);
        Preferences.Route(forms);
        SavedViews.Route(forms);
        SignOut.RouteStillHere(app);
        TakeAway.Route(app);
        Administration.SheetFiles.Route(app);
        SignInByProvider.Route(app);
    }

    private static IResult Show(Refusal refusal, HttpContext http) => refusal.Status == 401
        ? TypedResults.Redirect($"/sign-in?to={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}")
        : RefusedPage.Of(refusal, http);

    private const string Either = "token-or-session";
}
