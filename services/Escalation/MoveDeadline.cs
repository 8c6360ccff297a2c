using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>时限变更: an extension granted or a rework moves the unit's limit, a calendar that comes later any. The version is the revision of the fact it rests on, so it only counts up.</summary>
internal static class MoveDeadline
{
    /// <summary>Says each move once, as soon as the limit before it is known.</summary>
    internal static async Task Follow(Transaction tx, string orderId, string incidentId, HeardFacts heard, OrderClocks clocks)
    {
        foreach (var move in Moves(heard).Concat(await Recounts(tx, orderId, incidentId, clocks)))
        {
            if (await Said.FirstTime(tx, orderId, move.Recount == 0 ? $"moved-{move.Clock}-{move.Version}" : $"{What(move.Clock, move.Version)}{move.Recount}"))
                await tx.Announce(orderId, move with { Revision = (await ClockRow.Next(tx, orderId)).Revision }, EscalationService.Itself);
        }
    }

    /// <summary>时限重算: what binds now and was printed before the holidays were published that are known by now; once moved, also back.</summary>
    private static async Task<List<DeadlineMoved>> Recounts(Transaction tx, string orderId, string incidentId, OrderClocks clocks)
    {
        if (!clocks.Rules.AnyPublished)
            return [];
        var said = await Said.Of(tx, orderId);
        return [.. clocks.Binding
            .Where(clock => clock.DueBy != clock.Printed.DueBy || said.Exists(what => what.StartsWith(What(clock.Name, clock.Printed.Version), StringComparison.Ordinal)))
            .Select(clock => Recounted(orderId, incidentId, clock, clocks.Rules.Holidays(clock.Name == Clocks.Caller ? null : clocks.Unit)))];
    }

    private static string What(string clock, int version) => $"recounted-{clock}-{version}-";

    private static DeadlineMoved Recounted(string orderId, string incidentId, Clock clock, HolidaysKnown known) =>
        Moved(orderId, incidentId, clock.Printed.Version, known.At > clock.Printed.At ? known.At : clock.Printed.At, clock.Printed.DueBy, clock.DueBy, "calendar") with { Clock = clock.Name, Recount = known.Times };

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
