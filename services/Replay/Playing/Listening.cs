using System.Text.Json;
using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>Learns of progress from lists: the feed of each service, the queue of the dispatchers, the call-back list.</summary>
internal sealed class Listening(PublicApi api, Player player)
{
    private const int Page = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // What nobody's answer tells us.
    private static readonly HashSet<string> OfDispatch = new(StringComparer.Ordinal)
    {
        nameof(WorkOrderDispatched), nameof(ReworkDispatched), nameof(WorkOrderDeemedSigned), nameof(OrderHeld), nameof(WorkOrderTerminated), nameof(WithdrawalApplied), nameof(WorkOrdersMerged),
    };

    private static readonly HashSet<string> OfEscalation = new(StringComparer.Ordinal) { nameof(DisputeOpened) };

    private static readonly HashSet<string> OfScoring = new(StringComparer.Ordinal) { nameof(IncidentScored) };

    /// <summary>What was announced before the beginning is not ours, or is asked for when an order is found again.</summary>
    public async Task<IEnumerable<Func<CancellationToken, Task>>> Begin(CancellationToken stopping)
    {
        var (dispatch, escalation, scoring) = (await Last(Services.Dispatch, stopping), await Last(Services.Escalation, stopping), await Last(Services.Scoring, stopping));
        return
        [
            token => Facts(Services.Dispatch, OfDispatch, dispatch, token),
            token => Facts(Services.Escalation, OfEscalation, escalation, token),
            token => Facts(Services.Scoring, OfScoring, scoring, token),
            token => Rows("dispatch/work-orders?state=queued&", Roles.Dispatcher, Services.Dispatch, Lists.Queued, token),
            token => Rows("intake/follow-ups?", Roles.Agent, Services.Intake, Lists.AwaitsFollowUp, token),
        ];
    }

    private async Task<long> Last(string service, CancellationToken stopping) =>
        (await api.Ask($"{service}/bus", Roles.Auditor, PlayJson.Default.BusReading, stopping))!.Last;

    private async Task Facts(string service, HashSet<string> types, long after, CancellationToken stopping)
    {
        for (; ; )
        {
            var rows = await api.Ask($"{service}/facts?after={after}&limit={Page}", Roles.Auditor, PlayJson.Default.ListFeedRow, stopping) ?? [];
            foreach (var row in rows.Where(row => types.Contains(row.Type)))
                player.Hear(row.Subject, new Heard(service, row.Type, JsonSerializer.Deserialize(row.Body, PlayJson.Default.Said)!));
            if (rows.Count > 0) after = rows[^1].Seq;
            if (rows.Count < Page) await Task.Delay(Pause, stopping);
        }
    }

    private async Task Rows(string list, string role, string service, string type, CancellationToken stopping)
    {
        for (string? after = null; ; )
        {
            await Task.Delay(after is null ? Pause : TimeSpan.Zero, stopping);
            if (player.IsIdle) continue;
            var rows = await api.Ask($"{list}after={after ?? player.Before}&limit={Page}", role, PlayJson.Default.ListSaid, stopping) ?? [];
            foreach (var row in rows)
                player.HearIfInPlay(row.Id!, new Heard(service, type, row));
            after = rows.Count == Page ? rows[^1].Id : null;
        }
    }
}
