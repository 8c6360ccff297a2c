using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Web;

/// <summary>One URL serves people, pages, keys and replay: what belongs to a service in another process is forwarded to the address configured for it.</summary>
internal static class FrontDoor
{
    public static void Route(IEndpointRouteBuilder app)
    {
        var here = app.ServiceProvider.GetServices<ServiceDb>().Select(db => db.Service);
        var settings = app.ServiceProvider.GetRequiredService<IConfiguration>();
        foreach (var service in Neighbours.Names.Except(here))
            if (Neighbours.Configured(settings, service) is { } address)
                app.MapForwarder($"/api/{service}/{{**rest}}", address).RequireAuthorization();
    }
}
