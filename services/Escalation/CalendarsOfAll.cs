using Hotline.Contracts;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>Every version of every calendar, and which counts for whom: a unit's own from the day it is in force, else the office's. Hours are those in force when a clock began, holidays the newest.</summary>
internal sealed class CalendarsOfAll
{
    private readonly ILookup<string, CalendarPublished> _versions;
    private readonly IReadOnlyList<YearOfHolidays> _years;
    private readonly Dictionary<(string Name, int Version), WorkingCalendar> _written = [];

    public CalendarsOfAll(IEnumerable<CalendarPublished> published)
    {
        _versions = published.Prepend(Shipped.Calendar).OrderByDescending(one => one.Version).ToLookup(one => one.Calendar, StringComparer.Ordinal);
        _years = YearsOf(Shipped.CalendarName) ?? Shipped.Calendar.Years!;
    }

    /// <summary>The one that counts for this unit from this moment, UTC, on; for the caller, who has none, the office's.</summary>
    public WorkingCalendar At(string? unit, DateTime time) =>
        Written((unit is null ? null : InForce(unit, time)) ?? InForce(Shipped.CalendarName, time) ?? Shipped.Calendar);

    /// <summary>The first day of which another calendar of this name says something else; null where there is none.</summary>
    public DateOnly? FirstChange(string name, CalendarsOfAll other)
    {
        var (here, there) = (Said(YearsOf(name) ?? _years), Said(other.YearsOf(name) ?? other._years));
        return here.Except(there).Concat(there.Except(here)).Select(day => (DateOnly?)day.Key).Min();
    }

    // A later notice changes what an earlier one said of the same days.
    private static Dictionary<DateOnly, bool> Said(IReadOnlyList<YearOfHolidays> years)
    {
        var said = new Dictionary<DateOnly, bool>();
        foreach (var notice in years.SelectMany(year => year.Notices))
        {
            foreach (var off in notice.Off)
                for (var day = off.From; day <= off.To; day = day.AddDays(1))
                    said[day] = false;
            foreach (var day in notice.Worked)
                said[day] = true;
        }
        return said;
    }

    private CalendarPublished? InForce(string name, DateTime time) => _versions[name].FirstOrDefault(one => one.ValidFrom <= time);

    private IReadOnlyList<YearOfHolidays>? YearsOf(string name) => _versions[name].FirstOrDefault()?.Years;

    private WorkingCalendar Written(CalendarPublished version)
    {
        if (!_written.TryGetValue((version.Calendar, version.Version), out var calendar))
            _written[(version.Calendar, version.Version)] = calendar = new()
            {
                Version = $"{version.Calendar}-{version.Version}",
                Hours = [.. version.Hours.Select(OpenInterval.Parse)],
                Week = version.Week is { Count: > 0 } week ? [.. week.Select(day => Enum.Parse<DayOfWeek>(day, ignoreCase: true))] : WorkingCalendar.MondayToFriday,
                Years = [.. (YearsOf(version.Calendar) ?? _years).Select(SentYears.AsCounted)],
            };
        return calendar;
    }
}
