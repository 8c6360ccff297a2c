namespace Hotline.WorkingTime;

/// <summary>工作日历 as it is published: one version of one calendar, whole.</summary>
public sealed record PublishedCalendar
{
    /// <summary>Its name: the office's, or the code of the unit whose own it is.</summary>
    public required string Calendar { get; init; }
    /// <summary>Counts up.</summary>
    public required int Version { get; init; }
    /// <summary>Open intervals, HH:mm-HH:mm.</summary>
    public required IReadOnlyList<string> Hours { get; init; }
    /// <summary>The days of the week that are worked; none stands for Monday to Friday.</summary>
    public IReadOnlyList<string>? Week { get; init; }
    /// <summary>节假日安排; none stands for those of the office, an empty list for a unit that works on public holidays too.</summary>
    public IReadOnlyList<HolidayYear>? Years { get; init; }
    /// <summary>When it was published, UTC.</summary>
    public DateTime At { get; init; }
    /// <summary>From when on its hours count, UTC.</summary>
    public required DateTime ValidFrom { get; init; }

    internal string Named => $"{Calendar}-{Version}";

    internal WorkingCalendar With(IReadOnlyList<HolidayYear> years, string version) => new()
    {
        Version = version,
        Hours = [.. Hours.Select(OpenInterval.Parse)],
        Week = Week is { Count: > 0 } ? [.. Week.Select(day => Enum.Parse<DayOfWeek>(day, ignoreCase: true))] : WorkingCalendar.MondayToFriday,
        Years = years,
    };
}
