using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>时限怎么算的: for each clock of one order the days from its start to its limit, for anyone who doubts it.</summary>
public static class ExplainClocks
{
    /// <summary>How one clock was counted.</summary>
    /// <param name="Clock">One of <see cref="Clocks"/>.</param>
    /// <param name="From">Since when it counts, UTC.</param>
    /// <param name="DueBy">Its limit, UTC.</param>
    /// <param name="Provisional">暂定: it reaches into a year whose holidays are not published yet.</param>
    /// <param name="RoundTheClock">Nights and days off count too: then there are no days to list.</param>
    /// <param name="Minutes">How much working time lies between the two; of any time where nights and days off count.</param>
    /// <param name="Days">Day by day, each worked or off.</param>
    public sealed record Counted(string Clock, DateTime From, DateTime DueBy, bool Provisional, bool RoundTheClock, int Minutes, IReadOnlyList<CountedDay> Days);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/work-orders/{id}/sum", Handle).MayBe(ReadClocks.Readers).Question<List<Counted>>("时限怎么算的: how the limits of one order were counted, day by day");

    private static async Task<IResult> Handle(string id, ServiceDb db, Actor user) =>
        await ReadClocks.Visible(id, db, user) is null ? Refusal.NotFound.Answer()
        : TypedResults.Ok(Of(ClockFold.Of(await db.HeardOf(id), await TimeRules.Load(db))));

    internal static List<Counted> Of(OrderClocks clocks) => [.. clocks.All.Select(clock => Of(clock, clocks))];

    private static Counted Of(Clock clock, OrderClocks clocks)
    {
        var calendar = clocks.CalendarOf(clock);
        var rule = clocks.Rules.LimitsAt(clock.StartedAt).For(clocks.Type ?? "", clocks.Urgency ?? "", clocks.Category);
        var roundTheClock = (clock.Name == Clocks.Sign ? rule.Sign : rule.Handle).IsRoundTheClock;
        return new Counted(clock.Name, clock.StartedAt, clock.DueBy, !roundTheClock && calendar.IsProvisional(WorkingCalendar.DayOf(clock.DueBy)), roundTheClock,
            (int)(roundTheClock ? clock.DueBy - clock.StartedAt : calendar.OpenBetween(clock.StartedAt, clock.DueBy)).TotalMinutes,
            roundTheClock ? [] : [.. HowCounted.DaysAfter(clock.StartedAt, clock.DueBy, calendar)]);
    }
}
