using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>日历预览: which limits of open orders would move if this calendar were published; nothing is changed.</summary>
public static class PreviewCalendar
{
    private const int AtOnce = 200;

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/calendars/{name}/preview", Handle).MayBe(Roles.Administrator).Command<WhatWouldMove>("日历预览: which limits of open orders would move; refused as publishing would be, and nothing is changed");

    private static async Task<IResult> Handle(string name, PublishCalendar.Command command, ServiceDb db, BusinessClock clock, Actor user)
    {
        name = ReadCalendars.Named(name);
        var last = await ReadCalendars.Before(name, (sql, of) => db.Single<string>(sql, of));
        if (PublishCalendar.Refuse(name, command, last, clock.Now) is { } refusal) return refusal.Answer();
        var all = (await db.List<string>(LoadAll)).ConvertAll(ReadCalendars.Read);
        var (now, then) = (new CalendarsOfAll(all), new CalendarsOfAll([.. all, PublishCalendar.Decide(last!, command, clock.Now, user)]));
        var unit = name == Shipped.CalendarName ? null : name;
        var moving = now.FirstChange(name, then) is { } day ? await Moving(db, unit, WorkingCalendar.StartOf(day), now, then) : [];
        return TypedResults.Ok(WhatWouldMove.Of(await db.Single<int>(Count, new { Unit = unit }), moving));
    }

    // A limit before the first day that changes stays as it is.
    private static async Task<List<WhatWouldMove.Limit>> Moving(ServiceDb db, string? unit, DateTime from, CalendarsOfAll now, CalendarsOfAll then)
    {
        var (moving, rules, after) = (new List<WhatWouldMove.Limit>(), await TimeRules.Load(db), "");
        while (true)
        {
            var ids = await db.List<string>(db.Dialect.First(LoadOpen), new { Unit = unit, From = from, After = after, Limit = AtOnce });
            foreach (var (id, heard) in await db.HeardOf(ids))
                moving.AddRange(Of(id, ClockFold.Of(heard, rules), now, then));
            if (ids.Count < AtOnce)
                return moving;
            after = ids[^1];
        }
    }

    /// <summary>Those limits of one order that would move.</summary>
    internal static IEnumerable<WhatWouldMove.Limit> Of(string id, OrderClocks clocks, CalendarsOfAll now, CalendarsOfAll then) =>
        from clock in clocks.Running
        where !RoundTheClock(clock, clocks)
        let unit = clock.Name == Clocks.Caller ? null : clocks.Unit
        let due = Recounted(clock.StartedAt, clock.DueBy, now.At(unit, clock.StartedAt), then.At(unit, clock.StartedAt))
        where due != clock.DueBy
        select new WhatWouldMove.Limit(id, clocks.Number, clocks.Unit, clock.Name, clock.DueBy, due);

    private static bool RoundTheClock(Clock clock, OrderClocks clocks)
    {
        var rule = clocks.Rules.LimitsAt(clock.StartedAt).For(clocks.Type ?? "", clocks.Urgency ?? "", clocks.Category);
        return (clock.Name == Clocks.Sign ? rule.Sign : rule.Handle).IsRoundTheClock;
    }

    /// <summary>As many working days later where it is due at a close, else when the doors have been open for as long.</summary>
    private static DateTime Recounted(DateTime start, DateTime due, WorkingCalendar now, WorkingCalendar then)
    {
        var (first, last) = (WorkingCalendar.DayOf(start), WorkingCalendar.DayOf(due));
        if (due != now.CloseOf(last))
            return then.Add(start, now.OpenBetween(start, due));
        var days = Enumerable.Range(1, Math.Max(0, last.DayNumber - first.DayNumber)).Count(day => now.IsWorkingDay(first.AddDays(day)));
        return days == 0 ? due : then.CloseOf(then.AddWorkingDays(first, days));
    }

    private const string LoadAll = "SELECT Body FROM Calendars";

    private const string Count = "SELECT COUNT(*) FROM Clocks WHERE Closed = 0 AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit)";

    private const string LoadOpen = """
        SELECT Id FROM Clocks
        WHERE Closed = 0 AND State <> 'unheard' AND Id > @After AND (@Unit IS NULL OR Unit = @Unit) AND (SignBy >= @From OR HandleBy >= @From OR CallerDueBy >= @From)
        ORDER BY Id
        """;
}
