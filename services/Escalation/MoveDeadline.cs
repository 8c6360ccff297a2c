using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>时限变更: an extension granted or a rework moves the unit's limit. The version is the revision of the fact that moved it, so it only counts up.</summary>
internal static class MoveDeadline
{
    /// <summary>Says each move once, as soon as the limit before it is known.</summary>
    internal static async Task Follow(Transaction tx, HeardFacts heard)
    {
        foreach (var move in Moves(heard))
        {
            if (await Said.FirstTime(tx, move.WorkOrderId, $"moved-{move.Clock}-{move.Version}"))
                await tx.Announce(move.WorkOrderId, move with { Revision = (await ClockRow.Next(tx, move.WorkOrderId)).Revision }, EscalationService.Itself);
        }
    }

    internal static IEnumerable<DeadlineMoved> Moves(HeardFacts heard)
    {
        foreach (var f in heard.All<ExtensionGranted>())
            if (f.From is { } from)
                yield return Moved(f.WorkOrderId, f.IncidentId, f.Revision, f.At, from, f.HandleBy, "extension");
        foreach (var f in heard.All<ReworkDispatched>())
            if (ClosedBefore(heard, f) is { } from)
                yield return Moved(f.WorkOrderId, f.IncidentId, f.Revision, f.At, from, f.HandleBy, "rework");
    }

    /// <summary>The limit of the closing that is reworked: the n-th rework follows the n-th closing, so nothing is said before that one is heard.</summary>
    private static DateTime? ClosedBefore(HeardFacts heard, ReworkDispatched rework)
    {
        var closings = heard.All<WorkOrderClosed>().Where(closed => closed.Revision < rework.Revision).ToList();
        return closings.Count < rework.Times ? null : closings[^1].HandleBy;
    }

    private static DeadlineMoved Moved(string orderId, string incidentId, int version, DateTime at, DateTime from, DateTime to, string cause) => new()
    {
        WorkOrderId = orderId,
        IncidentId = incidentId,
        Revision = 0,
        At = at,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Clock = Clocks.Unit,
        Version = version,
        From = from,
        To = to,
        Cause = cause,
    };
}
