using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>办结, 终止办理, 撤单: all clocks end.</summary>
internal static class EndClocks
{
    internal static Task Hear(WorkOrderClosed fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderTerminated fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WithdrawalApplied fact, Transaction tx) => Kept.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);
}
