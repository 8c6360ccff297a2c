using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>争议协调中: the unit's clocks stop, the caller's runs on. 并单 and 拆单: all of them wait with the child.</summary>
internal static class HoldClocks
{
    internal static Task Hear(OrderHeld fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrdersMerged fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrdersUnmerged fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);
}
