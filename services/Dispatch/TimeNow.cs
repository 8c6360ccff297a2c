using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Dispatch;

/// <summary>What the time left is counted with: this moment, and the calendar of whoever has the clock; the caller's is the office's.</summary>
internal sealed class TimeNow(DateTime now, Func<string?, WorkingCalendar> calendarOf, Func<DateTime, TimeNow>? knownAt = null)
{
    private readonly Dictionary<string, WorkingCalendar> _ofUnits = new(StringComparer.Ordinal);

    public DateTime Now => now;

    /// <summary>Of everybody who has none of their own, and of callers.</summary>
    public WorkingCalendar Office { get; } = calendarOf(null);

    public WorkingCalendar Of(string? unit) => unit is null ? Office : _ofUnits.TryGetValue(unit, out var own) ? own : _ofUnits[unit] = calendarOf(unit);

    /// <summary>With the calendars that had been published by then: how an order ended, no later notice changes.</summary>
    public TimeNow KnownAt(DateTime? time) => time is { } then && knownAt is not null ? knownAt(then) : this;

    public WorkingCalendar Of(RunningLimit limit, string? unit) => limit.Clock == Contracts.Clocks.Caller ? Office : Of(unit);

    public static async Task<TimeNow> Read(ServiceDb db, BusinessClock clock)
    {
        var (now, rules) = (clock.Now, await PublishedRules.Load(db));
        return new TimeNow(now, unit => rules.At(now, unit).Calendar, then => new TimeNow(now, unit => rules.KnownAt(then).At(now, unit).Calendar));
    }
}
