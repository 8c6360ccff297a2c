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
        var (unit, rules) = (name == Shipped.CalendarName ? null : name, await TimeRules.Load(db));
        var then = rules.And(PublishCalendar.Decide(last!, command, clock.Now, user));
        var moving = rules.CalendarAt(clock.Now, unit).FirstDifference(then.CalendarAt(clock.Now, unit)) is { } day ? await Moving(db, unit, WorkingCalendar.StartOf(day), rules, then) : [];
        return TypedResults.Ok(WhatWouldMove.Of(await db.Single<int>(Count, new { Unit = unit }), moving));
    }

    // A limit before the first day that changes stays as it is.
    private static async Task<List<WhatWouldMove.Limit>> Moving(ServiceDb db, string? unit, DateTime from, TimeRules now, TimeRules then)
    {
        var (moving, after) = (new List<WhatWouldMove.Limit>(), "");
        while (true)
        {
            var ids = await db.List<string>(db.Dialect.First(LoadOpen), new { Unit = unit, From = from, After = after, Limit = AtOnce });
            foreach (var (id, heard) in await db.HeardOf(ids))
                moving.AddRange(Of(id, ClockFold.Of(heard, now), ClockFold.Of(heard, then)));
            if (ids.Count < AtOnce)
                return moving;
            after = ids[^1];
        }
    }

    /// <summary>Those limits of one order that would move.</summary>
    internal static IEnumerable<WhatWouldMove.Limit> Of(string id, OrderClocks now, OrderClocks then) =>
        from pair in now.Binding.Zip(then.Binding)
        where pair.First.DueBy != pair.Second.DueBy
        select new WhatWouldMove.Limit(id, now.Number, now.Unit, pair.First.Name, pair.First.DueBy, pair.Second.DueBy);

    private const string Count = "SELECT COUNT(*) FROM Clocks WHERE Closed = 0 AND State <> 'unheard' AND (@Unit IS NULL OR Unit = @Unit)";

    private const string LoadOpen = """
        SELECT Id FROM Clocks
        WHERE Closed = 0 AND State <> 'unheard' AND Id > @After AND (@Unit IS NULL OR Unit = @Unit) AND (SignBy >= @From OR HandleBy >= @From OR CallerDueBy >= @From)
        ORDER BY Id
        """;
}
