using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>时限变更: an extension granted or a rework moves the unit's limit, a calendar that comes later any. The version is the revision of the fact it rests on, so it only counts up.</summary>
internal static class MoveDeadline
{
    private const string Calendar = "calendar";

    /// <summary>Says each move once, as soon as the limit before it is known.</summary>
    internal static async Task Follow(Transaction tx, string orderId, string incidentId, HeardFacts heard, OrderClocks clocks)
    {
        foreach (var move in Moves(heard).Concat(await Recounts(tx, orderId, incidentId, clocks)))
        {
            if (!await Said.FirstTime(tx, orderId, move.Recount == 0 ? $"moved-{move.Clock}-{move.Version}" : $"recounted-{move.Clock}-{move.Version}-{move.Recount}"))
                continue;
            await tx.Announce(orderId, move with { Revision = (await ClockRow.Next(tx, orderId)).Revision }, EscalationService.Itself);
            if (move is { Cause: Calendar, Unit: not null })
                await tx.Execute(Note, new { move.Unit, move.At, OrderId = orderId });
        }
    }

    /// <summary>时限重算: what binds now and stands elsewhere than it was printed, or was last said, before the holidays were published that are known by now; once moved, also back.</summary>
    private static async Task<List<DeadlineMoved>> Recounts(Transaction tx, string orderId, string incidentId, OrderClocks clocks)
    {
        if (!clocks.Rules.AnyPublished)
            return [];
        var said = (await tx.AnnouncedOf(orderId)).All<DeadlineMoved>().Where(moved => moved.Cause == Calendar).ToList();
        return [.. from clock in clocks.Binding
                   let before = said.Where(moved => (moved.Clock, moved.Version) == (clock.Name, clock.Printed.Version)).MaxBy(moved => moved.Recount)?.To ?? clock.Printed.DueBy
                   where clock.DueBy != before
                   select Recounted(orderId, incidentId, clock, before, clock.Name == Clocks.Caller ? null : clocks.Unit, clocks.Rules)];
    }

    private static DeadlineMoved Recounted(string orderId, string incidentId, Clock clock, DateTime before, string? unit, TimeRules rules)
    {
        var known = rules.Holidays(unit);
        return Moved(orderId, incidentId, clock.Printed.Version, known.At > clock.Printed.At ? known.At : clock.Printed.At, before, clock.DueBy, Calendar, unit)
            with { Clock = clock.Name, Recount = known.Times, Calendar = known.Calendar, CalendarVersion = known.Version };
    }

    internal static IEnumerable<DeadlineMoved> Moves(HeardFacts heard)
    {
        foreach (var f in heard.All<ExtensionGranted>())
            if (f.From is { } from)
                yield return Moved(f.WorkOrderId, f.IncidentId, f.Revision, f.At, from, f.HandleBy, "extension", f.Unit);
        foreach (var f in heard.All<ReworkDispatched>())
            if (ClosedBefore(heard, f) is { } from)
                yield return Moved(f.WorkOrderId, f.IncidentId, f.Revision, f.At, from, f.HandleBy, "rework", f.Unit);
    }

    /// <summary>The limit of the closing that is reworked: the n-th rework follows the n-th closing, so nothing is said before that one is heard.</summary>
    private static DateTime? ClosedBefore(HeardFacts heard, ReworkDispatched rework)
    {
        var closings = heard.All<WorkOrderClosed>().Where(closed => closed.Revision < rework.Revision).ToList();
        return closings.Count < rework.Times ? null : closings[^1].HandleBy;
    }

    private static DeadlineMoved Moved(string orderId, string incidentId, int version, DateTime at, DateTime from, DateTime to, string cause, string? unit) => new()
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
        Unit = unit,
    };

    private const string Note = """
        INSERT INTO MovedLimits (Unit, At, OrderId)
        SELECT @Unit, @At, @OrderId WHERE NOT EXISTS (SELECT 1 FROM MovedLimits WHERE Unit = @Unit AND At = @At AND OrderId = @OrderId)
        """;
}
