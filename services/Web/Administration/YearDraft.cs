using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Web.Administration;

/// <summary>一年的放假安排 while it is written: by hand, or read from JSON as the shipped years are written.</summary>
internal sealed class YearDraft
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true };

    public required int Year { get; init; }
    public List<Notice> Notices { get; } = [];

    /// <summary>One notice.</summary>
    internal sealed class Notice
    {
        public DateOnly? Published { get; set; }
        public string? Source { get; set; }
        public List<Off> Off { get; } = [];
        public string? Worked { get; set; }
    }

    /// <summary>One holiday.</summary>
    internal sealed class Off
    {
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        public string? Name { get; set; }
    }

    /// <summary>As it stands; an unknown year begins with one empty notice.</summary>
    public static YearDraft Of(int number, YearOfHolidays? year)
    {
        var draft = new YearDraft { Year = number };
        foreach (var notice in year?.Notices ?? [])
        {
            var written = new Notice { Published = notice.Published, Source = notice.Source, Worked = string.Join('、', notice.Worked.Select(Day)) };
            written.Off.AddRange(notice.Off.Select(off => new Off { From = off.From, To = off.To, Name = off.Name }));
            draft.Notices.Add(written);
        }
        if (draft.Notices.Count == 0)
            draft.Add();
        return draft;
    }

    /// <summary>One more notice, with room for a holiday.</summary>
    public void Add() => Notices.Add(new Notice { Off = { new Off() } });

    /// <summary>The year as it is sent, or all that is wrong, each with its field, in the order of the form.</summary>
    public (YearOfHolidays? Year, IReadOnlyList<No> Wrong) Read()
    {
        var wrong = Notices.SelectMany((notice, i) => WrongIn(notice, i)).ToList();
        if (wrong.Count > 0)
            return (null, wrong);
        var (year, no) = Checked(new() { Year = Year, Notices = [.. Notices.Select(Sent)] });
        return (year, no is null ? [] : [no]);
    }

    private static IEnumerable<No> WrongIn(Notice notice, int i)
    {
        if (notice.Published is null)
            yield return Missing($"published-{i}", "公布日期", "the day it was published");
        if (string.IsNullOrWhiteSpace(notice.Source))
            yield return Missing($"source-{i}", "出处", "where it stands");
        foreach (var (j, off) in notice.Off.Index())
            if (off is { From: null } or { To: null } || string.IsNullOrWhiteSpace(off.Name))
                yield return Missing($"off-{i}-{j}", "假期的名称、第一天和最后一天", "a holiday's name, first and last day");
        if (Days(notice.Worked) is null)
            yield return new No("unreadable-day", "调休上班的日期应如 2027-02-07，日期之间用顿号或空格隔开。", "Days look like 2027-02-07, with a space or comma between them.", $"worked-{i}");
    }

    private static NoticeOfHolidays Sent(Notice notice) => new()
    {
        Published = notice.Published!.Value,
        Source = notice.Source!.Trim(),
        Off = [.. notice.Off.Select(off => new DaysOff { From = off.From!.Value, To = off.To!.Value, Name = off.Name!.Trim() })],
        Worked = Days(notice.Worked)!,
    };

    /// <summary>A year from JSON, or what is wrong with it, with its line and field.</summary>
    public static (YearOfHolidays? Year, No? No) Parse(string? json)
    {
        try
        {
            var year = JsonSerializer.Deserialize<YearOfHolidays>(json ?? "", Strict);
            return year is null || year.Notices.Any(notice => notice is null || notice.Off.Any(off => off is null))
                ? (null, InJson("有空缺（null）。", "something is null.")) : Checked(year);
        }
        catch (JsonException error)
        {
            var (line, path) = (error.LineNumber + 1 ?? 1, error.Path ?? "$");
            return (null, InJson($"第 {line} 行，{path}：{error.Message}", $"line {line}, {path}: {error.Message}"));
        }
    }

    private static (YearOfHolidays? Year, No? No) Checked(YearOfHolidays year) =>
        Counted(year).Fault is ({ } chinese, { } english) ? (null, new No("bad-holidays", chinese, english, "json")) : (year, null);

    /// <summary>The same as it is counted with.</summary>
    public static HolidayYear Counted(YearOfHolidays year) => JsonSerializer.Deserialize<HolidayYear>(JsonSerializer.Serialize(year, Wire.Json), Wire.Json)!;

    private static List<DateOnly>? Days(string? text)
    {
        var days = new List<DateOnly>();
        foreach (var word in (text ?? "").Split([' ', ',', ';', '、', '，', '；', '\u3000'], StringSplitOptions.RemoveEmptyEntries))
            if (DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                days.Add(day);
            else
                return null;
        return days;
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static No Missing(string field, string chinese, string english) => new("missing", $"请填写{chinese}。", $"Please enter {english}.", field);

    private static No InJson(string chinese, string english) => new("unreadable-json", $"JSON 读不懂：{chinese}", $"The JSON cannot be read: {english}", "json");
}
