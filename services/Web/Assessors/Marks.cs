using System.Globalization;
using Hotline.Contracts;

namespace Hotline.Web.Assessors;

/// <summary>分值: how hundredths are written, and what of a sheet's line is said in a few words.</summary>
internal static class Marks
{
    /// <summary>Hundredths as people write them: 36.00.</summary>
    public static string Of(long hundredths) => (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>As short as it is exact: 36, 0.5, 12.25.</summary>
    public static string Short(long hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A rate, good of so many: 97.30%, rounded half away from zero; — where there is nothing to count.</summary>
    public static string Rate(long good, long of) => of == 0 ? "—" : Math.Round(100m * good / of, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    /// <summary>Points of so many possible as of a hundred: 94.78; — where nothing was possible.</summary>
    public static string Hundred(int points, int possible) => Rate(points, possible).TrimEnd('%');

    /// <summary>What a line gives: 36.00 / 40.00; −2.00 of what only takes away; — where nothing was counted.</summary>
    public static string Of(ScoreLine line) => line switch
    {
        { Points: 0, Possible: 0, Cases: null } => "—",
        { Possible: 0 } => $"−{Of(-line.Points)}",
        _ => $"{Of(line.Points)} / {Of(line.Possible)}",
    };

    /// <summary>Why a line stands as it does, in the reader's language.</summary>
    public static string Because(ScoreLine line, Language language) => language[line.Because, line.BecauseEnglish];

    /// <summary>计给谁: who bears it; of what was struck, nobody.</summary>
    public static string ChargedTo(ScoreLine line, Language language, Func<string?, string> nameOf) => line.Charged switch
    {
        ScoreCharges.Unit => nameOf(line.Unit),
        ScoreCharges.Assisting => language[$"协办 {nameOf(line.Unit)}", $"{nameOf(line.Unit)}, assisting"],
        ScoreCharges.Dispatcher => language["派单", "dispatch"],
        _ => language["不计", "nobody"],
    };

    /// <summary>Where the rule of a line stands on the page of the rules: three-rates@1/rating is #three-rates@1-rating.</summary>
    public static string RuleAddress(string rule) => $"assess/rules#{rule.Replace('/', '-')}";

    /// <summary>The place in an order's story of the fact a line rests on, by its type and business time; null where it rests on none.</summary>
    public static string? FactOf(ScoreLine line) => line is { Fact: { } type, FactAt: { } at } ? FactOf(type, at) : null;

    /// <summary>The same, of one entry of the story.</summary>
    public static string FactOf(string type, DateTime at) => $"fact-{type}-{at.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}";

    /// <summary>The calendar's month in China of a moment, UTC: yyyy-MM.</summary>
    public static string MonthOf(DateTime utc) => Moments.OnTheWall(utc).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>2026-11 as it is said: 2026 年 11 月.</summary>
    public static string Month(string month, Language language) => month.Split('-') is [var year, var number] ? language[$"{year} 年 {number.TrimStart('0')} 月", month] : month;
}
