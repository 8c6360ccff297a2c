using System.Globalization;

namespace Hotline.WorkingTime;

/// <summary>How a deadline was counted, day by day, for anyone who doubts it.</summary>
public static class HowCounted
{
    /// <summary>Line 1 is the deadline alone, yyyy-MM-dd HH:mm in China; then the sum.</summary>
    public static IEnumerable<string> Explain(DateTime received, Allowance allowed, WorkingCalendar calendar)
    {
        yield return China(allowed.From(received, calendar));
        yield return $"received 收到 {China(received)}; allowed 时限 {allowed}; calendar 日历 {calendar.Version}";
        if (allowed.Unit != Allowance.WorkingDays)
        {
            yield return "counted in calendar time, day and night 不区分工作日和非工作日";
            yield break;
        }
        var last = calendar.AddWorkingDays(WorkingCalendar.DayOf(received), allowed.Amount);
        var counted = 0;
        for (var day = WorkingCalendar.DayOf(received).AddDays(1); day <= last; day = day.AddDays(1))
            yield return calendar.IsWorkingDay(day) ? $"{Day(day)} working day 工作日 {++counted}" : $"{Day(day)} off 休息";
        yield return $"due at the close of that day 当日 {China(calendar.CloseOf(last))[^5..]}";
    }

    private static string China(DateTime utc) => (utc + WorkingCalendar.ChinaOffset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd ddd", CultureInfo.InvariantCulture);
}
