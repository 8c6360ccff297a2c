using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>办结 stops the unit's clock; 审核退回 lets it run on; 撤回改派 and 同意退单 take it away.</summary>
internal static class StopUnitClock
{
    internal static Task Hear(ClosingSubmitted fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ClosingSentBack fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderRecalled fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ReturnUpheld fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);
}
