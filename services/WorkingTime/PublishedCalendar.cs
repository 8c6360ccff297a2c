using System.Collections.Concurrent;
using System.Text.Json;

namespace Hotline.WorkingTime;

/// <summary>工作日历 as it is published: one version, whole. What is counted from a moment has the hours that were in force at that moment, and the holidays of the newest version: a notice that comes during the year concerns everybody.</summary>
public sealed record PublishedCalendar
{
    /// <summary>Its name.</summary>
    public required string Calendar { get; init; }
    /// <summary>Counts up.</summary>
    public required int Version { get; init; }
    /// <summary>Open intervals, HH:mm-HH:mm.</summary>
    public required IReadOnlyList<string> Hours { get; init; }
    /// <summary>The days of the week that are worked; none stands for Monday to Friday.</summary>
    public IReadOnlyList<string>? Week { get; init; }
    /// <summary>节假日安排; none stands for those that are shipped.</summary>
    public IReadOnlyList<HolidayYear>? Years { get; init; }
    /// <summary>From when on its hours count, UTC.</summary>
    public required DateTime ValidFrom { get; init; }

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly ConcurrentDictionary<(string Bodies, int Version), WorkingCalendar> Written = new();

    /// <summary>The calendar to count with from this moment, UTC, on; where none is in force yet, the shipped one. The bodies are of every version there is, in JSON.</summary>
    public static WorkingCalendar InForce(IReadOnlyList<string> bodies, DateTime at)
    {
        if (bodies.Count == 0)
            return WorkingCalendar.OfficeHours;
        var all = bodies.Select(body => JsonSerializer.Deserialize<PublishedCalendar>(body, Web)!).OrderBy(one => one.Version).ToList();
        var inForce = all.FindLast(one => one.ValidFrom <= at);
        return Written.GetOrAdd((string.Concat(bodies), inForce?.Version ?? 0), _ => (inForce?.Calendared ?? WorkingCalendar.OfficeHours) with { Years = all[^1].Years ?? StateCouncil.Years });
    }

    private WorkingCalendar Calendared => new()
    {
        Version = $"{Calendar}-{Version}",
        Hours = [.. Hours.Select(OpenInterval.Parse)],
        Week = Week is { Count: > 0 } ? [.. Week.Select(day => Enum.Parse<DayOfWeek>(day, ignoreCase: true))] : WorkingCalendar.MondayToFriday,
    };
}
