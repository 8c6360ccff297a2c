using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Dispatch;

/// <summary>工作日历、办理时限: every version that Escalation announced, so that each order is counted by those of its time; until it has, the ones that are shipped.</summary>
internal sealed class PublishedRules
{
    public const string CalendarKind = "calendar", LimitsKind = "limits";
    private readonly PublishedCalendars _calendars;
    private readonly List<PublishedLimits> _limits;

    private PublishedRules(PublishedCalendars calendars, List<PublishedLimits> limits) => (_calendars, _limits) = (calendars, limits);

    /// <summary>None published: those that ship with the program.</summary>
    public static PublishedRules Shipped { get; } = new([]);

    private PublishedRules(List<Row> rows)
    {
        _calendars = PublishedCalendars.Of([.. rows.Where(row => row.Kind == CalendarKind).Select(row => row.Body)]);
        _limits = [.. rows.Where(row => row.Kind == LimitsKind).Select(row => PublishedLimits.Read(row.Body))];
    }

    /// <summary>What counts from this moment, UTC, on, for this unit where it has a calendar of its own.</summary>
    public TimeRules At(DateTime time, string? unit = null) =>
        (_limits.FindLast(one => one.ValidFrom <= time) is { } limits ? TimeRules.Of(limits) : TimeRules.Shipped) with { Calendar = _calendars.InForce(time, unit) };

    /// <summary>The limits that count from this moment, UTC, on.</summary>
    public Limits LimitsAt(DateTime time) => _limits.FindLast(one => one.ValidFrom <= time)?.Rules ?? Limits.Guangdong;

    /// <summary>Those of every time, for an order keeps the ones it was dispatched by.</summary>
    public IEnumerable<TimeRules> Every => _limits.Select(TimeRules.Of).Prepend(TimeRules.Shipped);

    /// <summary>With the calendars only that had been published by this moment, UTC.</summary>
    public PublishedRules KnownAt(DateTime time) => new(_calendars.KnownAt(time), _limits);

    public static async Task<PublishedRules> Load(Transaction tx) => new(await tx.List<Row>(Select));

    /// <summary>For one who only reads.</summary>
    public static async Task<PublishedRules> Load(ServiceDb db) => new(await db.List<Row>(Select));

    private const string Select = """
        SELECT Kind, Version, Body FROM TimeRules
        UNION ALL
        SELECT 'calendar' AS Kind, Version, Body FROM UnitCalendars
        ORDER BY Kind, Version
        """;

    private sealed record Row
    {
        public string Kind { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
