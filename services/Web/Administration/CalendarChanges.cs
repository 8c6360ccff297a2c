using Hotline.Contracts;

namespace Hotline.Web.Administration;

/// <summary>改了什么: what one version of a calendar says otherwise than the one before, a line each.</summary>
internal static class CalendarChanges
{
    public static IEnumerable<string> Between(CalendarPublished before, CalendarPublished now, Language language) =>
    [
        .. Hours(before, now, language),
        .. now.Calendar == CalendarNames.Office ? Years(before, now, language) : Duty(before, now, language),
    ];

    private static IEnumerable<string> Hours(CalendarPublished before, CalendarPublished now, Language language)
    {
        var (hours, week) = (!before.Hours.SequenceEqual(now.Hours), Week(before, language) != Week(now, language));
        if (hours)
            yield return language[$"时段 {string.Join("、", before.Hours)} → {string.Join("、", now.Hours)}", $"Hours {string.Join(", ", before.Hours)} → {string.Join(", ", now.Hours)}"];
        if (week)
            yield return language[$"上班的日子 {Week(before, language)} → {Week(now, language)}", $"Days {Week(before, language)} → {Week(now, language)}"];
        if ((hours || week) && now.ValidFrom != default)
            yield return language[$"上班时间自 {Moments.Full(now.ValidFrom)} 起计算", $"Hours count from {Moments.Full(now.ValidFrom)}"];
    }

    private static IEnumerable<string> Years(CalendarPublished before, CalendarPublished now, Language language) =>
        from year in now.Years ?? []
        let was = CalendarDraft.Text(before.Years?.FirstOrDefault(one => one.Year == year.Year))
        where was != CalendarDraft.Text(year)
        select was is null ? language[$"新录入 {year.Year} 年放假安排", $"The holidays of {year.Year} are entered"] : language[$"改动 {year.Year} 年放假安排", $"The holidays of {year.Year} are changed"];

    private static IEnumerable<string> Duty(CalendarPublished before, CalendarPublished now, Language language)
    {
        if (before.Years is { Count: 0 } != now.Years is { Count: 0 })
            yield return now.Years is { Count: 0 } ? language["节假日照常值班", "Works on public holidays"] : language["节假日随全市日历", "Keeps the public holidays"];
    }

    private static string Week(CalendarPublished calendar, Language language) =>
        string.Join(language["、", ", "], CalendarDraft.Days.Index().Where(day => CalendarDraft.WeekOf(calendar).Contains(day.Item)).Select(day => language[YearView.Weekdays[day.Index].Chinese, YearView.Weekdays[day.Index].English]));
}
