using System.Collections.Concurrent;
using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Dispatch;

/// <summary>工作日历、办理时限: every version that Escalation announced, so that each order is counted by those of its time; until it has, the ones that are shipped.</summary>
internal sealed class PublishedRules
{
    public const string CalendarKind = "calendar", LimitsKind = "limits";
    private static readonly ConcurrentDictionary<string, (LimitsChanged Changed, TimeRules Rules)> Read = new(StringComparer.Ordinal);
    private readonly PublishedCalendars _calendars;
    private readonly List<(LimitsChanged Changed, TimeRules Rules)> _limits;

    private PublishedRules(PublishedCalendars calendars, List<(LimitsChanged Changed, TimeRules Rules)> limits) => (_calendars, _limits) = (calendars, limits);

    private PublishedRules(List<Row> rows)
    {
        _calendars = PublishedCalendars.Of([.. rows.Where(row => row.Kind == CalendarKind).Select(row => row.Body)]);
        _limits = [.. rows.Where(row => row.Kind == LimitsKind).Select(row => Read.GetOrAdd(row.Body, Limits))];
    }

    /// <summary>What counts from this moment, UTC, on, for this unit where it has a calendar of its own.</summary>
    public TimeRules At(DateTime time, string? unit = null) =>
        (_limits.FindLast(one => one.Changed.ValidFrom <= time).Rules ?? TimeRules.Shipped) with { Calendar = _calendars.InForce(time, unit) };

    /// <summary>With the calendars only that had been published by this moment, UTC.</summary>
    public PublishedRules KnownAt(DateTime time) => new(_calendars.KnownAt(time), _limits);

    public static async Task<PublishedRules> Load(Transaction tx) => new(await tx.List<Row>(Select));

    /// <summary>For one who only reads.</summary>
    public static async Task<PublishedRules> Load(ServiceDb db) => new(await db.List<Row>(Select));

    private static (LimitsChanged Changed, TimeRules Rules) Limits(string body)
    {
        var changed = JsonSerializer.Deserialize<LimitsChanged>(body, Wire.Json)!;
        var rules = changed.Limits.Select(l => LimitRule.Parse(l.Type, l.Urgency, l.Category, l.Sign, l.Return, l.Handle));
        return (changed, TimeRules.Shipped with
        {
            Limits = WorkingTime.Limits.Published(changed.Name, changed.Version, rules),
            ExtensionDays = changed.ExtensionDays,
            ExtensionsAllowed = changed.ExtensionsAllowed,
        });
    }

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
