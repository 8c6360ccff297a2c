using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>语言、明暗: what somebody chose on this machine, kept in cookies for a year.</summary>
internal static class Preferences
{
    public const string Theme = "hotline-theme";

    public static void Route(IEndpointRouteBuilder forms) => forms.MapPost("/preferences", Handle).AllowAnonymous();

    private static IResult Handle([FromForm] string? language, [FromForm] string? theme, [FromForm] string? to, HttpContext http)
    {
        if (language is "zh" or "en")
            Keep(http, Language.Cookie, language);
        if (theme is "light" or "dark")
            Keep(http, Theme, theme);
        return TypedResults.Redirect(Forms.Local(to));
    }

    private static void Keep(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(name, value, new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
}
