using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hotline.Platform;
using Microsoft.AspNetCore.Http;

namespace Hotline.Web;

/// <summary>打不开: why a page cannot be shown, and where to go instead. Plain text, because it is also shown where a page broke while it was made.</summary>
internal static class RefusedPage
{
    private static readonly HtmlEncoder Plain = HtmlEncoder.Create(UnicodeRanges.All);

    public static IResult Of(Refusal refusal, HttpContext http)
    {
        var english = http.Request.Cookies[Language.Cookie] == "en";
        var (lang, says, back) = english ? ("en", refusal.English, "Back to the desk") : ("zh-CN", refusal.Chinese, "回到工作台");
        var theme = http.Request.Cookies[Preferences.Theme] is "light" or "dark" ? http.Request.Cookies[Preferences.Theme] : "";
        return TypedResults.Content($"""
            <!DOCTYPE html>
            <html lang="{lang}" data-theme="{theme}">
            <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><base href="/" /><link rel="icon" href="data:," />
            <link rel="stylesheet" href="_content/Hotline.Web/desk.css" /><title>{Plain.Encode(says)} · 12345</title></head>
            <body><main class="outside" id="work"><h1>{Plain.Encode(says)}</h1><p><a class="btn p" href="/">{back}</a></p></main></body>
            </html>
            """, "text/html; charset=utf-8", statusCode: refusal.Status);
    }
}
