using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>What every listener does: keeps the fact, and lets follow whatever follows from all that was heard about the order by now. So neither order nor number of arrivals matters.</summary>
internal static class Kept
{
    public static async Task Hear(Transaction tx, string orderId, string incidentId, object fact, int revision)
    {
        await tx.Execute(ClockRow.Empty, new { Id = orderId, IncidentId = incidentId });
        var heard = await tx.Keep(orderId, fact, revision);
        var clocks = ClockFold.Of(heard);
        await tx.Execute(ClockRow.Save, ClockRow.Of(orderId, clocks));
        await AnnounceLights.Wait(tx, orderId, clocks);
        await MoveDeadline.Announce(tx, heard);
        await Dispute.Follow(tx, orderId, heard);
    }

    /// <summary>True the first time this is said about the order.</summary>
    public static async Task<bool> FirstTime(Transaction tx, string orderId, string what) =>
        await tx.Execute(Say, new { OrderId = orderId, What = what }) == 1;

    private const string Say = """
        INSERT INTO Said (OrderId, What)
        SELECT @OrderId, @What WHERE NOT EXISTS (SELECT 1 FROM Said WHERE OrderId = @OrderId AND What = @What)
        """;
}
