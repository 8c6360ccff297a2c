using System.Globalization;

namespace Hotline.Web;

/// <summary>One day of how a limit was counted.</summary>
/// <param name="Day">The day in China.</param>
/// <param name="Number">The how-manieth working day it is; none on a day off.</param>
/// <param name="MadeUp">调休: worked for another day that is off.</param>
/// <param name="Holiday">What the holiday is called, as the notice calls it.</param>
public sealed record DaySaid(DateOnly Day, int? Number, bool MadeUp, string? Holiday)
{
    /// <summary>2026-09-20 周日 工作日 1（调休）; 2026-09-25 Fri off (Mid-Autumn Festival).</summary>
    public string Shown(Language language) => language[
        $"{Day:yyyy-MM-dd} {Chinese[(int)Day.DayOfWeek]} " + (Number is { } n ? $"工作日 {n}{(MadeUp ? "（调休）" : "")}" : $"休息{(Holiday is null ? "" : $"（{Holiday}）")}"),
        $"{Day.ToString("yyyy-MM-dd ddd", CultureInfo.InvariantCulture)} " + (Number is { } m ? $"working day {m}{(MadeUp ? " (made up)" : "")}" : $"off{(Holiday is null ? "" : $" ({English(Holiday)})")}")];

    private static readonly string[] Chinese = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["元旦"] = "New Year", ["春节"] = "Spring Festival", ["清明节"] = "Qingming", ["劳动节"] = "Labour Day", ["端午节"] = "Dragon Boat Festival", ["中秋节"] = "Mid-Autumn Festival", ["国庆节"] = "National Day",
    };

    // One that a city publishes under a name of its own is a holiday too.
    private static string English(string holiday) => string.Join(", ", holiday.Split('、').Select(one => Names.GetValueOrDefault(one, "holiday")).Distinct());
}
