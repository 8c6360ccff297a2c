using System.Globalization;

namespace Hotline.Replay;

/// <summary>Times as exports write them. Without an offset they are in the zone of the file.</summary>
internal static class ReplayTime
{
    private static readonly string[] Local =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd",
        "M/d/yyyy h:mm:ss tt",
    ];

    private static readonly string[] WithOffset =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzz", "yyyy-MM-dd HH:mm:ss.FFFFFFFzz", "yyyy-MM-dd'T'HH:mmzz", "yyyy-MM-dd HH:mmzz",
    ];

    /// <summary>The instant in whole milliseconds; null where the text is no time. Of an hour the clocks show twice, the first that is not before <paramref name="notBefore"/>.</summary>
    public static DateTime? Read(string text, TimeZoneInfo zone, DateTime notBefore)
    {
        var invariant = CultureInfo.InvariantCulture;
        if (DateTime.TryParseExact(text, Local, invariant, DateTimeStyles.None, out var local))
            return Plausible(local) ? Milliseconds(Instant(local, zone, notBefore)) : null;
        if (DateTimeOffset.TryParseExact(text, WithOffset, invariant, DateTimeStyles.AssumeUniversal, out var instant))
            return Plausible(instant.UtcDateTime) ? Milliseconds(instant.UtcDateTime) : null;
        return null;
    }

    private static bool Plausible(DateTime time) => time.Year is >= 1900 and < 9999;

    /// <summary>An hour the clocks skip is read with standard time, as if nobody had put them forward.</summary>
    private static DateTime Instant(DateTime local, TimeZoneInfo zone, DateTime notBefore)
    {
        if (!zone.IsAmbiguousTime(local)) return local - zone.GetUtcOffset(local);
        var readings = zone.GetAmbiguousTimeOffsets(local).Select(offset => local - offset).Order().ToArray();
        return readings.FirstOrDefault(reading => reading >= notBefore, readings[^1]);
    }

    private static DateTime Milliseconds(DateTime time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}
