using Hotline.WorkingTime;

namespace Hotline.Web.Administration;

/// <summary>时限 in words.</summary>
internal static class LimitWords
{
    /// <summary>The units of time, as they are chosen.</summary>
    public static readonly (string Unit, string Chinese, string English)[] Units =
    [
        (Allowance.WorkingDays, "个工作日", "working days"),
        (Allowance.WorkingDaysFromReceipt, "个工作日（含收到当日）", "working days, that of receipt included"),
        (Allowance.WorkingHours, "个工作小时", "working hours"),
        (Allowance.Hours, "小时（昼夜连续）", "hours, day and night"),
        (Allowance.Minutes, "分钟（昼夜连续）", "minutes, day and night"),
    ];

    /// <summary>15 个工作日; what is none is shown as it is.</summary>
    public static string Said(string? allowance, Language language)
    {
        if (Allowance.TryParse(allowance) is not { } read)
            return allowance ?? "";
        var (_, chinese, english) = Array.Find(Units, one => one.Unit == read.Unit);
        english = english.Replace(", day and night", "", StringComparison.Ordinal);
        return language[$"{read.Amount} {chinese.Replace("（昼夜连续）", "", StringComparison.Ordinal)}",
            $"{read.Amount} {(read.Amount == 1 ? english.Replace("days", "day", StringComparison.Ordinal).Replace("hours", "hour", StringComparison.Ordinal).Replace("minutes", "minute", StringComparison.Ordinal) : english)}"];
    }
}
