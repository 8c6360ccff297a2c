using System.Globalization;

namespace Hotline.Web;

/// <summary>Times as people at the hotline read them: in Beijing time, short where they are near.</summary>
internal static class Moments
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>UTC to the clock on the wall.</summary>
    public static DateTime OnTheWall(DateTime utc) => DateTime.SpecifyKind(utc + Beijing, DateTimeKind.Unspecified);

    /// <summary>Which day it is on the wall.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(OnTheWall(utc));

    /// <summary>What somebody chose by the clock on the wall, in UTC; null where nothing was chosen.</summary>
    public static DateTime? OfTheWall(DateTime? chosen) => chosen is { } wall ? DateTime.SpecifyKind(wall - Beijing, DateTimeKind.Utc) : null;

    /// <summary>The minute on the wall, for a field to choose it.</summary>
    public static DateTime? ForField(DateTime? utc) => utc is { } at ? OnTheWall(at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute))) : null;

    /// <summary>How long ago: 3 小时, 2 天; less than a minute is 不到 1 分钟.</summary>
    public static string Ago(DateTime utc, DateTime now, Language language) => (now - utc) switch
    {
        { TotalMinutes: < 1 } => language["不到 1 分钟", "less than a minute"],
        { TotalHours: < 1 } past => language[$"{(int)past.TotalMinutes} 分钟", $"{(int)past.TotalMinutes} min"],
        { TotalDays: < 1 } past => language[$"{(int)past.TotalHours} 小时", $"{(int)past.TotalHours} h"],
        var past => language[$"{(int)past.TotalDays} 天", $"{(int)past.TotalDays} days"],
    };

    /// <summary>14:23 of today, 3-12 14:23 of this year, else 2025-03-12 14:23.</summary>
    public static string Short(DateTime utc, DateTime now)
    {
        var (at, today) = (OnTheWall(utc), OnTheWall(now));
        var pattern = at.Date == today.Date ? "HH:mm" : at.Year == today.Year ? "M-d HH:mm" : "yyyy-MM-dd HH:mm";
        return at.ToString(pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>2026-03-12 14:23.</summary>
    public static string Full(DateTime utc) => OnTheWall(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
