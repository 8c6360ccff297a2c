using System.Text.Json;
using Xunit;

namespace Hotline.Tests.Web;

public sealed class TheDescription(AHost host) : IClassFixture<AHost>
{
    [Fact]
    public async Task Gives_every_command_a_body_of_its_own_and_every_route_a_summary()
    {
        var operations = (await host.Read("GET", "/openapi/v1.json", null, null)).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => (Name: $"{method.Name} {path.Name}", method.Value))).ToList();
        Assert.All(operations, operation => Assert.True(operation.Value.TryGetProperty("summary", out _), operation.Name));
        // A preview has the body of what it is a preview of, and the clocks of all roles are moved alike.
        var bodies = operations.Where(operation => !operation.Name.EndsWith("/preview", StringComparison.Ordinal) && !operation.Name.EndsWith("/clock", StringComparison.Ordinal)).Select(operation => Body(operation.Value)).OfType<string>().ToList();
        Assert.True(bodies.Count > 20, $"only {bodies.Count} bodies");
        Assert.Equal(bodies.Count, bodies.Distinct().Count());
    }

    private static string? Body(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && Schema(body) is { ValueKind: JsonValueKind.Object } schema
            ? (schema.TryGetProperty("$ref", out var reference) ? reference.GetString() : schema.GetRawText()) : null;

    private static JsonElement Schema(JsonElement body) => body.GetProperty("content").GetProperty("application/json").GetProperty("schema");
}
