using System.Text.Json;

namespace Hotline.Replay;

/// <summary>Asks each service for one order: after a crash, where a command came too early or too late, and where an order stands still.</summary>
internal static class Looking
{
    private static readonly string[] Services = ["intake", "dispatch", "escalation", "scoring"];

    public static async Task At(PublicApi api, OrderInPlay order, CancellationToken stopping)
    {
        var id = order.Progress.Id!;
        foreach (var service in Services)
            foreach (var row in await api.Ask($"{service}/trail/{id}", "auditor", PlayJson.Default.ListFeedRow, stopping) ?? [])
                order.Hear(new Heard(service, row.Type, JsonSerializer.Deserialize(row.Body, PlayJson.Default.Said)!));
        if (await api.Ask($"dispatch/work-orders/{id}", "dispatcher", PlayJson.Default.Said, stopping) is { State: "queued" } queued)
            order.Hear(new Heard("dispatch", Lists.Queued, queued));
        var list = await api.Ask($"intake/follow-ups?after={id[..^1]}&limit=1", "agent", PlayJson.Default.ListSaid, stopping);
        if (list is [var first, ..] && first.Id == id)
            order.Hear(new Heard("intake", Lists.AwaitsFollowUp, first));
    }
}
