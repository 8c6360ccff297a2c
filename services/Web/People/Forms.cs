using Hotline.Platform;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Web;

/// <summary>Forms of the pages that work without a live connection: sent, answered by going to a page, and only taken from pages of ours.</summary>
internal static class Forms
{
    public static RouteGroupBuilder MapForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").WithMetadata(new OfService(WebService.Name)).DisableAntiforgery().ExcludeFromDescription();
        forms.AddEndpointFilter(async (context, next) =>
        {
            var pages = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
            return await pages.IsRequestValidAsync(context.HttpContext) ? await next(context) : Back("/sign-in", Outdated);
        });
        return forms;
    }

    /// <summary>To a page, with the reason why it was not done.</summary>
    public static IResult Back(string page, Refusal refusal, string? name = null) =>
        TypedResults.Redirect($"{page}?refused={refusal.Code}{(name is null ? "" : $"&name={Uri.EscapeDataString(name)}")}");

    /// <summary>Where somebody wanted to go, if that is here.</summary>
    public static string Local(string? to) => to is ['/', ..] and not ['/', '/' or '\\', ..] ? to : "/";

    internal static readonly Refusal Outdated = new("page-outdated", 400,
        "页面打开太久，已经失效。请再试一次。", "The page had been open for too long. Please try once more.");
}
