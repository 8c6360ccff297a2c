using System.Collections.Concurrent;
using System.Text.Json;

namespace Hotline.WorkingTime;

/// <summary>
/// 工作日历 of every office and time: all versions that were published. What is counted from a moment has the hours that were in force at that moment,
/// and the holidays of the newest version: a notice that comes during the year concerns everybody.
/// </summary>
public sealed class PublishedCalendars
{
    // 机关: the calendar of everybody who has none of their own, and of callers.
    private const string Office = "office";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly ConcurrentDictionary<string, PublishedCalendar> Read = new(StringComparer.Ordinal);
    // Written out once for all; a year of days is much.
    private static readonly ConcurrentDictionary<(PublishedCalendar Hours, PublishedCalendar Holidays), WorkingCalendar> Written = new();

    private static readonly PublishedCalendar Shipped = new()
    {
        Calendar = Office,
        Version = 1,
        Hours = [.. WorkingCalendar.OfficeHours.Hours.Select(one => one.ToString())],
        Years = StateCouncil.Years,
        ValidFrom = DateTime.MinValue,
    };

    private readonly ILookup<string, PublishedCalendar> _byName;
    private readonly ConcurrentDictionary<(PublishedCalendar Hours, PublishedCalendar Holidays), WorkingCalendar> _written;

    private PublishedCalendars(IEnumerable<PublishedCalendar> all, ConcurrentDictionary<(PublishedCalendar Hours, PublishedCalendar Holidays), WorkingCalendar>? written = null) =>
        (_byName, _written) = (all.OrderBy(one => one.Version).ToLookup(one => one.Calendar, StringComparer.Ordinal), written ?? Written);

    /// <summary>None published: the shipped one counts.</summary>
    public static PublishedCalendars None { get; } = new([Shipped]);

    /// <summary>Every version there is, in JSON.</summary>
    public static PublishedCalendars Of(IReadOnlyCollection<string> bodies) => bodies.Count == 0 ? None
        : new(bodies.Select(body => Read.GetOrAdd(body, text => JsonSerializer.Deserialize<PublishedCalendar>(text, Web)!)).Prepend(Shipped));

    /// <summary>These and one more, in JSON: what would count if it were published. Nothing of it is kept.</summary>
    public PublishedCalendars And(string body) => new(_byName.SelectMany(same => same).Append(JsonSerializer.Deserialize<PublishedCalendar>(body, Web)!), new());

    /// <summary>Those that had been published by this moment, UTC.</summary>
    public PublishedCalendars KnownAt(DateTime time) => ReferenceEquals(this, None) ? None : new(_byName.SelectMany(same => same).Where(one => one.At <= time));

    /// <summary>The calendar to count with from this moment, UTC, on, for a unit or for everybody: a unit's own where it has one in force, otherwise the office's.</summary>
    public WorkingCalendar InForce(DateTime at, string? unit = null)
    {
        var hours = (unit is null ? null : _byName[unit].LastOrDefault(one => one.ValidFrom <= at)) ?? _byName[Office].Last(one => one.ValidFrom <= at);
        return Of(hours, HolidaysOf(hours));
    }

    /// <summary>The calendar that a limit says it was counted with, or null where it is not known here.</summary>
    public WorkingCalendar? Named(string version) =>
        (from hours in _byName.SelectMany(same => same)
         where version.StartsWith(hours.Named, StringComparison.Ordinal)
         from holidays in _byName[hours.Calendar].Concat(_byName[Office])
         where holidays.Years is not null && Name(hours, holidays) == version
         select Of(hours, holidays)).FirstOrDefault();

    /// <summary>How often and when last a calendar of the office or of this unit was published; what is counted anew bears it.</summary>
    public HolidaysKnown HolidaysKnown(string? unit = null)
    {
        var published = (unit is null ? [] : _byName[unit]).Concat(_byName[Office]).ToList();
        var last = published.MaxBy(one => one.At)!;
        return new HolidaysKnown(published.Count, last.At, last.Calendar, last.Version);
    }

    private PublishedCalendar HolidaysOf(PublishedCalendar hours) =>
        _byName[hours.Calendar].LastOrDefault() is { Years: not null } own ? own : _byName[Office].Last(one => one.Years is not null);

    private WorkingCalendar Of(PublishedCalendar hours, PublishedCalendar holidays) =>
        ReferenceEquals(hours, Shipped) && ReferenceEquals(holidays, Shipped) ? WorkingCalendar.OfficeHours
        : _written.GetOrAdd((hours, holidays), pair => pair.Hours.With(pair.Holidays.Years!, Name(pair.Hours, pair.Holidays)));

    private static string Name(PublishedCalendar hours, PublishedCalendar holidays) =>
        hours.Named == holidays.Named ? hours.Named : $"{hours.Named}+{holidays.Named}";
}

/// <summary>节假日安排 as far as it is known: how often it was published, when last, UTC, and by which version of which calendar.</summary>
public sealed record HolidaysKnown(int Times, DateTime At, string Calendar, int Version);
