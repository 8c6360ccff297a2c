using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>工作日历: the open hours of a working day, the days of the week that are worked, the public holidays and make-up days, as data.</summary>
public static class PublishCalendar
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="Hours">Open intervals, HH:mm-HH:mm, Asia/Shanghai, in order; null leaves them as they are.</param>
    /// <param name="ValidFrom">Tomorrow 00:00 in China at the earliest; null means then.</param>
    /// <param name="Version">The version the administrator saw.</param>
    /// <param name="Week">The days of the week that are worked, "Monday"; null leaves them as they are.</param>
    /// <param name="Years">节假日安排 of these years, whole; other years stay as they are.</param>
    public sealed record Command(IReadOnlyList<string?>? Hours, DateTime? ValidFrom, int? Version, IReadOnlyList<string?>? Week = null, IReadOnlyList<YearOfHolidays?>? Years = null);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendars/{name}", Read).MayBe(Roles.All).Question<CalendarPublished>("工作日历: the calendar that was published last, or the shipped one");
        routes.MapPut("/calendars/{name}", Handle).MayBe(Roles.Administrator).Command<CalendarPublished>("工作日历: publish a calendar");
    }

    private static async Task<IResult> Read(string name, ServiceDb db) =>
        name == Shipped.CalendarName ? TypedResults.Ok(Last(await db.Single<string>(LoadLast, new { Name = name }))) : Refusal.NotFound.Answer();

    private static Task<IResult> Handle(string name, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var last = Last(await tx.Single<string>(LoadLast, new { Name = name }));
        if (Refuse(name, command, last.Version, clock.Now) is { } refusal) return refusal.Answer();
        var published = Decide(last with { Calendar = name }, command, clock.Now, user);
        await tx.Execute(Insert, new { Name = name, published.Version, Body = JsonSerializer.Serialize(published, Wire.Json) });
        await tx.Announce($"calendar:{name}", published, user);
        await RecountClocks.Begin(tx, published);
        return TypedResults.Ok(published);
    });

    internal static Refusal? Refuse(string name, Command command, int version, DateTime now) =>
        (name == Shipped.CalendarName ? null : Refusal.NotFound)
        ?? (command is { Hours: null, Week: null, Years: null } || command.Hours is { Count: 0 } ? Refusal.Missing("hours") : null)
        ?? RefuseHours([.. (command.Hours ?? []).Select(OpenInterval.TryParse)])
        ?? RefuseWeek(command.Week)
        ?? RefuseYears(command.Years)
        ?? (command.ValidFrom < TimeRules.EarliestAfter(now) ? TimeRules.TooSoon : null)
        ?? Refusal.IfStale(command.Version, version);

    private static Refusal? RefuseWeek(IReadOnlyList<string?>? week) =>
        week is null ? null
        : week.Count == 0 ? NeverWorked
        : week.Any(day => !Enum.GetNames<DayOfWeek>().Contains(day, StringComparer.OrdinalIgnoreCase)) ? UnknownDay : null;

    private static Refusal? RefuseYears(IReadOnlyList<YearOfHolidays?>? years) =>
        years is null ? null
        : years.Count is 0 or > MostYears || !years.All(IsWhole) ? Refusal.Missing("years")
        : years.Any(year => year!.Year is < FirstYear or > LastYear) ? NoYear
        : years.GroupBy(year => year!.Year).FirstOrDefault(same => same.Count() > 1) is { } twice ? YearTwice(twice.Key)
        : years.Select(year => AsCounted(year!).Fault).FirstOrDefault(fault => fault is not null) is ({ } chinese, { } english) ? Refusal.Wrong("years", "bad-holidays", chinese, english)
        : null;

    // JSON may hold null wherever a word or a list is meant.
    private static bool IsWhole(YearOfHolidays? year) =>
        year?.Notices?.All(notice => notice is { Source: not null, Off: not null, Worked: not null } && notice.Off.All(off => off is { Name: not null })) == true;

    private static HolidayYear AsCounted(YearOfHolidays year) => JsonSerializer.Deserialize<HolidayYear>(JsonSerializer.Serialize(year, Wire.Json), Wire.Json)!;

    private static Refusal? RefuseHours(IReadOnlyList<OpenInterval?> hours) =>
        hours.Contains(null) ? Unreadable
        : hours.Zip(hours.Skip(1)).All(pair => pair.First!.To <= pair.Second!.From) ? null
        : Overlapping;

    internal static CalendarPublished Decide(CalendarPublished last, Command command, DateTime now, Actor user) => new()
    {
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Calendar = last.Calendar,
        Version = last.Version + 1,
        Hours = command.Hours is { } hours ? [.. hours.OfType<string>()] : last.Hours,
        Week = command.Week is { } week ? [.. week.OfType<string>()] : last.Week,
        Years = Together(last.Years ?? Shipped.Calendar.Years!, [.. (command.Years ?? []).OfType<YearOfHolidays>()]),
        ValidFrom = command.ValidFrom ?? TimeRules.EarliestAfter(now),
    };

    private static List<YearOfHolidays> Together(IReadOnlyList<YearOfHolidays> known, IReadOnlyList<YearOfHolidays> sent) =>
        [.. known.Where(year => sent.All(one => one.Year != year.Year)).Concat(sent).OrderBy(year => year.Year)];

    private static CalendarPublished Last(string? body) => body is null ? Shipped.Calendar : JsonSerializer.Deserialize<CalendarPublished>(body, Wire.Json)!;

    private static readonly Refusal Unreadable = Refusal.Wrong("hours", "unreadable-hours", "时段应如 “09:00-12:00”，结束晚于开始。", "Hours look like \"09:00-12:00\" and end after they start.");

    private static readonly Refusal Overlapping = Refusal.Wrong("hours", "hours-overlap", "时段应按先后排列且不重叠。", "Hours must be in order and must not overlap.");

    private const int MostYears = 50, FirstYear = 1991, LastYear = 2099;

    private static readonly Refusal NoYear = Refusal.Wrong("years", "no-such-year", $"年份应在 {FirstYear} 至 {LastYear} 之间。", $"A year is one from {FirstYear} to {LastYear}.");

    private static readonly Refusal NeverWorked = Refusal.Wrong("week", "never-worked", "一周至少有一天工作，否则什么也不会到期。", "At least one day of the week is worked; otherwise nothing would ever be due.");

    private static readonly Refusal UnknownDay = Refusal.Wrong("week", "unknown-day", "星期用 Monday 至 Sunday 表示。", "Days of the week are called Monday to Sunday.");

    private static Refusal YearTwice(int year) => Refusal.Wrong("years", "year-twice", $"{year} 年出现了两次。", $"{year} stands twice.");

    private const string LoadLast = "SELECT Body FROM Calendars WHERE Name = @Name AND Version = (SELECT MAX(Version) FROM Calendars WHERE Name = @Name)";

    private const string Insert = "INSERT INTO Calendars (Name, Version, Body) VALUES (@Name, @Version, @Body)";
}
