using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Hotline.Host;

/// <summary>Every route described, served from here: /openapi/v1.json.</summary>
internal static class Description
{
    private const string Scheme = "token";

    public static void Add(IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.CreateSchemaReferenceId = type => Own(type.Type, OpenApiOptions.CreateDefaultSchemaReferenceId(type));
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Hotline",
                Version = "v1",
                Description = "Work orders of a 12345 government hotline. 每个拒绝都是 application/problem+json：code 是稳定的代码，field 指出有问题的字段，detail 是中文，title 是英文。",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "POST /token exchanges a key for one, good for ten minutes.",
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Schemas.Mend(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Operations.Mend(operation, context.Description);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
                operation.Security = [];
            return Task.CompletedTask;
        });
    });

    // Each slice has its Command and each service its WorkOrder: by their bare names they would be taken for one another.
    private static string? Own(Type type, string? name)
    {
        if (name is null || type.Namespace?.Split('.') is not ["Hotline", var home, ..] || home is "Contracts" or "Platform")
            return name;
        return type.DeclaringType is { } slice ? $"{home}.{slice.Name}.{name}" : $"{home}.{name}";
    }

    public static void Map(IEndpointRouteBuilder app) => app.MapOpenApi().AllowAnonymous();
}
