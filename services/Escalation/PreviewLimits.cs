using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>时限预览: how many open orders would have another handling limit had these limits counted when they were dispatched. What is printed on them stays.</summary>
public static class PreviewLimits
{
    private const int AtOnce = 1000;

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/limits/preview", Handle).MayBe(Roles.Administrator).Command<WhatWouldMove>("时限预览: open orders compared with these limits, had they counted at the dispatch; refused as publishing would be, and nothing is changed");

    private static async Task<IResult> Handle(PublishLimits.Command command, ServiceDb db, BusinessClock clock, Actor user)
    {
        var last = PublishLimits.Last(await db.Single<string>(PublishLimits.LoadLast));
        if (PublishLimits.Refuse(command, last.Version, clock.Now) is { } refusal) return refusal.Answer();
        var then = TimeRules.Counted(PublishLimits.Decide(command, last.Version + 1, clock.Now, user)).Rules;
        var (looked, moving, rules, after) = (0, new List<WhatWouldMove.Limit>(), await TimeRules.Load(db), "");
        while (true)
        {
            var rows = await db.List<Row>(db.Dialect.First(LoadDispatched), new { After = after, Limit = AtOnce });
            looked += rows.Count;
            moving.AddRange(rows.Select(row => Of(row, rules, then)).OfType<WhatWouldMove.Limit>());
            if (rows.Count < AtOnce)
                return TypedResults.Ok(WhatWouldMove.Of(looked, moving, onlyCompared: true));
            after = rows[^1].Id;
        }
    }

    internal static WhatWouldMove.Limit? Of(Row row, TimeRules rules, Limits then) =>
        JsonSerializer.Deserialize<WorkOrderDispatched>(row.Body, Wire.Json)! is var dispatched
        && Due(dispatched, rules, rules.LimitsAt(dispatched.At)) is var from && Due(dispatched, rules, then) is var to && from != to
            ? new WhatWouldMove.Limit(row.Id, row.Number, row.Unit, Clocks.Unit, from, to) : null;

    private static DateTime Due(WorkOrderDispatched dispatched, TimeRules rules, Limits limits) =>
        limits.For(dispatched.Type, dispatched.Urgency, dispatched.Category).Handle.From(dispatched.At, rules.CalendarAt(dispatched.At));

    /// <summary>An open order and how it was dispatched last.</summary>
    internal sealed record Row
    {
        public string Id { get; init; } = "";
        public string? Number { get; init; }
        public string? Unit { get; init; }
        public string Body { get; init; } = "";
    }

    private const string LoadDispatched = """
        SELECT c.Id, c.Number, c.Unit, h.Body FROM Clocks c
        JOIN Heard h ON h.Subject = c.Id AND h.Type = 'WorkOrderDispatched'
        WHERE c.Closed = 0 AND c.Id > @After
            AND h.Revision = (SELECT MAX(l.Revision) FROM Heard l WHERE l.Subject = c.Id AND l.Type = 'WorkOrderDispatched')
        ORDER BY c.Id
        """;
}
