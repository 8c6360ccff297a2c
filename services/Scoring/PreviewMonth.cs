using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>预告: the results of a month that is over are shown to the units, who may appeal any line of it for three working days.</summary>
public static class PreviewMonth
{
    /// <summary>What the assessor sends.</summary>
    /// <param name="Revision">The revision of the month that the assessor saw.</param>
    public sealed record Command(int? Revision);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/months/{month}/preview", Handle).MayBe(Roles.Assessor).Command<MonthView>("预告: show a month to the units and open its appeal window");

    private static Task<IResult> Handle(string month, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        if (RulesBook.Readable(month) is null) return ReadMonth.Unreadable.Answer();
        var book = await RulesBook.Load(tx);
        var row = await MonthRow.Take(tx, month);
        if (Refuse(row, row.State(book, clock.Now), command) is { } refusal) return refusal.Answer();
        var previewed = Decide(row, await KeepCalendars.At(tx, clock.Now), clock.Now);
        await tx.Change(MonthRow.Save, previewed);
        var shown = await ReadMonth.Live(tx, previewed with { Revision = row.Revision + 1 }, book, clock.Now);
        await tx.Record($"month:{month}", new MonthPreviewed(month, previewed.AppealUntil!.Value, clock.Now, user.Id), user);
        return TypedResults.Ok(shown);
    });

    internal static Refusal? Refuse(MonthRow row, string state, Command command) =>
        Refusal.IfStale(command.Revision, row.Revision)
        ?? (state switch { MonthStates.Running => StillRunning, MonthStates.Ended => null, _ => Previewed });

    internal static MonthRow Decide(MonthRow row, WorkingCalendar calendar, DateTime now) => row with { PreviewedAt = now, AppealUntil = ScoreIncident.SettlesAt(now, calendar) };

    internal static readonly Refusal StillRunning = Refusal.Not("month-still-running", "这个考核月还没有结束。", "This month is still running.");

    private static readonly Refusal Previewed = Refusal.Not("previewed-already", "这个月已经预告过。", "This month was previewed already.");

    /// <summary>What the trail keeps of it.</summary>
    internal sealed record MonthPreviewed(string Month, DateTime AppealUntil, DateTime At, string ActorId);
}
