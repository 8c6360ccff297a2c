namespace Hotline.WorkingTime;

/// <summary>红黄灯: green; yellow from one working day before the limit (round the clock, or a limit of a working day: a quarter left); red after it.</summary>
public static class TrafficLight
{
    /// <summary>绿灯.</summary>
    public const string Green = "green";
    /// <summary>黄灯.</summary>
    public const string Yellow = "yellow";
    /// <summary>红灯.</summary>
    public const string Red = "red";

    private static readonly Allowance OneDay = new(1, Allowance.WorkingDays);

    /// <summary>Since when a clock is yellow, to the second.</summary>
    /// <param name="startedAt">Since when it runs, UTC.</param>
    /// <param name="dueBy">Its limit, UTC.</param>
    /// <param name="roundTheClock">Whether it runs by night and on days off too.</param>
    /// <param name="calendar">Counts its working days.</param>
    public static DateTime YellowFrom(DateTime startedAt, DateTime dueBy, bool roundTheClock, WorkingCalendar calendar)
    {
        var day = roundTheClock ? dueBy : DayBefore(dueBy, calendar);
        return day > startedAt && day < dueBy ? day : dueBy - Whole((dueBy - startedAt) / 4);
    }

    /// <summary>Which it is at this time. A limit met to the millisecond is met.</summary>
    public static string At(DateTime now, DateTime? yellowFrom, DateTime? redFrom) =>
        redFrom < now ? Red : yellowFrom <= now ? Yellow : Green;

    private static TimeSpan Whole(TimeSpan span) => TimeSpan.FromSeconds(span.Ticks / TimeSpan.TicksPerSecond);

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
