using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>Dispatch answers: the hold is refused, or the ruling could not be carried out.</summary>
internal static class EndDispute
{
    internal static Task Hear(HoldRefused fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(RulingNotApplied fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);
}
