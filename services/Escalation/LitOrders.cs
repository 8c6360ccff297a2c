using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>An open order whose light is not simply green: yellow, red, or to turn red within one working day.</summary>
internal sealed record LitOrder
{
    public string OrderId { get; init; } = "";
    public DateTime? YellowFrom { get; init; }
    public DateTime? RedFrom { get; init; }
    public string Unit { get; init; } = "";
    public string Area { get; init; } = "";
    public string Type { get; init; } = "";
    public string Category { get; init; } = "";
}

/// <summary>黄灯、红灯 and 将变红 among the open orders at one moment, for the numbers and for their lists alike.</summary>
/// <param name="Now">The moment, UTC.</param>
/// <param name="Next">One working day later by the office's calendar, UTC.</param>
/// <param name="Orders">The orders, those first that turn red first.</param>
internal sealed record LitOrders(DateTime Now, DateTime Next, List<LitOrder> Orders)
{
    public const string Yellow = Lights.Yellow, Red = Lights.Red, TurningRed = "turning-red";
    /// <summary>超期多久, in working days.</summary>
    public static readonly (string Name, int From, int Until)[] Overdue = [("overdue-1", 0, 1), ("overdue-3", 1, 3), ("overdue-10", 3, 10), ("overdue-more", 10, int.MaxValue)];

    /// <summary>Every name that <see cref="Of"/> knows.</summary>
    public static readonly string[] Names = [Yellow, Red, TurningRed, .. Overdue.Select(one => one.Name)];

    private WorkingCalendar Calendar { get; init; } = WorkingCalendar.OfficeHours;

    public static async Task<LitOrders> Read(ServiceDb db, DateTime now)
    {
        var calendar = (await TimeRules.Load(db)).CalendarAt(now);
        var next = calendar.OneWorkingDayAfter(now);
        var found = await db.List<LitOrder>(TurnRed, new { Until = next });
        found.AddRange((await db.List<LitOrder>(AreYellow, new { Now = now })).ExceptBy(found.Select(one => one.OrderId), one => one.OrderId));
        return new LitOrders(now, next, [.. found.OrderBy(one => one.RedFrom).ThenBy(one => one.OrderId, StringComparer.Ordinal)]) { Calendar = calendar };
    }

    /// <summary>Those of one name.</summary>
    public IEnumerable<LitOrder> Of(string name) => name switch
    {
        TurningRed => Orders.Where(one => one.RedFrom >= Now && one.RedFrom <= Next),
        Yellow or Red => Orders.Where(one => Lights.At(Now, one.YellowFrom, one.RedFrom) == name),
        _ => Overdue.FirstOrDefault(one => one.Name == name) is { Name: not null } span ? Of(Red).Where(one => Late(one) >= span.From && Late(one) < span.Until) : [],
    };

    // Whole working days that have passed since the limit.
    private int Late(LitOrder order) => Calendar.Between(order.RedFrom!.Value, Now).Days;

    private const string Select = """
        SELECT c.Id AS OrderId, c.YellowFrom, c.RedFrom, e.Unit, e.Area, e.Type, e.Category
        FROM Clocks c JOIN BoardEvents e ON e.OrderId = c.Id AND e.Measure = 'open' AND e.Revision = 0
        """;

    private const string TurnRed = Select + " WHERE c.Closed = 0 AND c.RedFrom <= @Until";

    private const string AreYellow = Select + " WHERE c.Closed = 0 AND c.YellowFrom <= @Now";
}
