using System.Text.Json;
using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>Asks each service for one order: after a crash, where a command came too early or too late, and where an order stands still.</summary>
internal static class Looking
{
    public static async Task At(PublicApi api, OrderInPlay order, CancellationToken stopping)
    {
        var id = order.Progress.Id!;
        foreach (var service in Services.All)
            foreach (var row in await api.Ask($"{service}/trail/{id}", Roles.Auditor, PlayJson.Default.ListFeedRow, stopping) ?? [])
                order.Hear(new Heard(service, row.Type, JsonSerializer.Deserialize(row.Body, PlayJson.Default.Said)!));
        if (await api.Ask($"dispatch/work-orders/{id}", Roles.Dispatcher, PlayJson.Default.Said, stopping) is { State: "queued" } queued)
            order.Hear(new Heard(Services.Dispatch, Lists.Queued, queued));
        var list = await api.Ask($"intake/follow-ups?after={id[..^1]}&limit=1", Roles.Agent, PlayJson.Default.ListSaid, stopping);
        if (list is [var first, ..] && first.Id == id)
            order.Hear(new Heard(Services.Intake, Lists.AwaitsFollowUp, first));
    }
}
