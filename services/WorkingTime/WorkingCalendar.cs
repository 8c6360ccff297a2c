using System.Globalization;

namespace Hotline.WorkingTime;

/// <summary>工作日历: which days are worked, and when the doors are open. Pure; times come in and go out as UTC, days are days in China (UTC+8, no summer time).</summary>
public sealed record WorkingCalendar
{
    /// <summary>Asia/Shanghai.</summary>
    public static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>Which calendar this is; stands on every deadline counted with it.</summary>
    public required string Version { get; init; }

    /// <summary>The open intervals of a working day. Throws where there are none: such an office never opens, and nothing would ever be due.</summary>
    public required IReadOnlyList<OpenInterval> Hours
    {
        get;
        init => field = value.Count > 0 ? value : throw new ArgumentException("a calendar without open hours has no working day", nameof(Hours));
    }

    /// <summary>09:00 to 12:00 and 13:00 to 18:00, Saturday and Sunday off.</summary>
    public static WorkingCalendar OfficeHours { get; } = new()
    {
        Version = "office-1",
        Hours = [OpenInterval.Parse("09:00-12:00"), OpenInterval.Parse("13:00-18:00")],
    };

    /// <summary>As it was published: its name and version, its hours like 09:00-12:00. Throws a FormatException for hours that never open.</summary>
    public static WorkingCalendar Published(string name, int version, IEnumerable<string> hours) => new()
    {
        Version = $"{name}-{version}",
        Hours = [.. hours.Select(OpenInterval.Parse)],
    };

    /// <summary>Whether this day is worked.</summary>
    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The N-th working day, the first being the first working day after the day of receipt, whatever the hour ("次日起").</summary>
    public DateOnly AddWorkingDays(DateOnly received, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        var day = received;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                days--;
        }
        return day;
    }

    /// <summary>When the doors close for the last time on this day, UTC.</summary>
    public DateTime CloseOf(DateOnly day) => ToUtc(day.ToDateTime(Hours.Max(h => h.To)));

    /// <summary>How long the doors are open on a working day.</summary>
    public TimeSpan WorkingDay => Hours.Aggregate(TimeSpan.Zero, (sum, hours) => sum + (hours.To - hours.From));

    /// <summary>How long the doors are open from one moment to another, UTC; nothing where the second is not later.</summary>
    public TimeSpan OpenBetween(DateTime from, DateTime to)
    {
        var open = TimeSpan.Zero;
        for (var day = DayOf(from); day <= DayOf(to); day = day.AddDays(1))
            foreach (var (opens, closes) in OpenOn(day))
                open += Positive((closes < to ? closes : to) - (opens > from ? opens : from));
        return open;
    }

    /// <summary>The same in whole working days and the minutes that remain, what is less than a minute left out.</summary>
    public WorkingSpan Between(DateTime from, DateTime to)
    {
        var (minutes, day) = ((int)OpenBetween(from, to).TotalMinutes, (int)WorkingDay.TotalMinutes);
        return new WorkingSpan(minutes / day, minutes % day);
    }

    /// <summary>The first moment at which the doors have been open for one working day since this one, UTC.</summary>
    public DateTime OneWorkingDayAfter(DateTime from)
    {
        var left = WorkingDay;
        for (var day = DayOf(from); ; day = day.AddDays(1))
            foreach (var (opens, closes) in OpenOn(day))
            {
                var begin = opens > from ? opens : from;
                if (begin + left <= closes)
                    return begin + left;
                left -= Positive(closes - begin);
            }
    }

    private IEnumerable<(DateTime Opens, DateTime Closes)> OpenOn(DateOnly day) => IsWorkingDay(day)
        ? Hours.OrderBy(hours => hours.From).Select(hours => (ToUtc(day.ToDateTime(hours.From)), ToUtc(day.ToDateTime(hours.To))))
        : [];

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    /// <summary>The day in China on which this moment lies.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + ChinaOffset);

    /// <summary>When this day begins in China, UTC.</summary>
    public static DateTime StartOf(DateOnly day) => ToUtc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>A time of day in China as UTC.</summary>
    public static DateTime ToUtc(DateTime china) => DateTime.SpecifyKind(china - ChinaOffset, DateTimeKind.Utc);
}

/// <summary>Working time: whole working days, and the minutes that remain.</summary>
public readonly record struct WorkingSpan(int Days, int Minutes);

/// <summary>One open interval of a day: from, included, to, not included.</summary>
public sealed record OpenInterval
{
    /// <summary>Opens.</summary>
    public required TimeOnly From { get; init; }

    /// <summary>Closes.</summary>
    public required TimeOnly To { get; init; }

    /// <summary>Reads "09:00-12:00". Throws a FormatException that says what is wrong.</summary>
    public static OpenInterval Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not an interval such as 09:00-12:00 that ends after it begins");

    /// <summary>Reads "09:00-12:00", or null where it is no interval or ends before it begins.</summary>
    public static OpenInterval? TryParse(string? text) =>
        text?.Split('-') is [var opens, var closes] && TimeOf(opens) is { } from && TimeOf(closes) is { } to && from < to
            ? new OpenInterval { From = from, To = to } : null;

    private static TimeOnly? TimeOf(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}-{To:HH\\:mm}");
}
