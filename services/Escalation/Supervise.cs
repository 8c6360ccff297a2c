using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>督办: leaders watch the order: a limit passed, urged three times, or reworked three times. Once for each cause.</summary>
internal static class Supervise
{
    public const string Overdue = "overdue", Urged = "urged", Reworked = "reworked";
    private const int MostUrged = 3;

    internal static async Task Hear(WorkOrderUrged fact, Transaction tx)
    {
        if (fact.Times != MostUrged)
            return;
        await tx.Execute(ClockRow.Empty, new { Id = fact.WorkOrderId, fact.IncidentId });
        await Open(tx, fact.WorkOrderId, Urged, null, fact.At);
    }

    internal static async Task Open(Transaction tx, string orderId, string cause, string? unit, DateTime at)
    {
        if (await Kept.FirstTime(tx, orderId, "supervised-" + cause))
            await tx.Announce(orderId, Opened(await ClockRow.Next(tx, orderId), cause, unit, at), EscalationService.Itself);
    }

    private static SupervisionOpened Opened(ClockRow order, string cause, string? unit, DateTime at) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = at,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Cause = cause,
        Unit = unit,
    };
}
