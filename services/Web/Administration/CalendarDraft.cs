using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Web.Administration;

/// <summary>待发布的日历: what of a calendar is written and not published yet. Only what differs is sent.</summary>
internal sealed class CalendarDraft
{
    /// <summary>As the week goes here.</summary>
    public static readonly DayOfWeek[] Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public string? Hours { get; set; }
    public HashSet<DayOfWeek> Week { get; private set; } = [];
    public bool WorksHolidays { get; set; }
    /// <summary>By the clock on the wall.</summary>
    public DateTime? ValidFrom { get; set; }
    public Dictionary<int, YearOfHolidays> Years { get; } = [];

    public static CalendarDraft Of(CalendarPublished last) => new() { Hours = string.Join('、', last.Hours), Week = [.. WeekOf(last)], WorksHolidays = last.Years is { Count: 0 } };

    public static IEnumerable<DayOfWeek> WeekOf(CalendarPublished calendar) =>
        calendar.Week is { Count: > 0 } week ? week.Select(day => Enum.Parse<DayOfWeek>(day, ignoreCase: true)) : WorkingCalendar.MondayToFriday;

    public static string? Text(YearOfHolidays? year) => year is null ? null : JsonSerializer.Serialize(year, Wire.Json);

    public void Work(DayOfWeek day, bool works) => _ = works ? Week.Add(day) : Week.Remove(day);

    /// <summary>Another version came meanwhile: what was not touched is as it says.</summary>
    public void Follow(CalendarPublished before, CalendarPublished now)
    {
        if (Intervals.SequenceEqual(before.Hours))
            Hours = Of(now).Hours;
        if (SameWeek(before))
            Week = Of(now).Week;
        if (WorksHolidays == before.Years is { Count: 0 })
            WorksHolidays = now.Years is { Count: 0 };
    }

    /// <summary>As it would follow this version; what cannot be read of it yet stays as it was.</summary>
    public CalendarPublished Over(CalendarPublished last) => last with
    {
        Hours = Intervals,
        Week = SameWeek(last) ? last.Week : [.. Days.Where(Week.Contains).Select(day => day.ToString())],
        Years = Years.Count == 0 ? last.Version > 0 && last.Years is { Count: > 0 } ? last.Years : WorksHolidays ? [] : null
            : [.. (last.Years ?? []).Where(year => !Years.ContainsKey(year.Year)).Concat(Years.Values).OrderBy(year => year.Year)],
        ValidFrom = Moments.OfTheWall(ValidFrom) ?? default,
    };

    /// <summary>What is sent.</summary>
    public object Command(CalendarPublished last) => new
    {
        Hours = Intervals.SequenceEqual(last.Hours) ? null : Intervals,
        Week = SameWeek(last) ? null : Days.Where(Week.Contains).Select(day => day.ToString()).ToList(),
        Years = Years.Count == 0 ? null : Years.Values.ToList(),
        WorksHolidays = WorksHolidays == last.Years is { Count: 0 } ? (bool?)null : WorksHolidays,
        ValidFrom = Moments.OfTheWall(ValidFrom),
        last.Version,
    };

    /// <summary>The same as a text, to know what was previewed.</summary>
    public string Text(CalendarPublished last) => JsonSerializer.Serialize(Command(last), Wire.Json);

    public bool IsChanged(CalendarPublished last) => !Intervals.SequenceEqual(last.Hours) || !SameWeek(last) || Years.Count > 0 || WorksHolidays != last.Years is { Count: 0 };

    /// <summary>The days as they would be counted with it.</summary>
    public WorkingCalendar Counted(CalendarPublished last, IReadOnlyList<YearOfHolidays> office) => WorkingCalendar.OfficeHours with
    {
        Version = $"{last.Calendar} {last.Version}",
        Week = Week.Count > 0 ? [.. Week] : WorkingCalendar.MondayToFriday,
        Years = WorksHolidays ? [] : [.. office.Where(year => !Years.ContainsKey(year.Year)).Concat(Years.Values).OrderBy(year => year.Year).Select(YearDraft.Counted)],
    };

    private List<string> Intervals => [.. (Hours ?? "").Split([' ', ',', ';', '、', '，', '；', '\u3000'], StringSplitOptions.RemoveEmptyEntries)];

    private bool SameWeek(CalendarPublished last) => Week.SetEquals(WeekOf(last));
}
