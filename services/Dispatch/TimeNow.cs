using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Dispatch;

/// <summary>What the time left is counted with: this moment, the calendar of whoever has the clock (the caller's is the office's), and the limits, which say what runs day and night.</summary>
internal sealed class TimeNow(DateTime now, PublishedRules rules)
{
    private readonly Dictionary<string, WorkingCalendar> _ofUnits = new(StringComparer.Ordinal);
    private readonly Dictionary<(Limits, string, string, string?), LimitRule> _limits = [];

    public DateTime Now => now;

    /// <summary>Of everybody who has none of their own, and of callers.</summary>
    public WorkingCalendar Office { get; } = rules.At(now).Calendar;

    public WorkingCalendar Of(string? unit) => unit is null ? Office : _ofUnits.TryGetValue(unit, out var own) ? own : _ofUnits[unit] = rules.At(now, unit).Calendar;

    /// <summary>With the calendars that had been published by then: how an order ended, no later notice changes.</summary>
    public TimeNow KnownAt(DateTime? time) => time is { } then ? new TimeNow(now, rules.KnownAt(then)) : this;

    public WorkingCalendar Of(RunningLimit limit, string? unit) => limit.Clock == Contracts.Clocks.Caller ? Office : Of(unit);

    /// <summary>The limits of an order of this kind from this moment, UTC, on; null before it is known what the order is.</summary>
    public LimitRule? LimitOf(DateTime from, string? type, string? urgency, string? category) =>
        string.IsNullOrEmpty(type) || string.IsNullOrEmpty(urgency) ? null
        : _limits.TryGetValue((rules.LimitsAt(from), type, urgency, category), out var known) ? known
        : _limits[(rules.LimitsAt(from), type, urgency, category)] = rules.LimitsAt(from).For(type, urgency, category);

    /// <summary>Whether also an ordinary order may have a limit that runs day and night.</summary>
    public bool OrdinaryRunsRoundTheClock => rules.Every.SelectMany(one => one.Limits.Rules)
        .Any(rule => rule.Urgency is null or Contracts.Urgencies.Ordinary && (rule.Sign.IsRoundTheClock || rule.Handle.IsRoundTheClock));

    /// <summary>The longest time that a limit which runs day and night is yellow: a quarter of the longest there is, with all its extensions, a working day taken as three.</summary>
    public TimeSpan LongestQuarter => rules.Every.Max(those => those.ExtensionsAllowed * those.ExtensionDays * TimeSpan.FromDays(3)
        + those.Limits.Rules.SelectMany(one => new[] { one.Sign, one.Handle }).Where(one => one.IsRoundTheClock).Select(one => one.From(now, Office) - now).DefaultIfEmpty().Max()) / 4;

    public static async Task<TimeNow> Read(ServiceDb db, BusinessClock clock) => new(clock.Now, await PublishedRules.Load(db));
}
