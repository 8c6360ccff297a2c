using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>督办: leaders watch the order: a limit passed, urged three times, or reworked three times. Once for each cause.</summary>
internal static class Supervise
{
    public const string Overdue = "overdue", Urged = "urged", Reworked = "reworked";
    private const int MostUrged = 3, MostReworked = 3;

    internal static async Task Hear(WorkOrderUrged fact, Transaction tx)
    {
        if (fact.Times != MostUrged)
            return;
        await ClockRow.Take(tx, fact.WorkOrderId, fact.IncidentId);
        await Open(tx, fact.WorkOrderId, Urged, null, fact.At);
    }

    /// <summary>The third rework.</summary>
    internal static async Task Follow(Transaction tx, HeardFacts heard)
    {
        if (heard.All<ReworkDispatched>().FirstOrDefault(f => f.Times == MostReworked) is { } rework)
            await Open(tx, rework.WorkOrderId, Reworked, rework.Unit, rework.At);
    }

    internal static async Task Open(Transaction tx, string orderId, string cause, string? unit, DateTime at)
    {
        var supervision = new { OrderId = orderId, Cause = cause, Since = at };
        if (await tx.Execute(Insert, supervision) == 0)
            return;
        await tx.Change(Mark, supervision);
        await tx.Announce(orderId, Opened(await ClockRow.Next(tx, orderId), cause, unit, at), EscalationService.Itself);
    }

    /// <summary>Its cause is gone; whether it was supervised for that.</summary>
    internal static async Task<bool> End(Transaction tx, string orderId, string cause)
    {
        var supervision = new { OrderId = orderId, Cause = cause };
        if (await tx.Execute(Delete, supervision) == 0)
            return false;
        await tx.Change(Mark, supervision);
        return true;
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

    private const string Insert = """
        INSERT INTO Supervisions (OrderId, Cause, Since)
        SELECT @OrderId, @Cause, @Since WHERE NOT EXISTS (SELECT 1 FROM Supervisions WHERE OrderId = @OrderId AND Cause = @Cause)
        """;

    private const string Delete = "DELETE FROM Supervisions WHERE OrderId = @OrderId AND Cause = @Cause";

    private const string Mark = "UPDATE Clocks SET SupervisedSince = (SELECT MIN(Since) FROM Supervisions WHERE OrderId = @OrderId) WHERE Id = @OrderId";
}
