using System.Net.Http.Json;
using Hotline.Platform;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Web;

/// <summary>Where the services are: at the address configured (Services__Dispatch=http://…; several processes of one service with semicolons between), or at our own. They are asked over HTTP with the caller's own token, also when they run in this process.</summary>
internal sealed class Neighbours(IHttpClientFactory clients, IConfiguration settings, IServer server)
{
    public static readonly string[] Names = ["intake", "dispatch", "escalation", "scoring"];

    public static void Add(IServiceCollection services)
    {
        services.AddHttpClient("services", client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        services.AddSingleton<Neighbours>();
    }

    /// <summary>The first service that neither runs here nor has an address configured, or null.</summary>
    public static string? Missing(IConfiguration settings, IEnumerable<string> here) =>
        Names.Except(here).FirstOrDefault(service => Configured(settings, service).Length == 0);

    /// <summary>The addresses configured for a service.</summary>
    public static string[] Configured(IConfiguration settings, string service) =>
        [.. (settings[$"Services:{service}"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(address => address.TrimEnd('/'))];

    /// <summary>Asks one service, as the caller; of several processes the next one where one does not answer.</summary>
    public Task<HttpResponseMessage> Ask(string service, string path, HttpRequest caller, CancellationToken stopping) =>
        Ask(service, path, address => AsCaller(HttpMethod.Get, address, null, caller), stopping);

    /// <summary>Commands one service, as the caller; the command is one that does no harm twice.</summary>
    public Task<HttpResponseMessage> Tell(string service, string path, object command, HttpRequest caller, CancellationToken stopping) =>
        Ask(service, path, address => AsCaller(HttpMethod.Post, address, command, caller), stopping);

    private static HttpRequestMessage AsCaller(HttpMethod method, string address, object? command, HttpRequest caller)
    {
        var request = new HttpRequestMessage(method, address) { Content = command is null ? null : JsonContent.Create(command, options: Wire.Json) };
        foreach (var header in new[] { "Authorization", ActFor.Header })
            if (caller.Headers[header].ToString() is { Length: > 0 } value)
                request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }

    /// <summary>Sends a request, made for the address where the service is; of several processes the next one where one does not answer.</summary>
    public async Task<HttpResponseMessage> Ask(string service, string path, Func<string, HttpRequestMessage> request, CancellationToken stopping)
    {
        var addresses = new Queue<string>(Configured(settings, service) is { Length: > 0 } configured ? configured : [ThisMachine.Address(server)]);
        for (; ; )
        {
            try
            {
                using var message = request($"{addresses.Dequeue()}/api/{service}/{path}");
                return await clients.CreateClient("services").SendAsync(message, stopping);
            }
            catch (HttpRequestException) when (addresses.Count > 0) { }
        }
    }
}
