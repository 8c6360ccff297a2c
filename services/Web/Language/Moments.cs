using System.Globalization;

namespace Hotline.Web;

/// <summary>Times as people at the hotline read them: in Beijing time, short where they are near.</summary>
internal static class Moments
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>UTC to the clock on the wall.</summary>
    public static DateTime OnTheWall(DateTime utc) => DateTime.SpecifyKind(utc + Beijing, DateTimeKind.Unspecified);

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
