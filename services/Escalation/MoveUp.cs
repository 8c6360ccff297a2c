using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>提级: what cannot be settled on its rung goes to the next, with a reason (Jinan Art. 29, Weifang Art. 23).</summary>
public static class MoveUp
{
    /// <summary>What the coordinator sends.</summary>
    /// <param name="Reason">Why it cannot be settled here.</param>
    /// <param name="Revision">The revision of the dispute the user saw: said twice, it must not go up twice.</param>
    /// <param name="KeepNumbers">Numbers in the reason that are part of the matter and may be read.</param>
    public sealed record Command(string? Reason, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/disputes/{id}/rung", Handle).MayBe(Roles.Coordinator, Roles.Manager).Command<DisputeMovedUp>("提级: move a dispute one rung up");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var dispute = await Dispute.Take(tx, id);
        if (dispute is null) return Refusal.NotFound.Answer();
        var (heard, rules) = (await tx.HeardOf(dispute.OrderId), await TimeRules.Load(tx));
        var above = rules.LadderAt(dispute.OpenedAt).Above(dispute.Rung, RungFold.IsUrgent(heard));
        if (Refuse(dispute, above, command) is { } refusal) return refusal.Answer();
        var moved = Decide(dispute, await ClockRow.Next(tx, dispute.OrderId), RungFold.Entered(above!, clock.Now, rules), command, user);
        if (await tx.Execute(Save, new { moved.Dispute, moved.Revision, Seen = dispute.Revision }) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(dispute.OrderId, moved, user);
        await Dispute.Settle(tx, dispute.OrderId, heard);
        return TypedResults.Ok(moved);
    });

    internal static Refusal? Refuse(Dispute dispute, DisputeLadder.Rung? above, Command command) =>
        FreeText.Refuse("reason", command.Reason, command.KeepNumbers)
        ?? (command.Revision is null ? Refusal.Missing("revision") : Refusal.IfStale(command.Revision, dispute.Revision))
        ?? dispute.NotOpen()
        ?? (above is null ? TopRung : null);

    internal static DisputeMovedUp Decide(Dispute dispute, ClockRow order, RungNow rung, Command command, Actor user) => new()
    {
        WorkOrderId = dispute.OrderId,
        IncidentId = dispute.IncidentId,
        Revision = order.Revision,
        At = rung.Since,
        ActorId = user.Id,
        ActorRole = user.Role,
        Dispute = dispute.Id,
        From = dispute.Rung!,
        To = rung.Name,
        Reason = command.Reason!,
        StateBy = rung.StateBy,
        RuleBy = rung.RuleBy,
    };

    private static readonly Refusal TopRung = Refusal.Not("top-rung", "已是最高协调层级，不能再提级；请在这一级裁定。", "This is the highest rung; the dispute is to be ruled on here.");

    private const string Save = "UPDATE Disputes SET Revision = @Revision WHERE Id = @Dispute AND State = 'open' AND Revision = @Seen";
}
