namespace Hotline.Replay;

/// <summary>When people of a file do what they do: handlers and dispatchers at work, agents also in the evening. Beijing time; holidays are nobody's concern here.</summary>
internal static class OfficeHours
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private const int Opens = 9, Closes = 18, LastCall = 20;

    /// <summary>This instant (UTC) where somebody is at work then; otherwise within the first two hours of the next working day, as chance has it.</summary>
    public static DateTime AtWork(DateTime instant, Chance chance)
    {
        var local = instant + Beijing;
        var morning = chance.Below(2 * 3600);
        if (IsWorkday(local) && local.Hour is >= Opens and < Closes) return instant;
        var day = local.Hour < Opens && IsWorkday(local) ? local.Date : local.Date.AddDays(1);
        while (!IsWorkday(day)) day = day.AddDays(1);
        return Utc(day.AddHours(Opens).AddSeconds(morning));
    }

    /// <summary>This instant (UTC) where a caller may be rung then, any day; otherwise the next morning.</summary>
    public static DateTime ByDay(DateTime instant, Chance chance)
    {
        var local = instant + Beijing;
        var morning = chance.Below(3 * 3600);
        if (local.Hour is >= Opens and < LastCall) return instant;
        return Utc((local.Hour < Opens ? local.Date : local.Date.AddDays(1)).AddHours(Opens).AddSeconds(morning));
    }

    private static bool IsWorkday(DateTime local) => local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static DateTime Utc(DateTime local) => DateTime.SpecifyKind(local - Beijing, DateTimeKind.Utc);
}
