using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Platform;

/// <summary>How a slice names its route: who may call it, and what it may answer.</summary>
public static class Routes
{
    /// <summary>The routes of one service, under /api/{service}.</summary>
    public static RouteGroupBuilder Service(this IEndpointRouteBuilder routes, string service) =>
        routes.MapGroup($"/api/{service}").WithMetadata(new OfService(service)).WithTags(service);

    /// <summary>Only these roles.</summary>
    public static RouteHandlerBuilder MayBe(this RouteHandlerBuilder route, params string[] roles) =>
        route.WithMetadata(new AllowedRoles(roles)).RequireAuthorization(policy => policy.RequireRole(roles));

    /// <summary>A command: what it answers when done, and that it may be refused.</summary>
    public static RouteHandlerBuilder Command<T>(this RouteHandlerBuilder route, string summary, int status = 200) =>
        route.Described(summary).Produces<T>(status).Refusals(400, 401, 403, 404, 409, 413, 415, 429, 503);

    /// <summary>A question: what it answers.</summary>
    public static RouteHandlerBuilder Question<T>(this RouteHandlerBuilder route, string summary) =>
        route.Described(summary).Produces<T>(200).Refusals(400, 401, 403, 404, 503);

    private static RouteHandlerBuilder Described(this RouteHandlerBuilder route, string summary) => route.WithSummary(summary);

    private static RouteHandlerBuilder Refusals(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses)
            route.Produces<ProblemDetails>(status, "application/problem+json");
        return route;
    }
}
