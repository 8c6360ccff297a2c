using System.Globalization;

namespace Hotline.Web.Reports;

/// <summary>期间: the day or the month that a report is about, in China.</summary>
/// <param name="From">Its first day.</param>
/// <param name="IsMonth">Whether it is the whole month.</param>
public sealed record Period(DateOnly From, bool IsMonth)
{
    // Around these there is nothing to report, and calendars end.
    private const int Earliest = 2000, Latest = 2099;

    private static readonly No BadDay = new("bad-day", "日期应写作 2026-03-12。", "A day is written 2026-03-12.", "day"), BadMonth = new("bad-month", "月份应写作 2026-03。", "A month is written 2026-03.", "month");

    /// <summary>That day, or yesterday where none is asked for.</summary>
    internal static Answer<Period> Day(string? asked, DateOnly today) => Read(asked, today.AddDays(-1), "yyyy-MM-dd", false, BadDay);

    /// <summary>That month, or the last that has ended where none is asked for.</summary>
    internal static Answer<Period> Month(string? asked, DateOnly today) => Read(asked, new DateOnly(today.Year, today.Month, 1).AddMonths(-1), "yyyy-MM", true, BadMonth);

    private static Answer<Period> Read(string? asked, DateOnly usual, string pattern, bool month, No no) =>
        string.IsNullOrEmpty(asked) ? new(new Period(usual, month), null)
        : DateOnly.TryParseExact(asked, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) && from.Year is >= Earliest and <= Latest ? new(new Period(from, month), null)
        : new(null, no);

    /// <summary>Its last day.</summary>
    public DateOnly To => IsMonth ? From.AddMonths(1).AddDays(-1) : From;

    /// <summary>What it is held against: 环比.</summary>
    public Period Before => this with { From = IsMonth ? From.AddMonths(-1) : From.AddDays(-1) };

    /// <summary>The one that follows.</summary>
    public Period After => this with { From = IsMonth ? From.AddMonths(1) : From.AddDays(1) };

    /// <summary>Whether it has ended by this day.</summary>
    public bool IsOver(DateOnly today) => To < today;

    /// <summary>As the address says it.</summary>
    public string Address => From.ToString(IsMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The page about it.</summary>
    public string Page => IsMonth ? $"reports/month?month={Address}" : $"reports/day?day={Address}";

    /// <summary>What Escalation is asked.</summary>
    public string Question => string.Create(CultureInfo.InvariantCulture, $"report/days?from={From:yyyy-MM-dd}&to={To:yyyy-MM-dd}");

    /// <summary>2026年3月12日, 2026年3月; 12 March 2026, March 2026.</summary>
    public string Shown(Language language) => From.ToString(language[IsMonth ? "yyyy年M月" : "yyyy年M月d日", IsMonth ? "MMMM yyyy" : "d MMMM yyyy"], CultureInfo.InvariantCulture);

    /// <summary>What the one before is called: 前一日, 上月.</summary>
    public string BeforeShown(Language language) => IsMonth ? language["上月", "the month before"] : language["前一日", "the day before"];
}
