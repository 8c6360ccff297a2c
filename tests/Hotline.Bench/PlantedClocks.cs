using System.Globalization;
using Hotline.Contracts;
using Hotline.Escalation;
using Hotline.Platform;

namespace Hotline.Bench;

/// <summary>Orders put into Escalation's database as if they had been heard of: one each three minutes up to now, the last of them open; each open one waits for its light, some of these are due.</summary>
internal static class PlantedClocks
{
    private const int AtOnce = 1000;
    private static readonly string[] Streets = ["YH", "XG", "LG", "LH", "CL", "YP", "DS", "YZ", "HS", "SD"];

    public static async Task Into(ServiceDb db, int orders, int running, int due, DateTime now)
    {
        var counts = new Dictionary<BoardCount, int>();
        for (var from = 0; from < orders; from += AtOnce)
        {
            var first = from;
            await db.Write(async tx =>
            {
                for (var i = first; i < Math.Min(first + AtOnce, orders); i++)
                    await Plant(tx, i, orders, running, due, now, counts);
                return true;
            });
        }
        foreach (var some in counts.Chunk(AtOnce))
            await db.Write(async tx =>
            {
                foreach (var (count, many) in some)
                    await tx.Execute(Counted, new { count.Day, count.Dimension, count.Measure, count.Name, count.Hour, Orders = many });
                return true;
            });
    }

    private static async Task Plant(Transaction tx, int i, int orders, int running, int due, DateTime now, Dictionary<BoardCount, int> counts)
    {
        var (id, at, open) = (i.ToString("x12", CultureInfo.InvariantCulture), now.AddMinutes(-3.0 * (orders - i)), i >= orders - running);
        var mixed = (int)((uint)(i * 2_654_435_761L) % 1_000_003);
        var red = now.AddHours((mixed % 400) - 20);
        await tx.Execute(Clock, new { Id = id, Number = "HP" + id, State = open ? ClockStates.Signed : ClockStates.Closed, Closed = !open, YellowFrom = open ? red.AddDays(-1) : (DateTime?)null, RedFrom = open || mixed % 40 == 0 ? red : (DateTime?)null });
        var kind = new BoardEvent { OrderId = id, Unit = $"U{mixed % 60:00}", Area = Streets[mixed % Streets.Length], Type = WorkOrderTypes.All[mixed % 5], Category = $"C{mixed % 100:00}" };
        foreach (var one in Events(kind, at, open))
        {
            await tx.Execute(Event, one);
            foreach (var count in one.Counts)
                counts[count] = counts.GetValueOrDefault(count) + 1;
        }
        // Every clock of the sweep waits; of the open orders the first are due now.
        var isDue = i >= orders - due;
        if (isDue)
            await tx.Keep(id, Dispatched(id, at, now), 1);
        await tx.WaitUntil($"{Light.DueSoon}-{Clocks.Unit}", id, isDue ? now.AddSeconds(-1 - (i % 60)) : now.AddDays(1).AddSeconds(i % 864_000));
    }

    private static IEnumerable<BoardEvent> Events(BoardEvent kind, DateTime at, bool open)
    {
        yield return On(kind, BoardMeasures.Intake, at) with { Unit = "" };
        yield return On(kind, BoardMeasures.Dispatched, at);
        yield return open ? On(kind, BoardMeasures.Open, at) with { Day = BoardEvent.WhileOpen, Hour = -1 } : On(kind, BoardMeasures.ClosedInTime, at.AddHours(30));
    }

    private static BoardEvent On(BoardEvent kind, string measure, DateTime at) => kind with { Measure = measure, At = at, Day = BoardEvent.DayOf(at), Hour = BoardEvent.HourOf(at) };

    private static WorkOrderDispatched Dispatched(string id, DateTime at, DateTime now) => new()
    {
        WorkOrderId = id, IncidentId = id, Revision = 1, At = at, ActorId = "bench", ActorRole = Roles.Dispatcher, Unit = "U00", Binding = false, Type = WorkOrderTypes.Help, Urgency = Urgencies.Ordinary,
        RegisteredAt = at, SignBy = now.AddDays(3), ReturnBy = now.AddDays(3), HandleBy = now.AddDays(3), CallerDueBy = now.AddDays(3), CalendarVersion = "office-1", LimitsVersion = "guangdong-1",
    };

    private const string Clock = """
        INSERT INTO Clocks (Id, IncidentId, Revision, Number, Type, Urgency, Unit, State, Closed, DeadlineVersion, YellowFrom, RedFrom)
        VALUES (@Id, @Id, 0, @Number, 'help', 'ordinary', 'U00', @State, @Closed, 1, @YellowFrom, @RedFrom)
        """;

    private const string Event = """
        INSERT INTO BoardEvents (OrderId, Measure, Revision, Day, Hour, At, Unit, Area, Type, Category)
        VALUES (@OrderId, @Measure, @Revision, @Day, @Hour, @At, @Unit, @Area, @Type, @Category)
        """;

    private const string Counted = "INSERT INTO BoardCounts (Day, Dimension, Measure, Name, Hour, Orders) VALUES (@Day, @Dimension, @Measure, @Name, @Hour, @Orders)";
}
