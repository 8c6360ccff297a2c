using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.WorkingTime;

/// <summary>节假日安排: which days of one year are off and which weekend days are worked for them (调休), as the notices of the State Council say; a later notice changes what an earlier one said of the same days.</summary>
public sealed record HolidayYear
{
    /// <summary>The year. A notice may also speak of the last days of the year before.</summary>
    public required int Year { get; init; }

    /// <summary>The notices, in the order they were published.</summary>
    public required IReadOnlyList<HolidayNotice> Notices { get; init; }

    /// <summary>What was known at the end of this day: the notices published by then; null before the first.</summary>
    public HolidayYear? KnownAt(DateOnly day) =>
        Notices.Where(notice => notice.Published <= day).ToList() is { Count: > 0 } known ? this with { Notices = known } : null;

    /// <summary>Each day that is spoken of, and whether it is worked.</summary>
    internal IReadOnlyDictionary<DateOnly, bool> Days()
    {
        var days = new Dictionary<DateOnly, bool>();
        foreach (var (day, worked) in Notices.SelectMany(notice => notice.Days))
            days[day] = worked;
        return days;
    }

    /// <summary>Reads a year as it is written in a file. Throws a FormatException that says what is wrong with it.</summary>
    public static HolidayYear Parse(string json)
    {
        try
        {
            var year = JsonSerializer.Deserialize<HolidayYear>(json, Strict) ?? throw new FormatException("the file is empty");
            return year.Fault is { } fault ? throw new FormatException(fault.English) : year;
        }
        catch (JsonException error)
        {
            throw new FormatException($"the file is no calendar of holidays: {error.Message}", error);
        }
    }

    /// <summary>What is wrong with it, in a sentence of each language, or null.</summary>
    [JsonIgnore]
    public (string Chinese, string English)? Fault =>
        Notices.Count == 0 ? ($"{Year} 年没有放假通知。", $"{Year} has no notice.")
        : !Notices.Zip(Notices.Skip(1)).All(pair => pair.First.Published < pair.Second.Published) ? ($"{Year} 年的通知没有按公布先后排列。", $"The notices of {Year} do not stand in the order they were published.")
        : Notices.Select(notice => notice.FaultIn(Year)).FirstOrDefault(fault => fault is not null);

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
}

/// <summary>放假通知: one notice of the State Council.</summary>
public sealed record HolidayNotice
{
    /// <summary>The day it was published.</summary>
    public required DateOnly Published { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Source { get; init; }

    /// <summary>放假: days off, weekends among them included.</summary>
    public required IReadOnlyList<HolidayRange> Off { get; init; }

    /// <summary>调休上班: weekend days that are worked.</summary>
    public required IReadOnlyList<DateOnly> Worked { get; init; }

    internal IEnumerable<(DateOnly Day, bool Worked)> Days =>
        Off.SelectMany(range => range.Days).Select(day => (day, false)).Concat(Worked.Select(day => (day, true)));

    internal (string Chinese, string English)? FaultIn(int year) =>
        Off.FirstOrDefault(range => range.To < range.From) is { } back ? ($"{back.Name}在 {back.To:yyyy-MM-dd} 结束，早于 {back.From:yyyy-MM-dd} 开始。", $"{back.Name} ends on {back.To:yyyy-MM-dd}, before it begins on {back.From:yyyy-MM-dd}.")
        : Off.FirstOrDefault(range => range.To.DayNumber - range.From.DayNumber > LongestHoliday) is { } longest ? ($"{longest.Name}超过 {LongestHoliday} 天。", $"{longest.Name} has more than {LongestHoliday} days.")
        : Days.GroupBy(day => day.Day).FirstOrDefault(same => same.Count() > 1) is { } twice ? ($"{twice.Key:yyyy-MM-dd} 出现了两次。", $"{twice.Key:yyyy-MM-dd} stands twice.")
        : Days.Select(day => day.Day).FirstOrDefault(day => day.Year > year || day < new DateOnly(year, 1, 1).AddDays(-LongestHoliday)) is { } far && far != default ? ($"{far:yyyy-MM-dd} 不是 {year} 年的日子。", $"{far:yyyy-MM-dd} is no day of {year}.")
        : null;

    private const int LongestHoliday = 31;
}

/// <summary>A holiday from its first day to its last.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Name">What it is called.</param>
public sealed record HolidayRange(DateOnly From, DateOnly To, string Name)
{
    internal IEnumerable<DateOnly> Days => Enumerable.Range(0, To.DayNumber - From.DayNumber + 1).Select(From.AddDays);
}
