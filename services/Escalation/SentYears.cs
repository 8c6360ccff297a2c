using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>节假日安排 as it is sent: whole years, each readable, none twice and none left out between those that are known.</summary>
internal static class SentYears
{
    private const int MostYears = 50, FirstYear = 1991, LastYear = 2099, MostNotices = 20, LongestSource = 500, LongestName = 50;

    public static Refusal? Refuse(IReadOnlyList<YearOfHolidays?>? sent, IReadOnlyList<YearOfHolidays> known) =>
        sent is null ? null
        : sent.Count is 0 or > MostYears || !sent.All(IsWhole) ? Refusal.Missing("years")
        : sent.Any(year => year!.Year is < FirstYear or > LastYear) ? NoYear
        : sent.GroupBy(year => year!.Year).FirstOrDefault(same => same.Count() > 1) is { } twice ? Twice(twice.Key)
        : sent.Select(year => RefuseTexts(year!)).FirstOrDefault(no => no is not null)
        ?? sent.Select(year => AsCounted(year!).Fault).FirstOrDefault(fault => fault is not null) switch
        {
            ({ } chinese, { } english) => Refusal.Wrong("years", "bad-holidays", chinese, english),
            _ => RefuseGap([.. Together(known, sent).Select(year => year.Year)]),
        };

    /// <summary>Those that are known, and in place of the same years those that are sent, by year.</summary>
    public static List<YearOfHolidays> Together(IReadOnlyList<YearOfHolidays> known, IReadOnlyList<YearOfHolidays?>? sent) =>
        [.. known.Where(year => sent?.Any(one => one!.Year == year.Year) != true).Concat((sent ?? []).OfType<YearOfHolidays>()).OrderBy(year => year.Year)];

    /// <summary>The same as it is counted with.</summary>
    public static HolidayYear AsCounted(YearOfHolidays year) => JsonSerializer.Deserialize<HolidayYear>(JsonSerializer.Serialize(year, Wire.Json), Wire.Json)!;

    // JSON may hold null wherever a word or a list is meant.
    private static bool IsWhole(YearOfHolidays? year) =>
        year?.Notices?.All(notice => notice is { Source: not null, Off: not null, Worked: not null } && notice.Off.All(off => off is { Name: not null })) == true;

    private static Refusal? RefuseTexts(YearOfHolidays year) =>
        year.Notices.Count > MostNotices ? TooMany
        : year.Notices.Select(notice => Refusal.IfNotText("source", notice.Source, LongestSource)
            ?? notice.Off.Select(off => Refusal.IfNotText("name", off.Name, LongestName)).FirstOrDefault(no => no is not null)).FirstOrDefault(no => no is not null);

    // A year that is left out would be counted by weekends alone, and nobody would be told.
    private static Refusal? RefuseGap(IReadOnlyList<int> years) =>
        years.Zip(years.Skip(1)).FirstOrDefault(pair => pair.Second > pair.First + 1) is (> 0, _) and var gap ? Gap(gap.First + 1, gap.Second) : null;

    private static readonly Refusal NoYear = Refusal.Wrong("years", "no-such-year", $"年份应在 {FirstYear} 至 {LastYear} 之间。", $"A year is one from {FirstYear} to {LastYear}.");

    private static readonly Refusal TooMany = Refusal.Wrong("years", "too-many", $"一年最多 {MostNotices} 份通知。", $"A year has at most {MostNotices} notices.");

    private static Refusal Twice(int year) => Refusal.Wrong("years", "year-twice", $"{year} 年出现了两次。", $"{year} stands twice.");

    private static Refusal Gap(int missing, int sent) => Refusal.Wrong("years", "years-gap", $"中间缺 {missing} 年的放假安排，请先补上 {missing} 年，再发布 {sent} 年。", $"The holidays of {missing} are missing; publish {missing} before {sent}.");
}
