using System.Globalization;

namespace Hotline.Dispatch;

/// <summary>时段: a time of day in Shanghai, such as "22:00-06:00"; one that ends before it begins goes over midnight.</summary>
internal readonly record struct Hours(TimeOnly From, TimeOnly Until)
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>The time of day in Shanghai of this moment, UTC.</summary>
    public static TimeOnly Of(DateTime at) => TimeOnly.FromDateTime(at + Shanghai);

    /// <summary>Some moment, UTC, at this time of day in Shanghai.</summary>
    public static DateTime At(TimeOnly time) => DateTime.SpecifyKind(new DateTime(2026, 1, 1) + time.ToTimeSpan() - Shanghai, DateTimeKind.Utc);

    /// <summary>Null where it is not written so, or is no time at all.</summary>
    public static Hours? TryParse(string? text) =>
        text?.Split('-') is [var from, var until] && Time(from) is { } begins && Time(until) is { } ends && begins != ends ? new Hours(begins, ends) : null;

    /// <summary>The first minute counts, the last does not.</summary>
    public bool Has(TimeOnly time) => time.IsBetween(From, Until);

    /// <summary>Whether some minute is in both.</summary>
    public bool Overlaps(Hours other) => Has(other.From) || other.Has(From);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{Until:HH:mm}");

    /// <summary>A time of day as it is written, "22:30"; null where it is none.</summary>
    public static TimeOnly? Time(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
