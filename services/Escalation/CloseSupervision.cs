using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>督办销号: who opened a supervision ends it with a result; one that a rule opened, any coordinator or leader. Never the unit it is about.</summary>
public static class CloseSupervision
{
    /// <summary>What the coordinator sends.</summary>
    /// <param name="Result">With what result.</param>
    /// <param name="KeepNumbers">Numbers in the result that are part of the matter and may be read.</param>
    public sealed record Command(string? Result, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/supervisions/{cause}/close", Handle).MayBe(Roles.Coordinator, Roles.Manager, Roles.Handler).Command<SupervisionClosed>("督办销号: end a supervision; the unit it is about may not");

    private static Task<IResult> Handle(string id, string cause, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        await tx.Execute(ClockRow.Hold, new { Id = id });
        var order = await tx.Single<ClockRow>(ClockRow.Load, new { Id = id });
        var supervision = await tx.Single<Supervision>(Supervision.One, new { OrderId = id, Cause = cause });
        if (Refuse(supervision, order?.Unit, command, user) is { } refusal) return refusal.Answer();
        return TypedResults.Ok(await Close(tx, supervision! with { ClosedAt = clock.Now, ClosedBy = user.Id, Result = command.Result }, user));
    });

    internal static Refusal? Refuse(Supervision? supervision, string? unitNow, Command command, Actor user) =>
        FreeText.Refuse("result", command.Result, command.KeepNumbers)
        ?? (supervision is null || (user.Role == Roles.Handler && !user.IsOf(supervision.Unit) && !user.IsOf(unitNow)) ? Refusal.NotFound : null)
        ?? (user.Role == Roles.Handler ? NotByTheUnit : null)
        ?? (supervision!.ClosedAt is not null ? Closed : null)
        ?? (supervision.IsByRule || supervision.OpenedBy == user.Id ? null : NotYours);

    /// <summary>Saves and says it.</summary>
    internal static async Task<SupervisionClosed> Close(Transaction tx, Supervision closed, Actor by)
    {
        await tx.Change(Save, closed);
        var fact = Decide(await ClockRow.Next(tx, closed.OrderId), closed, by);
        await tx.Announce(closed.OrderId, fact, by);
        return fact;
    }

    internal static SupervisionClosed Decide(ClockRow order, Supervision closed, Actor by) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = closed.ClosedAt!.Value,
        ActorId = by.Id,
        ActorRole = by.Role,
        Supervision = closed.Cause,
        Unit = closed.Unit,
        Result = closed.Result,
    };

    internal static readonly Refusal Closed = Refusal.Not("supervision-closed", "这项督办已经销号。", "This supervision is closed already.");

    private static readonly Refusal NotByTheUnit = Refusal.Not("not-by-the-unit", "被督办的单位不能自行销号；请答复，由发起人销号。", "The unit that is supervised cannot close it; answer, and who opened it closes it.");

    private static readonly Refusal NotYours = Refusal.Not("not-yours", "只有发起人可以销号。", "Only who opened it can close it.");

    private const string Save = """
        UPDATE Supervisions SET ClosedAt = @ClosedAt, ClosedBy = @ClosedBy, Result = @Result WHERE OrderId = @OrderId AND Cause = @Cause AND ClosedAt IS NULL
        """;
}
