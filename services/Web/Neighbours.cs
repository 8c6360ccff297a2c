using Hotline.Platform;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Web;

/// <summary>Where the services are: at the address configured (Services__Dispatch=http://…), or at our own. They are asked over HTTP with the caller's own token, also when they run in this process.</summary>
internal sealed class Neighbours(IHttpClientFactory clients, IConfiguration settings, IServer server)
{
    public static readonly string[] Names = ["intake", "dispatch", "escalation", "scoring"];

    public static void Add(IServiceCollection services)
    {
        services.AddHttpClient("services", client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        services.AddSingleton<Neighbours>();
    }

    /// <summary>The address configured for a service, or null.</summary>
    public static string? Configured(IConfiguration settings, string service) => settings[$"Services:{service}"] is { Length: > 0 } address ? address.TrimEnd('/') : null;

    /// <summary>Asks one service, as the caller.</summary>
    public async Task<HttpResponseMessage> Ask(string service, string path, HttpRequest caller, CancellationToken stopping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Configured(settings, service) ?? Own()}/api/{service}/{path}");
        foreach (var header in new[] { "Authorization", ActFor.Header })
            if (caller.Headers[header].ToString() is { Length: > 0 } value)
                request.Headers.TryAddWithoutValidation(header, value);
        return await clients.CreateClient("services").SendAsync(request, stopping);
    }

    private string Own() => OnThisMachine(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>An address that listens on every network is asked on this machine.</summary>
    internal static string OnThisMachine(string listening)
    {
        var address = BindingAddress.Parse(listening);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }
}
