using System.Globalization;

namespace Hotline.WorkingTime;

/// <summary>How a deadline was counted, day by day, for anyone who doubts it.</summary>
public static class HowCounted
{
    /// <summary>Line 1 is the deadline alone, yyyy-MM-dd HH:mm in China; then the sum.</summary>
    public static IEnumerable<string> Explain(DateTime received, Allowance allowed, WorkingCalendar calendar)
    {
        var due = allowed.From(received, calendar);
        yield return China(due);
        yield return $"received 收到 {China(received)}; allowed 时限 {allowed}; calendar 日历 {calendar.Version}";
        foreach (var line in Sum(received, due, allowed, calendar))
            yield return line;
        if (Provisional(due, allowed.IsRoundTheClock, calendar) is { } provisional)
            yield return provisional;
    }

    /// <summary>The days after the one on which this moment, UTC, lies, to the one of a limit, UTC, each worked or off and the how-manieth; for somebody who words them.</summary>
    public static IEnumerable<CountedDay> DaysAfter(DateTime from, DateTime due, WorkingCalendar calendar) => DaysFrom(WorkingCalendar.DayOf(from).AddDays(1), due, calendar);

    private static IEnumerable<CountedDay> DaysFrom(DateOnly first, DateTime due, WorkingCalendar calendar)
    {
        var counted = 0;
        for (var day = first; day <= WorkingCalendar.DayOf(due); day = day.AddDays(1))
            yield return calendar.IsWorkingDay(day) ? new CountedDay(day, ++counted, calendar.IsMadeUp(day), null) : new CountedDay(day, null, false, calendar.HolidayOn(day));
    }

    private static readonly string[] AllDay = ["counted in calendar time, day and night 不区分工作日和非工作日"];

    private static string? Provisional(DateTime due, bool roundTheClock, WorkingCalendar calendar) => !roundTheClock && calendar.IsProvisional(WorkingCalendar.DayOf(due))
        ? $"provisional 暂定: the holidays of {WorkingCalendar.DayOf(due).Year} are not published yet 该年放假通知尚未公布" : null;

    private static IEnumerable<string> Sum(DateTime received, DateTime due, Allowance allowed, WorkingCalendar calendar) => allowed.Unit switch
    {
        Allowance.WorkingDays => Days(WorkingCalendar.DayOf(received).AddDays(1), due, calendar),
        Allowance.WorkingDaysFromReceipt => Days(WorkingCalendar.DayOf(received), due, calendar),
        Allowance.WorkingHours => Hours(received, due, calendar),
        _ => AllDay,
    };

    private static IEnumerable<string> Days(DateOnly first, DateTime due, WorkingCalendar calendar)
    {
        foreach (var day in DaysFrom(first, due, calendar))
            yield return day.Number is { } number ? $"{Named(day.Day, calendar, worked: true)} {number}" : Named(day.Day, calendar, worked: false);
        yield return $"due at the close of that day 当日 {China(due)[^5..]}";
    }

    private static IEnumerable<string> Hours(DateTime received, DateTime due, WorkingCalendar calendar)
    {
        var sum = TimeSpan.Zero;
        for (var day = WorkingCalendar.DayOf(received); day <= WorkingCalendar.DayOf(due); day = day.AddDays(1))
        {
            var (begin, end) = (WorkingCalendar.StartOf(day), WorkingCalendar.StartOf(day.AddDays(1)));
            var open = calendar.OpenBetween(begin > received ? begin : received, end < due ? end : due);
            sum += open;
            yield return calendar.IsWorkingDay(day) ? $"{Named(day, calendar, worked: true)} {Shown(open)}, together 累计 {Shown(sum)}" : Named(day, calendar, worked: false);
        }
    }

    private static string Named(DateOnly day, WorkingCalendar calendar, bool worked)
    {
        var name = $"{day.ToString("yyyy-MM-dd ddd", CultureInfo.InvariantCulture)} {(worked ? "working day 工作日" : "off 休息")}";
        return worked ? calendar.IsMadeUp(day) ? name + " (调休)" : name
            : calendar.HolidayOn(day) is { } holiday ? $"{name} ({holiday})" : name;
    }

    private static string Shown(TimeSpan time) => $"{(int)time.TotalHours} h {time.Minutes:00} min";

    private static string China(DateTime utc) => (utc + WorkingCalendar.ChinaOffset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>One day of the sum.</summary>
/// <param name="Day">The day in China.</param>
/// <param name="Number">The how-manieth working day it is; none on a day off.</param>
/// <param name="MadeUp">调休: worked on a day that the week would leave free.</param>
/// <param name="Holiday">What the holiday is called that this day off belongs to, zh-CN, or none.</param>
public sealed record CountedDay(DateOnly Day, int? Number, bool MadeUp, string? Holiday);
