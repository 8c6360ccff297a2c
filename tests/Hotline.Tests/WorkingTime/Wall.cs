using System.Globalization;
using Hotline.WorkingTime;

namespace Hotline.Tests.WorkingTime;

/// <summary>Times as a clock in Guangzhou shows them.</summary>
internal static class Wall
{
    private const string Minutes = "yyyy-MM-dd HH:mm";

    public static DateTime At(string time) => WorkingCalendar.ToUtc(DateTime.ParseExact(time, Minutes, CultureInfo.InvariantCulture));

    public static string Show(DateTime utc) => utc.AddHours(8).ToString(Minutes, CultureInfo.InvariantCulture);
}
