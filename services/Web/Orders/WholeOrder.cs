using System.Net;
using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>工单详情: the order's own page: its path so far, who has it, until when, and what each service has, as far as the caller may see it.</summary>
internal static class WholeOrder
{
    public static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/work-orders/{id}", Handle).MayBe(Roles.All).Question<Page>("工单详情: one order's path, holder, limits and timeline, from all four services");

    private static async Task<IResult> Handle(string id, Neighbours neighbours, HttpContext http)
    {
        var parts = await Task.WhenAll(Neighbours.Names.Select(service => Part.Of(service, id, neighbours, http)));
        return Refuse(parts)?.Answer() ?? TypedResults.Ok(Compose(id, parts));
    }

    internal static Refusal? Refuse(Part[] parts) =>
        parts.Any(part => part.Holds && part.Order is not null) ? null
        : parts.Any(part => part.Holds && part.Away) ? Away
        : Refusal.NotFound;

    internal static Page Compose(string id, Part[] parts)
    {
        var of = parts.ToDictionary(part => part.Service, part => part.Order);
        var holder = Holder.Of(of["intake"], of["dispatch"]);
        // At one moment, what a person did comes before what a service made of it.
        var timeline = parts.SelectMany(part => part.Timeline)
            .OrderBy(fact => fact.At).ThenBy(fact => fact.ActorRole == Roles.System).ThenBy(fact => fact.Revision).ToList();
        return new Page
        {
            Id = id,
            Number = Said(of["intake"], "number") ?? Said(of["dispatch"], "number"),
            State = holder.State,
            Path = [.. timeline.Select(PathStep.Of).OfType<PathStep>()],
            Holder = holder,
            Intake = of["intake"],
            Dispatch = of["dispatch"],
            Escalation = of["escalation"],
            Scoring = of["scoring"],
            Timeline = timeline,
            Away = [.. parts.Where(part => part.Away).Select(part => part.Service)],
        };
    }

    /// <summary>A word of the order; Intake shows the order beside its caller.</summary>
    internal static string? Said(JsonElement? part, string name)
    {
        if (part is not { ValueKind: JsonValueKind.Object } order)
            return null;
        if (order.TryGetProperty("order", out var inner))
            return Said(inner, name);
        return order.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static readonly Refusal Away = new("service-away", 503, "相关服务暂时不可用，请稍后重试。", "The services that hold the order are away for the moment; try again.") { RetryAfter = 5 };
}

/// <summary>The order's own page.</summary>
internal sealed record Page
{
    public required string Id { get; init; }
    public string? Number { get; init; }
    public string? State { get; init; }
    public required IReadOnlyList<PathStep> Path { get; init; }
    public required Holder Holder { get; init; }
    public JsonElement? Intake { get; init; }
    public JsonElement? Dispatch { get; init; }
    public JsonElement? Escalation { get; init; }
    public JsonElement? Scoring { get; init; }
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>Services that did not answer: their part may be missing.</summary>
    public required IReadOnlyList<string> Away { get; init; }
}

/// <summary>What one service says of the order; a no is a part the caller does not see.</summary>
internal sealed record Part(string Service, JsonElement? Order, List<TimelineEntry> Timeline, bool Away)
{
    /// <summary>Only these two hold the order; the others follow it.</summary>
    public bool Holds => Service is "intake" or "dispatch";

    public static async Task<Part> Of(string service, string id, Neighbours neighbours, HttpContext http)
    {
        try
        {
            var path = $"work-orders/{Uri.EscapeDataString(id)}";
            var order = Read<JsonElement?>(service, path, neighbours, http);
            var timeline = Read<List<TimelineEntry>>(service, path + "/timeline", neighbours, http);
            return new Part(service, await order, await timeline ?? [], Away: false);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !http.RequestAborted.IsCancellationRequested)
        {
            return new Part(service, null, [], Away: true);
        }
    }

    private static async Task<T?> Read<T>(string service, string path, Neighbours neighbours, HttpContext http)
    {
        using var answer = await neighbours.Ask(service, path, http.Request, http.RequestAborted);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
            return default;
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(http.RequestAborted);
        return await JsonSerializer.DeserializeAsync<T>(body, Wire.Json, http.RequestAborted);
    }
}
