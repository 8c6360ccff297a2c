using Hotline.WorkingTime;

namespace Hotline.Dispatch;

/// <summary>The calendar and the limits in force at a time, for a unit or for everybody.</summary>
/// <param name="Calendar">Working days and hours.</param>
/// <param name="Limits">By type, urgency and category.</param>
/// <param name="ExtensionDays">Most working days of one extension.</param>
/// <param name="ExtensionsAllowed">How many an order may get.</param>
internal sealed record TimeRules(WorkingCalendar Calendar, Limits Limits, int ExtensionDays, int ExtensionsAllowed)
{
    public static readonly TimeRules Shipped = new(WorkingCalendar.OfficeHours, Limits.Guangdong, ExtensionDays: 10, ExtensionsAllowed: 1);

    /// <summary>As they were published.</summary>
    public static TimeRules Of(PublishedLimits limits) =>
        Shipped with { Limits = limits.Rules, ExtensionDays = limits.ExtensionDays, ExtensionsAllowed = limits.ExtensionsAllowed };

    /// <summary>Of this order as it is classified now.</summary>
    public LimitRule Of(WorkOrder order) => Limits.For(order.Type, order.Urgency, order.Category);

    public Deadlines For(WorkOrder order, DateTime dispatchedAt) => Deadlines.Of(dispatchedAt, order.Type, order.Urgency, Calendar, Limits, order.Category);

    public DateTime CallerDueBy(WorkOrder order) => Deadlines.CallerDueBy(order.RegisteredAt, order.Type, order.Urgency, Calendar, Limits, order.Category);

    /// <summary>The close of so many working days later.</summary>
    public DateTime After(DateTime from, int workingDays) => new Allowance(workingDays, Allowance.WorkingDays).From(from, Calendar);
}
