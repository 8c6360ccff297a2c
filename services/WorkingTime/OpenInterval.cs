using System.Globalization;

namespace Hotline.WorkingTime;

/// <summary>One open interval of a day: from, included, to, not included; to may be 24:00.</summary>
public sealed record OpenInterval
{
    private const string Midnight = "24:00";

    /// <summary>Opens, since the day's midnight in China.</summary>
    public required TimeSpan From { get; init; }

    /// <summary>Closes, since the day's midnight in China.</summary>
    public required TimeSpan To { get; init; }

    /// <summary>Reads "09:00-12:00". Throws a FormatException that says what is wrong.</summary>
    public static OpenInterval Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not an interval such as 09:00-12:00 that ends after it begins");

    /// <summary>Reads "09:00-12:00", or null where it is no interval or ends before it begins.</summary>
    public static OpenInterval? TryParse(string? text) =>
        text?.Split('-') is [var opens, var closes] && TimeOf(opens) is { } from && TimeOf(closes) is { } to && from < to
            ? new OpenInterval { From = from, To = to } : null;

    private static TimeSpan? TimeOf(string text) =>
        text == Midnight ? TimeSpan.FromDays(1)
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Shown(From)}-{Shown(To)}";

    private static string Shown(TimeSpan time) => time == TimeSpan.FromDays(1) ? Midnight : time.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
