using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>陈述意见: a unit in dispute says whether the matter is theirs, why and on which basis. It may correct itself until somebody rules: the last counts, all are kept.</summary>
public static class StateForUnit
{
    /// <summary>What the handler sends.</summary>
    /// <param name="Unit">For which unit; none where the handler belongs to one of the case only.</param>
    /// <param name="Ours">Whether it is theirs.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Basis">The rule it rests on.</param>
    /// <param name="SuggestedUnit">Who should have it, where it is not theirs.</param>
    /// <param name="KeepNumbers">Numbers in the texts that are part of the matter and may be read.</param>
    public sealed record Command(string? Unit, bool? Ours, string? Reason, string? Basis, string? SuggestedUnit, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/disputes/{id}/statements", Handle).MayBe(Roles.Handler).Command<UnitStated>("陈述意见: say whether the matter is the unit's");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var dispute = await Dispute.Take(tx, id);
        if (dispute is null || await CaseUnits.Theirs(tx, dispute, user) is not { Count: > 0 } theirs) return Refusal.NotFound.Answer();
        if ((Refuse(dispute, theirs, command) ?? await RefuseUnknown(tx, command.SuggestedUnit)) is { } refusal) return refusal.Answer();
        var stated = Decide(dispute, await ClockRow.Next(tx, dispute.OrderId), command, theirs[0], clock.Now, user);
        await tx.Announce(dispute.OrderId, stated, user);
        await Dispute.Settle(tx, dispute.OrderId, await tx.HeardOf(dispute.OrderId));
        return TypedResults.Ok(stated);
    });

    internal static Refusal? Refuse(Dispute dispute, IReadOnlyList<string> theirs, Command command) =>
        (command.Unit is null ? theirs.Count > 1 ? Refusal.Missing("unit") : null : theirs.Contains(command.Unit) ? null : NotInTheCase)
        ?? (command.Ours is null ? Refusal.Missing("ours") : null)
        ?? FreeText.Refuse("reason", command.Reason, command.KeepNumbers)
        ?? FreeText.Refuse("basis", command.Basis, command.KeepNumbers)
        ?? Refusal.IfTooLong("suggestedUnit", command.SuggestedUnit, 100)
        ?? (command.SuggestedUnit is null ? null : command.Ours == true ? SuggestsAnother : command.SuggestedUnit == (command.Unit ?? theirs[0]) ? SuggestsItself : null)
        ?? dispute.State switch
        {
            DisputeStates.Ended => Dispute.HasEnded,
            DisputeStates.Ruled => RuledAlready,
            _ => null,
        };

    private static async Task<Refusal?> RefuseUnknown(Transaction tx, string? suggested) =>
        suggested is null || (await Unit.LineOf(tx, suggested)).Count > 0 ? null : Unit.NotKnownYet with { Field = "suggestedUnit" };

    internal static UnitStated Decide(Dispute dispute, ClockRow order, Command command, string unit, DateTime now, Actor user) => new()
    {
        WorkOrderId = dispute.OrderId,
        IncidentId = dispute.IncidentId,
        Revision = order.Revision,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Dispute = dispute.Id,
        Unit = command.Unit ?? unit,
        Ours = command.Ours!.Value,
        Reason = command.Reason!,
        Basis = command.Basis!,
        SuggestedUnit = command.SuggestedUnit,
    };

    private static readonly Refusal NotInTheCase = Refusal.Wrong("unit", "not-in-the-case", "这个单位不是争议单位，不能陈述。", "This unit takes no part in the dispute and cannot state.");

    private static readonly Refusal RuledAlready = Refusal.Not("dispute-ruled", "争议已经裁定，不能再陈述。", "The dispute has been ruled on; nothing can be stated any more.");

    private static readonly Refusal SuggestsAnother = Refusal.Wrong("suggestedUnit", "ours-already", "既认为属于本单位，就不必建议别的单位。", "Who says that it is theirs suggests nobody else.");

    private static readonly Refusal SuggestsItself = Refusal.Wrong("suggestedUnit", "suggests-itself", "建议单位不能是本单位。", "The suggested unit cannot be your own.");
}
