namespace Hotline.WorkingTime;

/// <summary>重新推算: a limit that was counted before a calendar was known, counted again with it.</summary>
public static class Recount
{
    /// <summary>
    /// Until when, UTC, now: as many working days after the start as before where the limit is the close of a working day, otherwise as much working time.
    /// Only for limits in working time; what runs day and night depends on no calendar.
    /// </summary>
    public static DateTime Of(DateTime start, DateTime due, WorkingCalendar then, WorkingCalendar now)
    {
        if (then == now || due <= start)
            return due;
        var (from, to) = (WorkingCalendar.DayOf(start), WorkingCalendar.DayOf(due));
        var days = then.WorkingDaysBetween(from, to);
        return days > 0 && then.IsWorkingDay(to) && then.CloseOf(to) == due
            ? now.CloseOf(now.AddWorkingDays(from, days))
            : now.Add(start, then.OpenBetween(start, due));
    }
}
