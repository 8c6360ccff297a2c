using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>签收, 视为签收, 退单申请: the unit has answered; 驳回: it must sign after all.</summary>
internal static class StopSigningClock
{
    internal static Task Hear(WorkOrderSigned fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderDeemedSigned fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ReturnRequested fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(ReturnRejected fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);
}
