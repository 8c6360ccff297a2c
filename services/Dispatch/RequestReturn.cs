using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>
/// 退单申请: the department says the matter is not theirs, within the window, once, with reason, basis and the unit that should have it (Weifang Art. 22, Puyang).
/// The first goes to a dispatcher. A second unit's, or one where a third unit was touched (units it was recalled from do not count), is a dispute: held in the same transaction.
/// </summary>
public static class RequestReturn
{
    private const int UnitsThatMakeADispute = 3;

    /// <summary>What the handler sends.</summary>
    /// <param name="Reason">Why it is not theirs.</param>
    /// <param name="Basis">The rule it rests on.</param>
    /// <param name="SuggestedUnit">The unit that should have it.</param>
    /// <param name="Revision">The revision the handler saw.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(string? Reason, string? Basis, string? SuggestedUnit, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    /// <summary>What became of it.</summary>
    /// <param name="Fact">Which of the two it is.</param>
    /// <param name="ReturnRequested">A dispatcher decides.</param>
    /// <param name="ReturnContested">It is held, and a dispute opens.</param>
    public sealed record Answer(string Fact, ReturnRequested? ReturnRequested = null, ReturnContested? ReturnContested = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/return", Handle).MayBe(Roles.Handler).Command<Answer>("退单: say that an order is not the unit's");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var now = clock.Now;
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        var stints = await tx.List<Stint>(Stint.OfOrder, new { Id = id });
        if (Refuse(order, stints, command, now, user) is { } refusal) return refusal.Answer();
        if (await tx.Single<Unit>(Unit.Load, new { Code = command.SuggestedUnit }) is null) return UnknownSuggestion.Answer();
        var requested = Decide(order!, stints, command, now, user);
        var answer = IsContested(order!, stints)
            ? new Answer(nameof(ReturnContested), ReturnContested: Contest(requested))
            : new Answer(nameof(ReturnRequested), ReturnRequested: requested);
        object fact = answer.ReturnContested ?? (object)requested;
        if (await tx.Execute(answer.ReturnContested is null ? SaveRequested : SaveContested, fact) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Execute(NoteReturn, fact);
        await tx.Announce(id, fact, user);
        return TypedResults.Ok(answer);
    });

    internal static Refusal? Refuse(WorkOrder? order, IReadOnlyList<Stint> stints, Command command, DateTime now, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? Refusal.IfNotText("reason", command.Reason)
        ?? Refusal.IfNotText("basis", command.Basis)
        ?? Refusal.IfNotText("suggestedUnit", command.SuggestedUnit, 100)
        ?? FreeText.Refuse(command.KeepNumbers, ("reason", command.Reason), ("basis", command.Basis))
        ?? (command.SuggestedUnit == order!.Unit ? SuggestsItself : null)
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order.Binding ? Refusals.Binding : null)
        ?? (order.State is States.Dispatched or States.Signed ? null : Refusals.NotInState(order, "退单", "returned"))
        ?? (order.Reworks > 0 ? AlreadyHandled : null)
        ?? (stints.Any(s => s.Unit == order.Unit && s.Returned) ? AlreadyReturned : null)
        ?? (now <= order.ReturnBy ? null : WindowClosed);

    internal static bool IsContested(WorkOrder order, IReadOnlyList<Stint> stints) =>
        stints.Any(s => s.Returned && s.Unit != order.Unit) || stints.Count(s => !s.Recalled) >= UnitsThatMakeADispute;

    internal static ReturnRequested Decide(WorkOrder order, IReadOnlyList<Stint> stints, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit!,
        Reason = command.Reason!,
        Basis = command.Basis!,
        SuggestedUnit = command.SuggestedUnit!,
        UnitsTouched = stints.Count,
    };

    internal static ReturnContested Contest(ReturnRequested requested) => new()
    {
        WorkOrderId = requested.WorkOrderId,
        IncidentId = requested.IncidentId,
        Revision = requested.Revision,
        At = requested.At,
        ActorId = requested.ActorId,
        ActorRole = requested.ActorRole,
        Unit = requested.Unit,
        Dispute = Ids.From($"dispute/{requested.WorkOrderId}/{requested.Revision}"),
        Reason = requested.Reason,
        Basis = requested.Basis,
        SuggestedUnit = requested.SuggestedUnit,
        UnitsTouched = requested.UnitsTouched,
    };

    private static readonly Refusal SuggestsItself = Refusal.Wrong("suggestedUnit", "suggests-itself", "建议单位不能是本单位。", "The suggested unit cannot be your own.");

    private static readonly Refusal UnknownSuggestion = Refusal.Wrong("suggestedUnit", "unknown-unit", "没有这个建议单位，请检查单位代码。", "There is no such unit; check its code.");

    private static readonly Refusal AlreadyReturned = Refusal.Not("already-returned", "本单位已退过一次，不能再退。", "Your unit has returned this order once; it cannot do so again.");

    private static readonly Refusal AlreadyHandled = Refusal.Not("already-handled", "本单位已办结过这件工单，重办时不能退单。", "Your unit has handled this order already; a rework cannot be returned.");

    private static readonly Refusal WindowClosed = Refusal.Not("return-window-closed", "退单期限已过。", "The time for returning it is over.");

    private const string SaveRequested = """
        UPDATE WorkOrders SET State = 'return-requested', Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string SaveContested = """
        UPDATE WorkOrders SET State = 'held', HeldFor = @Dispute, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string NoteReturn = "UPDATE Stints SET Returned = 1 WHERE OrderId = @WorkOrderId AND Unit = @Unit";
}
