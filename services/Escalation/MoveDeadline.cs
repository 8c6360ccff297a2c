using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>时限变更: an extension granted or a rework moves the unit's limit. The version is the revision of the fact that moved it, so it only counts up.</summary>
internal static class MoveDeadline
{
    internal static Task Hear(ExtensionGranted fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static async Task Hear(ReworkDispatched fact, Transaction tx)
    {
        await Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);
        if (fact.Times == MostReworks)
            await Supervise.Open(tx, fact.WorkOrderId, Supervise.Reworked, fact.Unit, fact.At);
    }

    /// <summary>Says each move once, as soon as the limit before it is known.</summary>
    internal static async Task Announce(Transaction tx, HeardFacts heard)
    {
        foreach (var move in Moves(heard))
        {
            if (await Kept.FirstTime(tx, move.WorkOrderId, $"moved-{move.Clock}-{move.Version}"))
                await tx.Announce(move.WorkOrderId, move with { Revision = (await ClockRow.Next(tx, move.WorkOrderId)).Revision }, EscalationService.Itself);
        }
    }

    internal static IEnumerable<DeadlineMoved> Moves(HeardFacts heard)
    {
        var limits = Known(heard);
        foreach (var f in heard.All<ExtensionGranted>())
            if (Before(limits, f.Revision) is { } from)
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

    private static DateTime? Before(List<(int Revision, DateTime HandleBy)> limits, int revision) =>
        limits.Where(l => l.Revision < revision).OrderBy(l => l.Revision).Select(l => (DateTime?)l.HandleBy).LastOrDefault();

    private static List<(int Revision, DateTime HandleBy)> Known(HeardFacts heard) =>
    [
        .. heard.All<WorkOrderDispatched>().Select(f => (f.Revision, f.HandleBy)),
        .. heard.All<ExtensionGranted>().Select(f => (f.Revision, f.HandleBy)),
        .. heard.All<ReworkDispatched>().Select(f => (f.Revision, f.HandleBy)),
    ];

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

    private const int MostReworks = 3;
}
