using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Dispatch;

/// <summary>The calendar and the limits in force at a time, as Escalation announced them; until it has, the ones that are shipped.</summary>
/// <param name="Calendar">Working days and hours.</param>
/// <param name="Limits">By type and urgency.</param>
/// <param name="ExtensionDays">Most working days of one extension.</param>
/// <param name="ExtensionsAllowed">How many an order may get.</param>
internal sealed record TimeRules(WorkingCalendar Calendar, Limits Limits, int ExtensionDays, int ExtensionsAllowed)
{
    public static readonly TimeRules Shipped = new(WorkingCalendar.OfficeHours, Limits.Guangdong, ExtensionDays: 10, ExtensionsAllowed: 1);

    public Deadlines For(WorkOrder order, DateTime dispatchedAt) => Deadlines.Of(dispatchedAt, order.Type, order.Urgency, Calendar, Limits, order.Category);

    public DateTime CallerDueBy(WorkOrder order) => Deadlines.CallerDueBy(order.RegisteredAt, order.Type, order.Urgency, Calendar, Limits, order.Category);

    /// <summary>The close of so many working days later.</summary>
    public DateTime After(DateTime from, int workingDays) => new Allowance(workingDays, Allowance.WorkingDays).From(from, Calendar);

    /// <summary>Half the limit, rounded up, for a rework.</summary>
    public DateTime HalfLimit(WorkOrder order, DateTime from)
    {
        var whole = Limits.For(order.Type, order.Urgency, order.Category).Handle;
        return (whole with { Amount = (whole.Amount + 1) / 2 }).From(from, Calendar);
    }

    public static async Task<TimeRules> At(Transaction tx, DateTime time) => Of(await tx.List<Row>(Load, new { At = time }), time);

    /// <summary>For one who only reads.</summary>
    public static async Task<TimeRules> At(ServiceDb db, DateTime time) => Of(await db.List<Row>(Load, new { At = time }), time);

    private static TimeRules Of(List<Row> rows, DateTime time)
    {
        var rules = rows.Find(row => row.Kind == LimitsKind) is { } limits ? Shipped.Under(JsonSerializer.Deserialize<LimitsChanged>(limits.Body, Wire.Json)!) : Shipped;
        return rules with { Calendar = PublishedCalendar.InForce([.. rows.Where(row => row.Kind == CalendarKind).Select(row => row.Body)], time) };
    }

    private TimeRules Under(LimitsChanged changed) =>
        this with { Limits = ToLimits(changed), ExtensionDays = changed.ExtensionDays, ExtensionsAllowed = changed.ExtensionsAllowed };

    private static Limits ToLimits(LimitsChanged changed) =>
        Limits.Published(changed.Name, changed.Version, changed.Limits.Select(l => LimitRule.Parse(l.Type, l.Urgency, l.Category, l.Sign, l.Return, l.Handle)));

    internal const string CalendarKind = "calendar", LimitsKind = "limits";

    private const string Load = """
        SELECT r.Kind, r.Body FROM TimeRules r
        WHERE r.Kind = 'calendar' OR r.Version = (SELECT MAX(v.Version) FROM TimeRules v WHERE v.Kind = r.Kind AND v.ValidFrom <= @At)
        ORDER BY r.Kind, r.Version
        """;

    private sealed record Row
    {
        public string Kind { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
