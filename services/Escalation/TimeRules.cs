using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>The calendars and limits of every time, as they were published: what is counted from a moment is counted by the rules in force at that moment.</summary>
internal sealed class TimeRules
{
    private readonly PublishedCalendars _calendars;
    private readonly List<PublishedLimits> _limits;
    private readonly List<WatchRules> _watch;
    private readonly List<DisputeLadder> _ladders;

    public TimeRules(IEnumerable<CalendarPublished> calendars, IEnumerable<LimitsChanged> limits)
        : this(PublishedCalendars.Of([.. calendars.Select(c => JsonSerializer.Serialize(c, Wire.Json))]), [.. limits.Select(Counted)], [], []) { }

    /// <summary>Those that count until others are published.</summary>
    public static readonly TimeRules Shipped = new(Array.Empty<CalendarPublished>(), []);

    private TimeRules(PublishedCalendars calendars, List<PublishedLimits> limits, List<WatchRules> watch, List<DisputeLadder> ladders) =>
        (_calendars, _limits, _watch, _ladders) = (calendars, limits, watch, ladders);

    /// <summary>What would count if this calendar were published.</summary>
    public TimeRules And(CalendarPublished calendar) => new(_calendars.And(JsonSerializer.Serialize(calendar, Wire.Json)), _limits, _watch, _ladders);

    /// <summary>With the calendars only that had been published by this moment, UTC.</summary>
    public TimeRules KnownAt(DateTime time) => new(_calendars.KnownAt(time), _limits, _watch, _ladders);

    /// <summary>With these rules of warning and supervision beside those that were published before.</summary>
    public TimeRules And(WatchRules watch) => new(_calendars, _limits, [.. _watch, watch], _ladders);

    /// <summary>The calendar to count with from this moment on: of a unit, or of everybody.</summary>
    public WorkingCalendar CalendarAt(DateTime time, string? unit = null) => _calendars.InForce(time, unit);

    /// <summary>The caller's limit, UTC: by what is known now, or by what was known at a moment.</summary>
    public DateTime CallerDueBy(WorkOrderHandedOver handed, DateTime? knownAt = null)
    {
        var calendars = knownAt is { } time ? _calendars.KnownAt(time) : _calendars;
        return Deadlines.CallerDueBy(handed.RegisteredAt, handed.Type, handed.Urgency, calendars.InForce(handed.RegisteredAt), LimitsAt(handed.RegisteredAt), handed.Category);
    }

    /// <summary>Whether any calendar was published, so that what was printed may have moved.</summary>
    public bool AnyPublished => _calendars != PublishedCalendars.None;

    /// <summary>Which holidays are known by now to this unit, or to everybody.</summary>
    public HolidaysKnown Holidays(string? unit) => _calendars.HolidaysKnown(unit);

    /// <summary>Until when now, where a limit was counted with a calendar that is not the newest; what runs day and night, and what was counted with a calendar that is not known here, stays.</summary>
    public DateTime Recounted(DateTime start, DateTime due, string? countedWith, Allowance? allowed, string? unit) =>
        allowed is not { IsRoundTheClock: false } || countedWith is null || _calendars.Named(countedWith) is not { } then ? due : Recount.Of(start, due, then, CalendarAt(start, unit));

    public Limits LimitsAt(DateTime time) =>
        _limits.Where(l => l.ValidFrom <= time).MaxBy(l => l.Version)?.Rules ?? Limits.Guangdong;

    /// <summary>Those that a fact says it was counted by; where they are not known here, those of its time.</summary>
    public Limits LimitsNamed(string version, DateTime time) => _limits.Find(l => l.Rules.Version == version)?.Rules ?? LimitsAt(time);

    /// <summary>Who is warned of what is counted from this moment on, and what leaders watch.</summary>
    public WatchRules WatchAt(DateTime time) => _watch.Where(one => one.ValidFrom <= time).MaxBy(one => one.Version) ?? WatchRules.Shipped;

    /// <summary>By which ladder a dispute is coordinated that was opened at this moment.</summary>
    public DisputeLadder LadderAt(DateTime time) => _ladders.Where(one => one.ValidFrom <= time).MaxBy(one => one.Version) ?? DisputeLadder.Shipped;

    /// <summary>With this ladder beside those that were published before.</summary>
    public TimeRules And(DisputeLadder ladder) => new(_calendars, _limits, _watch, [.. _ladders, ladder]);

    /// <summary>The earliest moment from which new rules may count: the next midnight in China, so that nobody's order changes its rules while it is on its way.</summary>
    public static DateTime EarliestAfter(DateTime now) => WorkingCalendar.StartOf(WorkingCalendar.DayOf(now).AddDays(1));

    public static readonly Refusal TooSoon = Refusal.Wrong("validFrom", "valid-too-soon", "最早从明天零点起生效。", "It can be valid from tomorrow, 00:00, at the earliest.");

    public static async Task<TimeRules> Load(Transaction tx) => Of(await tx.List<Row>(Select));

    /// <summary>For one who only reads.</summary>
    public static async Task<TimeRules> Load(ServiceDb db) => Of(await db.List<Row>(Select));

    private static TimeRules Of(List<Row> rows) => rows.Count == 0 ? Shipped
        : new TimeRules(PublishedCalendars.Of([.. BodiesOf(rows, CalendarKind)]), [.. BodiesOf(rows, LimitsKind).Select(PublishedLimits.Read)],
            [.. BodiesOf(rows, WatchKind).Select(WatchRules.Read)], [.. BodiesOf(rows, LadderKind).Select(DisputeLadder.Read)]);

    private static IEnumerable<string> BodiesOf(List<Row> rows, string kind) => rows.Where(r => r.Kind == kind).Select(r => r.Body);

    internal static PublishedLimits Counted(LimitsChanged changed) => PublishedLimits.Read(JsonSerializer.Serialize(changed, Wire.Json));

    private const string CalendarKind = "calendar", LimitsKind = "limits", WatchKind = "watch", LadderKind = "ladder";

    private const string Select = """
        SELECT 'calendar' AS Kind, Version, Body FROM Calendars
        UNION ALL SELECT 'limits' AS Kind, Version, Body FROM Limits
        UNION ALL SELECT 'watch' AS Kind, Version, Body FROM WatchRules
        UNION ALL SELECT 'ladder' AS Kind, Version, Body FROM DisputeLadders ORDER BY Kind, Version
        """;

    private sealed record Row
    {
        public string Kind { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
