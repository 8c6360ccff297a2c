using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>The calendars and limits of every time, as they were published: what is counted from a moment is counted by the rules in force at that moment.</summary>
internal sealed class TimeRules
{
    private readonly List<(DateTime ValidFrom, int Version, WorkingCalendar Calendar)> _calendars;
    private readonly List<(DateTime ValidFrom, int Version, Limits Limits)> _limits;

    public TimeRules(IEnumerable<CalendarPublished> calendars, IEnumerable<LimitsChanged> limits)
    {
        _calendars = [.. calendars.Select(c => (c.ValidFrom, c.Version, WorkingCalendar.Published(c.Calendar, c.Version, c.Hours)))];
        _limits = [.. limits.Select(l => (l.ValidFrom, l.Version, ToLimits(l)))];
    }

    /// <summary>Those that count until others are published.</summary>
    public static readonly TimeRules Shipped = new([], []);

    public WorkingCalendar CalendarAt(DateTime time) =>
        _calendars.Where(c => c.ValidFrom <= time).OrderBy(c => c.Version).LastOrDefault().Calendar ?? WorkingCalendar.OfficeHours;

    public Limits LimitsAt(DateTime time) =>
        _limits.Where(l => l.ValidFrom <= time).OrderBy(l => l.Version).LastOrDefault().Limits ?? Limits.Guangdong;

    /// <summary>The earliest moment from which new rules may count: the next midnight in China, so that nobody's order changes its rules while it is on its way.</summary>
    public static DateTime EarliestAfter(DateTime now) => WorkingCalendar.StartOf(WorkingCalendar.DayOf(now).AddDays(1));

    public static readonly Refusal TooSoon = Refusal.Wrong("validFrom", "valid-too-soon", "最早从明天零点起生效。", "It can be valid from tomorrow, 00:00, at the earliest.");

    public static async Task<TimeRules> Load(Transaction tx)
    {
        var rows = await tx.List<Row>(Select);
        return rows.Count == 0 ? Shipped : new TimeRules(Read<CalendarPublished>(rows, CalendarKind), Read<LimitsChanged>(rows, LimitsKind));
    }

    private static IEnumerable<T> Read<T>(List<Row> rows, string kind) => rows.Where(r => r.Kind == kind).Select(r => JsonSerializer.Deserialize<T>(r.Body, Wire.Json)!);

    private static Limits ToLimits(LimitsChanged changed) =>
        Limits.Published(changed.Name, changed.Version, changed.Limits.Select(l => LimitRule.Parse(l.Type, l.Urgency, l.Sign, l.Return, l.Handle)));

    private const string CalendarKind = "calendar", LimitsKind = "limits";

    private const string Select = "SELECT 'calendar' AS Kind, Body FROM Calendars UNION ALL SELECT 'limits' AS Kind, Body FROM Limits";

    private sealed record Row
    {
        public string Kind { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
