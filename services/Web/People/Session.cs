using System.Security.Claims;
using Hotline.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Claim = Hotline.Platform.Claim;

namespace Hotline.Web;

/// <summary>会话: a person who has signed in, until they sign out, stand idle, or are signed out everywhere. What they may do is read anew on each request.</summary>
internal static class Session
{
    public const string Stamp = "stamp";

    /// <summary>How long somebody may stand idle: Session__IdleMinutes, 30 where it is not set.</summary>
    public static TimeSpan Idle(IConfiguration settings) => TimeSpan.FromMinutes(settings.GetValue("Session:IdleMinutes", 30.0));

    /// <summary>Chooses between a program's token and a person's cookie. The services' own routes know tokens only, so that no other site can act through a signed-in browser.</summary>
    public static string SchemeOf(HttpContext http) =>
        http.Request.Headers.Authorization.Count > 0 || http.Request.Path.StartsWithSegments("/api") ? "Bearer" : IdentityConstants.ApplicationScheme;

    public static void Configure(CookieAuthenticationOptions cookie, TimeSpan idle)
    {
        cookie.Cookie.Name = "hotline-session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = idle;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "to";
        cookie.Events.OnValidatePrincipal = IsStillGood;
    }

    /// <summary>Who acts, as the pages and the services know it.</summary>
    public static ClaimsIdentity IdentityOf(Person person)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, Claim.Role);
        identity.AddClaim(new(Claim.Account, person.Id));
        identity.AddClaim(new(ClaimTypes.Name, person.Shown));
        identity.AddClaim(new(Stamp, person.Stamp));
        identity.AddClaims(person.Rights.Roles.Select(role => new System.Security.Claims.Claim(Claim.Role, role)));
        identity.AddClaims(person.Rights.Units.Select(unit => new System.Security.Claims.Claim(Claim.Unit, unit)));
        return identity;
    }

    private static async Task IsStillGood(CookieValidatePrincipalContext context)
    {
        var db = context.HttpContext.RequestServices.GetRequiredKeyedService<ServiceDb>(WebService.Name);
        if (await Of(db, context.Principal!) is { } person)
        {
            context.ReplacePrincipal(new ClaimsPrincipal(IdentityOf(person)));
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>The person of this session as they are now, or null where it has ended.</summary>
    public static async Task<Person?> Of(ServiceDb db, ClaimsPrincipal session) =>
        await db.Single<Person>(Person.Load, new { Id = session.FindFirstValue(Claim.Account) ?? "" }) is { Disabled: false } person
        && person.Stamp == session.FindFirstValue(Stamp) ? person : null;
}

/// <summary>Makes the session of somebody whose password was right.</summary>
internal sealed class SessionClaims : IUserClaimsPrincipalFactory<Person>
{
    public Task<ClaimsPrincipal> CreateAsync(Person user) => Task.FromResult(new ClaimsPrincipal(Session.IdentityOf(user)));
}
