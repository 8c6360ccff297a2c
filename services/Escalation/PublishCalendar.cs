using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>工作日历: the open hours of a working day, the days of the week that are worked, the public holidays and make-up days, as data; a unit may have hours of its own.</summary>
public static class PublishCalendar
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="Hours">Open intervals, HH:mm-HH:mm, Asia/Shanghai, in order; null leaves them as they are.</param>
    /// <param name="ValidFrom">From when on the hours count, tomorrow 00:00 in China at the earliest; null means then, or when hours that were published before begin.</param>
    /// <param name="Version">The version the administrator saw; 0 where the unit has no calendar of its own yet.</param>
    /// <param name="Week">The days of the week that are worked, "Monday"; null leaves them as they are.</param>
    /// <param name="Years">节假日安排 of these years, whole; other years stay as they are. Not for a unit's own.</param>
    /// <param name="WorksHolidays">值班: whether the unit works on public holidays; null leaves it as it is. Not for the office's.</param>
    public sealed record Command(IReadOnlyList<string?>? Hours, DateTime? ValidFrom, int? Version, IReadOnlyList<string?>? Week = null, IReadOnlyList<YearOfHolidays?>? Years = null, bool? WorksHolidays = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPut("/calendars/{name}", Handle).MayBe(Roles.Administrator).Command<CalendarPublished>("工作日历: publish the office's calendar, or a unit's own by the unit's code");

    private static Task<IResult> Handle(string name, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        name = ReadCalendars.Named(name);
        var last = await ReadCalendars.Before(name, (sql, of) => tx.Single<string>(sql, of));
        if (Refuse(name, command, last, clock.Now) is { } refusal) return refusal.Answer();
        var published = Decide(last!, command, clock.Now, user);
        await tx.Execute(Insert, new { Name = name, published.Version, Body = JsonSerializer.Serialize(published, Wire.Json) });
        await tx.Announce($"calendar:{name}", published, user);
        await RecountClocks.Begin(tx, published);
        return TypedResults.Ok(published);
    });

    /// <param name="name">The office's, or a unit's code.</param>
    /// <param name="command">What is sent.</param>
    /// <param name="last">What it follows; null where no such unit is known.</param>
    /// <param name="now">UTC.</param>
    internal static Refusal? Refuse(string name, Command command, CalendarPublished? last, DateTime now) =>
        last is null ? Unit.NotKnownYet with { Field = "name" }
        : (command is { Hours: null, Week: null, Years: null, WorksHolidays: null } || command.Hours is { Count: 0 } ? Refusal.Missing("hours") : null)
        ?? RefuseHours([.. (command.Hours ?? []).Select(OpenInterval.TryParse)])
        ?? RefuseWeek(command.Week)
        ?? (name == Shipped.CalendarName ? RefuseOffice(command, last) : command.Years is null ? null : YearsAreTheOffices)
        ?? (command.ValidFrom < TimeRules.EarliestAfter(now) ? TimeRules.TooSoon : null)
        ?? Refusal.IfStale(command.Version, last.Version);

    private static Refusal? RefuseOffice(Command command, CalendarPublished last) =>
        command.WorksHolidays is null ? SentYears.Refuse(command.Years, last.Years ?? Shipped.Calendar.Years!) : HolidaysAreKept;

    private static Refusal? RefuseWeek(IReadOnlyList<string?>? week) =>
        week is null ? null
        : week.Count == 0 ? NeverWorked
        : week.Any(day => !Enum.GetNames<DayOfWeek>().Contains(day, StringComparer.OrdinalIgnoreCase)) ? UnknownDay : null;

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
        Years = last.Calendar == Shipped.CalendarName ? SentYears.Together(last.Years ?? Shipped.Calendar.Years!, command.Years)
            : command.WorksHolidays switch { true => [], false => null, null => last.Years },
        ValidFrom = command.ValidFrom ?? Earliest(last, command, now),
    };

    // Hours that are to begin later do not begin sooner because a notice came meanwhile.
    private static DateTime Earliest(CalendarPublished last, Command command, DateTime now) =>
        TimeRules.EarliestAfter(now) is var tomorrow && command is { Hours: null, Week: null } && last.ValidFrom > tomorrow ? last.ValidFrom : tomorrow;

    private static readonly Refusal Unreadable = Refusal.Wrong("hours", "unreadable-hours", "时段应如 “09:00-12:00”，结束晚于开始。", "Hours look like \"09:00-12:00\" and end after they start.");

    private static readonly Refusal Overlapping = Refusal.Wrong("hours", "hours-overlap", "时段应按先后排列且不重叠。", "Hours must be in order and must not overlap.");

    private static readonly Refusal NeverWorked = Refusal.Wrong("week", "never-worked", "一周至少有一天工作，否则什么也不会到期。", "At least one day of the week is worked; otherwise nothing would ever be due.");

    private static readonly Refusal UnknownDay = Refusal.Wrong("week", "unknown-day", "星期用 Monday 至 Sunday 表示。", "Days of the week are called Monday to Sunday.");

    private static readonly Refusal YearsAreTheOffices = Refusal.Wrong("years", "years-of-the-office", "单位日历不单独安排节假日：按全市工作日历放假，或设为节假日照常值班。", "A unit's own calendar has no holidays of its own: it keeps the office's, or works on public holidays.");

    private static readonly Refusal HolidaysAreKept = Refusal.Wrong("worksHolidays", "office-keeps-holidays", "全市工作日历按国务院通知放假，不能设为节假日照常值班；请为值班单位另设日历。", "The office's calendar keeps the public holidays; give the unit on duty a calendar of its own.");

    private const string Insert = "INSERT INTO Calendars (Name, Version, Body) VALUES (@Name, @Version, @Body)";
}
