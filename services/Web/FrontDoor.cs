using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;

namespace Hotline.Web;

/// <summary>One URL serves people, pages, keys and replay: what belongs to a service in other processes is forwarded to the addresses configured for it. Of several the living ones are asked in turn.</summary>
internal static class FrontDoor
{
    public static void Add(IServiceCollection services)
    {
        services.AddReverseProxy();
        services.AddSingleton<IProxyConfigProvider>(all => Elsewhere(all.GetServices<ServiceDb>().Select(db => db.Service), all.GetRequiredService<IConfiguration>()));
    }

    public static void Route(IEndpointRouteBuilder app) => app.MapReverseProxy().RequireAuthorization();

    private static InMemoryConfigProvider Elsewhere(IEnumerable<string> here, IConfiguration settings)
    {
        var services = Neighbours.Names.Except(here).Where(service => Neighbours.Configured(settings, service).Length > 0).ToList();
        return new InMemoryConfigProvider([.. services.Select(Path)], [.. services.Select(service => Processes(service, Neighbours.Configured(settings, service)))]);
    }

    private static RouteConfig Path(string service) => new() { RouteId = service, ClusterId = service, Match = new RouteMatch { Path = $"/api/{service}/{{**rest}}" } };

    private static ClusterConfig Processes(string service, string[] addresses) => new()
    {
        ClusterId = service,
        LoadBalancingPolicy = "RoundRobin",
        Destinations = addresses.ToDictionary(address => address, address => new DestinationConfig { Address = address }, StringComparer.Ordinal),
        HealthCheck = addresses.Length == 1 ? null : new HealthCheckConfig { Active = Look },
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },
    };

    private static readonly ActiveHealthCheckConfig Look = new() { Enabled = true, Path = "/health/ready", Interval = TimeSpan.FromSeconds(2), Timeout = TimeSpan.FromSeconds(2) };
}
