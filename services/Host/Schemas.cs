using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace Hotline.Host;

/// <summary>What the framework cannot see of a type: our own reading of texts and times, commands that name a missing field themselves, the members of a refusal.</summary>
internal static class Schemas
{
    public static void Mend(OpenApiSchema schema, Type type)
    {
        if (type == typeof(string))
            schema.Type = JsonSchemaType.String;
        else if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTime))
            (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
        else if (type.Name == "Command")
            schema.Required = null;
        else if (type == typeof(ProblemDetails))
            Refusal(schema);
    }

    private static void Refusal(OpenApiSchema schema)
    {
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        schema.Properties["code"] = Text("Stable; programs decide by it.");
        schema.Properties["field"] = Text("The field at fault, where there is one.");
        schema.Properties["revision"] = Number("The order's revision now, for a stale command.");
        schema.Properties["retryAfter"] = Number("Seconds after which the same may succeed.");
    }

    private static OpenApiSchema Text(string says) => new() { Type = JsonSchemaType.String, Description = says };

    private static OpenApiSchema Number(string says) => new() { Type = JsonSchemaType.Integer, Description = says };
}
