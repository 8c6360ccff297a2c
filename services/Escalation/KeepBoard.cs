using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>看板计数: keeps the numbers of the board with each event, by what the order counted for before and what it counts for now.</summary>
internal static class KeepBoard
{
    public const string Timer = "count-board";
    private const int AtOnce = 100;

    internal static async Task Follow(Transaction tx, string orderId, HeardFacts heard, List<Stage> stages)
    {
        var before = (await tx.List<BoardEvent>(BoardEvent.OfOrder, new { OrderId = orderId })).ToDictionary(one => one.Key);
        var now = BoardFold.Of(orderId, heard, stages).ToDictionary(one => one.Key);
        List<BoardEvent> gone = [.. before.Values.Where(one => now.GetValueOrDefault(one.Key) != one)], come = [.. now.Values.Where(one => before.GetValueOrDefault(one.Key) != one)];
        foreach (var one in gone)
            await tx.Change(Delete, one);
        foreach (var one in come)
            await tx.Execute(Insert, one);
        await Count(tx, gone.SelectMany(one => one.Counts.Select(count => (count, -1))).Concat(come.SelectMany(one => one.Counts.Select(count => (count, 1)))));
    }

    private static async Task Count(Transaction tx, IEnumerable<(BoardCount Count, int By)> changes)
    {
        foreach (var change in changes.GroupBy(one => one.Count).Select(same => (same.Key, By: same.Sum(one => one.By))).Where(one => one.By != 0).OrderBy(one => one.Key.Day).ThenBy(one => one.Key.Dimension, StringComparer.Ordinal).ThenBy(one => one.Key.Measure, StringComparer.Ordinal).ThenBy(one => one.Key.Name, StringComparer.Ordinal).ThenBy(one => one.Key.Hour))
        {
            var counted = new { change.Key.Day, change.Key.Dimension, change.Key.Measure, change.Key.Name, change.Key.Hour, change.By };
            if (await tx.Execute(Add, counted) == 0)
                await tx.Execute(Begin, counted);
        }
    }

    internal static Task Hear(WorkOrderRegistered fact, Transaction tx) => Heard(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderAnswered fact, Transaction tx) => Heard(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    internal static Task Hear(WorkOrderDiverted fact, Transaction tx) => Heard(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    // What Intake does by itself starts no clock here.
    private static async Task Heard(Transaction tx, string orderId, string incidentId, object fact, int revision)
    {
        await ClockRow.Take(tx, orderId, incidentId);
        var heard = await tx.Keep(orderId, fact, revision);
        await Follow(tx, orderId, heard, ClockFold.Stages(heard, await TimeRules.Load(tx)));
    }

    /// <summary>Counts what had been heard before there was a board, some orders at a time.</summary>
    internal static async Task Ring(Ring ring, Transaction tx)
    {
        var rules = await TimeRules.Load(tx);
        var orders = await tx.List<ClockRow>(tx.First(After), new { After = ring.Subject, Limit = AtOnce });
        foreach (var order in orders)
        {
            await tx.Change(ClockRow.Hold, new { order.Id });
            var heard = await tx.HeardOf(order.Id);
            await Follow(tx, order.Id, heard, ClockFold.Stages(heard, rules));
        }
        if (orders.Count == AtOnce)
            await tx.WaitUntil(Timer, orders[^1].Id, ring.DueAt);
    }

    private const string After = "SELECT * FROM Clocks WHERE Id > @After ORDER BY Id";

    private const string Delete = "DELETE FROM BoardEvents WHERE OrderId = @OrderId AND Measure = @Measure AND Revision = @Revision";

    private const string Insert = """
        INSERT INTO BoardEvents (OrderId, Measure, Revision, Day, Hour, At, Unit, Area, Type, Category)
        VALUES (@OrderId, @Measure, @Revision, @Day, @Hour, @At, @Unit, @Area, @Type, @Category)
        """;

    private const string Add = """
        UPDATE BoardCounts SET Orders = Orders + @By WHERE Day = @Day AND Dimension = @Dimension AND Measure = @Measure AND Name = @Name AND Hour = @Hour
        """;

    private const string Begin = """
        INSERT INTO BoardCounts (Day, Dimension, Measure, Name, Hour, Orders)
        SELECT @Day, @Dimension, @Measure, @Name, @Hour, @By
        WHERE NOT EXISTS (SELECT 1 FROM BoardCounts WHERE Day = @Day AND Dimension = @Dimension AND Measure = @Measure AND Name = @Name AND Hour = @Hour)
        """;
}
