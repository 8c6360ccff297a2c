namespace Hotline.WorkingTime;

/// <summary>
/// 工作日历: which days are worked, and when the doors are open. Pure; times come in and go out as UTC, days are days in China (UTC+8, no summer time).
/// Counts from 1990 to 2099; a day outside throws an ArgumentOutOfRangeException.
/// </summary>
public sealed record WorkingCalendar
{
    private OpenDays? _open;

    /// <summary>Asia/Shanghai.</summary>
    public static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>Which calendar this is; stands on every deadline counted with it.</summary>
    public required string Version { get; init; }

    /// <summary>The open intervals of a working day, none overlapping another. Throws where there are none: such an office never opens, and nothing would ever be due.</summary>
    public required IReadOnlyList<OpenInterval> Hours
    {
        get;
        init => (field, _open) = (InOrder(value), null);
    }

    /// <summary>The days of the week that are worked where no notice says otherwise. Throws where there are none.</summary>
    public IReadOnlyList<DayOfWeek> Week
    {
        get;
        init => (field, _open) = (value.Count > 0 ? value : throw new ArgumentException("a calendar without a day of the week has no working day", nameof(Week)), null);
    } = MondayToFriday;

    /// <summary>节假日安排, by year; none where public holidays are not kept: such a calendar is never provisional.</summary>
    public IReadOnlyList<HolidayYear> Years
    {
        get;
        init => (field, _open) = (value, null);
    } = [];

    /// <summary>The first day that is counted by it.</summary>
    public DateOnly ValidFrom
    {
        get;
        init => (field, _open) = (value, null);
    }

    /// <summary>By which the days before are counted, or none: then all days are counted by this one. Which days are holidays, the newest says for all of them.</summary>
    public WorkingCalendar? Earlier
    {
        get;
        init => (field, _open) = (value, null);
    }

    /// <summary>周一至周五.</summary>
    public static readonly IReadOnlyList<DayOfWeek> MondayToFriday = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>09:00 to 12:00 and 13:00 to 18:00, Monday to Friday and make-up days, public holidays off.</summary>
    public static WorkingCalendar OfficeHours { get; } = new()
    {
        Version = "office-1",
        Hours = [OpenInterval.Parse("09:00-12:00"), OpenInterval.Parse("13:00-18:00")],
        Years = StateCouncil.Years,
    };

    /// <summary>24 × 7.</summary>
    public static WorkingCalendar RoundTheClock { get; } = new()
    {
        Version = "round-the-clock-1",
        Hours = [OpenInterval.Parse("00:00-24:00")],
        Week = [.. Enum.GetValues<DayOfWeek>()],
    };

    private OpenDays Open => _open ??= new OpenDays(this);

    /// <summary>Whether this day is worked.</summary>
    public bool IsWorkingDay(DateOnly day) => Open.IsWorked(day);

    /// <summary>暂定: whether the notice of this day's year has not been published yet, so that what is counted up to it may still move.</summary>
    public bool IsProvisional(DateOnly day) => Years.Count > 0 && !Years.Any(year => year.Year == day.Year);

    /// <summary>What the holiday is called that this day off belongs to, or null.</summary>
    public string? HolidayOn(DateOnly day) => IsWorkingDay(day) ? null
        : Years.SelectMany(year => year.Notices).Reverse().SelectMany(notice => notice.Off).FirstOrDefault(range => range.From <= day && day <= range.To)?.Name;

    /// <summary>调休: whether a notice lets this day be worked that the week would leave free.</summary>
    public bool IsMadeUp(DateOnly day) => IsWorkingDay(day) && !Week.Contains(day.DayOfWeek);

    /// <summary>The N-th working day, the first being the first working day after the day of receipt, whatever the hour ("次日起").</summary>
    public DateOnly AddWorkingDays(DateOnly received, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        return Open.WorkedDay(Open.WorkedUpTo(received) + days);
    }

    /// <summary>How many days after the first, up to the second and with it, are worked.</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly upTo) => Open.WorkedUpTo(upTo) - Open.WorkedUpTo(after);

    /// <summary>The first day that is worked by one of the two and not by the other, or null.</summary>
    public DateOnly? FirstDifference(WorkingCalendar other) => Open.FirstDifference(other.Open);

    /// <summary>When the doors close for the last time on this day, UTC.</summary>
    public DateTime CloseOf(DateOnly day) => StartOf(day) + Open.HoursOf(day)[^1].To;

    /// <summary>How long the doors are open on a working day.</summary>
    public TimeSpan WorkingDay => Length(Hours);

    /// <summary>How long the doors are open from one moment to another, UTC; nothing where the second is not later.</summary>
    public TimeSpan OpenBetween(DateTime from, DateTime to) => from >= to ? TimeSpan.Zero : Open.Before(to) - Open.Before(from);

    /// <summary>
    /// The first moment by which the doors have been open for so long since another, UTC; that moment itself where it is no time at all.
    /// Time that is used up at a close is used up then, and not when the doors open again.
    /// </summary>
    public DateTime Add(DateTime from, TimeSpan open)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(open, TimeSpan.Zero);
        return open == TimeSpan.Zero ? from : Open.MomentOf(Open.Before(from) + open);
    }

    /// <summary>This moment, UTC, where the doors are open; otherwise when they open next.</summary>
    public DateTime OpenFrom(DateTime time) => Add(time, TimeSpan.FromTicks(1)).AddTicks(-1);

    /// <summary>How long the doors are open between two moments, in whole working days and the minutes that remain, what is less than a minute left out.</summary>
    public WorkingSpan Between(DateTime from, DateTime to)
    {
        var (minutes, day) = ((int)OpenBetween(from, to).TotalMinutes, (int)WorkingDay.TotalMinutes);
        return new WorkingSpan(minutes / day, minutes % day);
    }

    /// <summary>The first moment at which the doors have been open for one working day since this one, UTC.</summary>
    public DateTime OneWorkingDayAfter(DateTime from) => Add(from, WorkingDay);

    /// <summary>The day in China on which this moment lies.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + ChinaOffset);

    /// <summary>When this day begins in China, UTC.</summary>
    public static DateTime StartOf(DateOnly day) => ToUtc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>A time of day in China as UTC.</summary>
    public static DateTime ToUtc(DateTime china) => DateTime.SpecifyKind(china - ChinaOffset, DateTimeKind.Utc);

    /// <summary>A calendar is known by its version.</summary>
    public bool Equals(WorkingCalendar? other) => other?.Version == Version;

    /// <inheritdoc/>
    public override int GetHashCode() => Version.GetHashCode(StringComparison.Ordinal);

    internal static TimeSpan Length(IEnumerable<OpenInterval> hours) => hours.Aggregate(TimeSpan.Zero, (sum, one) => sum + (one.To - one.From));

    private static IReadOnlyList<OpenInterval> InOrder(IReadOnlyList<OpenInterval> hours)
    {
        if (hours.Count == 0)
            throw new ArgumentException("a calendar without open hours has no working day", nameof(hours));
        IReadOnlyList<OpenInterval> ordered = [.. hours.OrderBy(one => one.From)];
        return ordered.Zip(ordered.Skip(1)).FirstOrDefault(pair => pair.First.To > pair.Second.From) is ({ } one, { } other)
            ? throw new ArgumentException($"the open hours {one} and {other} overlap", nameof(hours)) : ordered;
    }
}

/// <summary>Working time: whole working days, and the minutes that remain.</summary>
public readonly record struct WorkingSpan(int Days, int Minutes);
