using Hotline.Contracts;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>红黄灯: green; yellow from one working day before the limit (urgent, or a limit of a working day: a quarter left); red after it.</summary>
internal static class Lights
{
    public const string Green = "green", Yellow = "yellow", Red = "red";

    public static readonly string[] All = [Green, Yellow, Red];

    private static readonly Allowance OneDay = new(1, Allowance.WorkingDays);

    /// <summary>Since when a running clock is yellow, to the second.</summary>
    public static DateTime YellowFrom(Clock clock, OrderClocks clocks)
    {
        var day = clocks.Urgency == Urgencies.Ordinary ? DayBefore(clock.DueBy, clocks.Rules.CalendarAt(clock.StartedAt)) : clock.DueBy;
        return day > clock.StartedAt && day < clock.DueBy ? day : clock.DueBy - Whole((clock.DueBy - clock.StartedAt) / 4);
    }

    private static TimeSpan Whole(TimeSpan span) => TimeSpan.FromSeconds(span.Ticks / TimeSpan.TicksPerSecond);

    /// <summary>Since when the order is yellow by one of its clocks, or null.</summary>
    public static DateTime? YellowFrom(OrderClocks clocks) => clocks.Running.Select(c => (DateTime?)YellowFrom(c, clocks)).Min();

    /// <summary>Since when the order is red: a running clock's limit, or one of the unit's or the caller's that was not met.</summary>
    public static DateTime? RedFrom(OrderClocks clocks) => clocks.Running.Select(c => (DateTime?)c.DueBy)
        .Concat(clocks.All.Where(c => c.StoppedLate && c.Name != Clocks.Sign).Select(c => (DateTime?)c.DueBy)).Min();

    public static string At(DateTime now, DateTime? yellowFrom, DateTime? redFrom) =>
        redFrom < now ? Red : yellowFrom <= now ? Yellow : Green;

    /// <summary>The close of the working day before: from then on one working day is left.</summary>
    private static DateTime DayBefore(DateTime dueBy, WorkingCalendar calendar)
    {
        for (var day = dueBy; ; day = day.AddDays(-1))
        {
            if (OneDay.From(day, calendar) is var close && close < dueBy)
                return close;
        }
    }
}
