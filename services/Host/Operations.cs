using Hotline.Platform;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace Hotline.Host;

/// <summary>What stands beside a route: who may call it, and the headers every command takes.</summary>
internal static class Operations
{
    public static void Mend(OpenApiOperation operation, ApiDescription route)
    {
        var policies = route.ActionDescriptor.EndpointMetadata;
        if (policies.OfType<AllowedRoles>().FirstOrDefault() is not { } allowed)
            return;
        operation.Description = $"For: {string.Join(", ", allowed.Roles)}.";
        operation.Parameters ??= [];
        operation.Parameters.Add(Header(ActFor.Header, "A role, and a unit for a handler, to act for: handler@ZJJ. Only for keys that may."));
        if (route.HttpMethod is not ("GET" or "HEAD"))
        {
            operation.Parameters.Add(Header(HotlineAt.Header, "Under a simulated clock only: when this happens, within the present step."));
            operation.Parameters.Add(Header("Idempotency-Key", "At most 200 characters. The same request with the same key is done once and answered the same; another request with it is refused."));
        }
    }

    private static OpenApiParameter Header(string name, string says) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = says,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
