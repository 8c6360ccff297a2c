using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>督办答复: the unit that is watched, or the one that has the order now, says what it has done; once.</summary>
public static class AnswerSupervision
{
    /// <summary>What the unit sends.</summary>
    /// <param name="Answer">What it has done, and until when the rest is done.</param>
    /// <param name="KeepNumbers">Numbers in the answer that are part of the matter and may be read.</param>
    public sealed record Command(string? Answer, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/supervisions/{cause}/answer", Handle).MayBe(Roles.Handler).Command<SupervisionAnswered>("督办答复: say what the unit has done");

    private static Task<IResult> Handle(string id, string cause, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        await tx.Execute(ClockRow.Hold, new { Id = id });
        var order = await tx.Single<ClockRow>(ClockRow.Load, new { Id = id });
        var supervision = await tx.Single<Supervision>(Supervision.One, new { OrderId = id, Cause = cause });
        if (Refuse(supervision, order?.Unit, command, user) is { } refusal) return refusal.Answer();
        var answered = Decide(await ClockRow.Next(tx, id), supervision!, command, clock.Now, user);
        await tx.Change(Save, new { OrderId = id, Cause = cause, answered.At, answered.ActorId, answered.Answer });
        await tx.Announce(id, answered, user);
        return TypedResults.Ok(answered);
    });

    internal static Refusal? Refuse(Supervision? supervision, string? unitNow, Command command, Actor user) =>
        FreeText.Refuse("answer", command.Answer, command.KeepNumbers)
        ?? (supervision is null || !(user.IsOf(supervision.Unit) || user.IsOf(unitNow)) ? Refusal.NotFound : null)
        ?? (supervision!.ClosedAt is not null ? CloseSupervision.Closed : null)
        ?? (supervision.AnsweredAt is not null ? Answered : null);

    internal static SupervisionAnswered Decide(ClockRow order, Supervision supervision, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Supervision = supervision.Cause,
        Unit = user.IsOf(supervision.Unit) ? supervision.Unit! : order.Unit!,
        Answer = command.Answer!,
        AnswerBy = supervision.AnswerBy!.Value,
    };

    private static readonly Refusal Answered = Refusal.Not("already-answered", "本单位已经答复过。", "The unit has answered already.");

    private const string Save = """
        UPDATE Supervisions SET AnsweredAt = @At, AnsweredBy = @ActorId, Answer = @Answer
        WHERE OrderId = @OrderId AND Cause = @Cause AND AnsweredAt IS NULL AND ClosedAt IS NULL
        """;
}
