using System.Net;
using System.Text.RegularExpressions;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Web;

public sealed partial class EveryRoute(AHost host) : IClassFixture<AHost>
{
    // Files of the pages, and those that are not there, are the same for everybody.
    private IEnumerable<(string Method, string Path, string[] Roles, bool Anonymous, bool Form)> Routes =>
        from endpoint in host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText != "{**path:file}"
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        let roles = RolesOf(endpoint)
        orderby path, method
        let form = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/x-www-form-urlencoded") ?? false
        select (method, path, roles, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, form);

    // A page names its roles, or asks only that somebody has signed in.
    private static string[] RolesOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<AllowedRoles>()?.Roles.ToArray()
        ?? (endpoint.Metadata.OfType<AuthorizeAttribute>().ToList() is { Count: > 0 } asked
            ? [.. Roles.All.Where(role => asked.TrueForAll(policy => policy.Roles?.Split(',').Contains(role) ?? true))] : []);

    [Fact]
    public void Has_a_policy_that_was_meant() => Approved.Is("tests/Hotline.Tests/Web/Policies.approved.txt",
        string.Concat(Routes.Select(r => $"{r.Method} {r.Path}: {(r.Anonymous ? "anonymous" : r.Roles.Length == 0 ? "NO POLICY" : string.Join(", ", r.Roles))}\n")));

    [Fact]
    public async Task Lets_in_exactly_the_roles_it_names()
    {
        var wrong = new List<string>();
        foreach (var route in Routes)
        {
            await Ask(route.Method, route.Path, route.Form, null, route.Anonymous ? Door.Open : Door.SignIn, wrong);
            foreach (var role in Roles.All)
                await Ask(route.Method, route.Path, route.Form, role, route.Anonymous || route.Roles.Contains(role) ? Door.Open : Door.Shut, wrong);
        }
        Assert.Empty(wrong);
    }

    private async Task Ask(string method, string path, bool form, string? role, Door expected, List<string> wrong)
    {
        using var answer = await host.Send(method, Parameter().Replace(path, m => m.Value == "{documentName}" ? "v1" : "x"),
            method == "GET" ? null : form ? new FormUrlEncodedContent([]) : new { }, role is null ? null : host.TokenOf(role));
        var found = await Found(answer);
        if (found != expected)
            wrong.Add($"{method} {path} as {role ?? "nobody"}: {found} ({(int)answer.StatusCode}), expected {expected}");
    }

    // A slice may say 403 for a reason of its own; the door's no has its own code.
    private static async Task<Door> Found(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized => Door.SignIn,
        HttpStatusCode.Forbidden when (await answer.Content.ReadAsStringAsync()).Contains("\"not-allowed\"", StringComparison.Ordinal) => Door.Shut,
        HttpStatusCode.InternalServerError => Door.Broken,
        _ => Door.Open,
    };

    private enum Door { Open, SignIn, Shut, Broken }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
