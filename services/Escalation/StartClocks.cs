using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>转派 and 派单: the caller's clock starts with the registration, the unit's two with each dispatch.</summary>
internal static class StartClocks
{
    internal static Task Hear(WorkOrderHandedOver fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderDispatched fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);
}
