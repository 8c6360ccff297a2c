using Hotline.Contracts;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>红黄灯: green; yellow from one working day before the limit (urgent, or a limit of a working day: a quarter left); red after it.</summary>
internal static class Lights
{
    public const string Green = "green", Yellow = "yellow", Red = "red";

    public static readonly string[] All = [Green, Yellow, Red];

    private static readonly Allowance OneDay = new(1, Allowance.WorkingDays);

    /// <summary>The caller's clock, before any dispatch has printed its limit.</summary>
    public static Clock CallerClock(WorkOrderHandedOver handed) => new(Clocks.Caller, handed.RegisteredAt,
        Deadlines.CallerDueBy(handed.RegisteredAt, handed.Type, handed.Urgency, WorkingCalendar.OfficeHours, Limits.Guangdong));

    /// <summary>Since when a running clock is yellow.</summary>
    public static DateTime YellowFrom(Clock clock, string? urgency)
    {
        var day = urgency == Urgencies.Ordinary ? DayBefore(clock.DueBy) : clock.DueBy;
        return day > clock.StartedAt && day < clock.DueBy ? day : clock.DueBy - ((clock.DueBy - clock.StartedAt) / 4);
    }

    /// <summary>Since when the order is yellow by one of its clocks, or null.</summary>
    public static DateTime? YellowFrom(OrderClocks clocks) => clocks.Running.Select(c => (DateTime?)YellowFrom(c, clocks.Urgency)).Min();

    /// <summary>Since when the order is red: a running clock's limit, or one of the unit's or the caller's that was not met.</summary>
    public static DateTime? RedFrom(OrderClocks clocks) => clocks.Running.Select(c => (DateTime?)c.DueBy)
        .Concat(clocks.All.Where(c => c.StoppedLate && c.Name != Clocks.Sign).Select(c => (DateTime?)c.DueBy)).Min();

    public static string At(DateTime now, DateTime? yellowFrom, DateTime? redFrom) =>
        redFrom < now ? Red : yellowFrom <= now ? Yellow : Green;

    /// <summary>The close of the working day before: from then on one working day is left.</summary>
    private static DateTime DayBefore(DateTime dueBy)
    {
        for (var day = dueBy; ; day = day.AddDays(-1))
        {
            if (OneDay.From(day, WorkingCalendar.OfficeHours) is var close && close < dueBy)
                return close;
        }
    }
}
