using System.Text.Json;
using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>权属争议: a second return opens a case by itself, and so does the third rework; a coordinator may open one by hand. Dispatch answers whether the order can be held, but for the return, which it has held already.</summary>
public static class OpenDispute
{
    /// <summary>What the coordinator sends.</summary>
    /// <param name="WorkOrderId">The order.</param>
    /// <param name="Reason">What it is about.</param>
    /// <param name="Units">The units that do not agree.</param>
    /// <param name="KeepNumbers">Numbers in the reason that are part of the matter and may be read.</param>
    public sealed record Command(string? WorkOrderId, string? Reason, IReadOnlyList<string>? Units, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/disputes", Handle).MayBe(Roles.Coordinator, Roles.Manager).Command<DisputeOpened>("权属争议: open a dispute by hand");

    internal static Task Hear(ReturnContested fact, Transaction tx) => FollowClocks.Hear(tx, fact.WorkOrderId, fact.IncidentId, fact, fact.Revision);

    private static Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        await tx.Execute(ClockRow.Hold, new { Id = command.WorkOrderId });
        var order = await tx.Single<ClockRow>(ClockRow.Load, new { Id = command.WorkOrderId });
        var disputes = await tx.List<Dispute>(Dispute.LoadOfOrder, new { OrderId = command.WorkOrderId });
        if ((Refuse(order, disputes, command) ?? await RefuseUnknown(tx, command.Units!)) is { } refusal) return refusal.Answer();
        var number = await Serials.Next(tx, Serials.Case, clock.Now);
        var opened = Decide(await ClockRow.Next(tx, order!.Id), Ids.New(), command, number, clock.Now, user);
        await tx.Execute(Insert, Row(opened, DisputeStates.Opening));
        await tx.Announce(order.Id, opened, user);
        await Dispute.Settle(tx, order.Id, await tx.HeardOf(order.Id));
        return TypedResults.Ok(opened);
    });

    internal static Refusal? Refuse(ClockRow? order, IReadOnlyList<Dispute> disputes, Command command) =>
        Refusal.IfNotText("workOrderId", command.WorkOrderId, 100)
        ?? FreeText.Refuse("reason", command.Reason, command.KeepNumbers)
        ?? UnitsAtFault(command.Units)
        ?? (order is null || order.State == ClockStates.Unheard ? Refusal.NotFound : null)
        ?? (order!.Closed ? OrderEnded : null)
        ?? (disputes.Any(d => d.State != DisputeStates.Ended) ? AlreadyOpen : null);

    private static Refusal? UnitsAtFault(IReadOnlyList<string>? units) =>
        units is null or { Count: 0 } ? Refusal.Missing("units")
        : units.Count > MostUnits ? Refusal.Wrong("units", "too-many", $"最多 {MostUnits} 个单位。", $"At most {MostUnits} units.")
        : units.Select(u => Refusal.IfNotText("units", u, 100)).FirstOrDefault(r => r is not null);

    private static async Task<Refusal?> RefuseUnknown(Transaction tx, IReadOnlyList<string> units)
    {
        foreach (var code in units)
            if ((await Unit.LineOf(tx, code)).Count == 0)
                return Unit.NotKnownYet with { Field = "units" };
        return null;
    }

    internal static DisputeOpened Decide(ClockRow order, string id, Command command, string number, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Dispute = id,
        CaseNumber = number,
        Cause = DisputeCauses.ByHand,
        Units = [.. command.Units!.Distinct(StringComparer.Ordinal)],
        Reason = command.Reason!,
    };

    /// <summary>Opens the cases of contested returns, each as soon as all the units that had the order are known.</summary>
    internal static async Task FromReturns(Transaction tx, HeardFacts heard)
    {
        foreach (var contested in heard.All<ReturnContested>())
        {
            var had = UnitsBefore(heard, contested);
            if (had.Count < contested.UnitsTouched || !await Said.FirstTime(tx, contested.WorkOrderId, "disputed-" + contested.Dispute))
                continue;
            var number = await Serials.Next(tx, Serials.Case, contested.At);
            var opened = Decide(await ClockRow.Next(tx, contested.WorkOrderId), contested, had, number);
            await tx.Execute(Insert, Row(opened, DisputeStates.Open));
            await tx.Announce(opened.WorkOrderId, opened, EscalationService.Itself);
        }
    }

    /// <summary>Opens the cases of orders that were reworked too often, once for each time. Of the units, the fact itself names one; the others come with the hold.</summary>
    internal static async Task FromReworks(Transaction tx, HeardFacts heard)
    {
        foreach (var rework in heard.All<ReworkDispatched>().Where(DisputeFold.IsTooOften))
        {
            if (!await Said.FirstTime(tx, rework.WorkOrderId, $"disputed-reworked-{rework.Times}"))
                continue;
            var number = await Serials.Next(tx, Serials.Case, rework.At);
            var opened = Decide(await ClockRow.Next(tx, rework.WorkOrderId), rework, number);
            await tx.Execute(Insert, Row(opened, DisputeStates.Opening));
            await tx.Announce(opened.WorkOrderId, opened, EscalationService.Itself);
        }
    }

    private static DisputeOpened Decide(ClockRow order, ReworkDispatched rework, string number) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = rework.At,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Dispute = Ids.From($"dispute/{rework.WorkOrderId}/reworked-{rework.Times}", rework.At),
        CaseNumber = number,
        Cause = DisputeCauses.Reworked,
        Units = [rework.Unit],
        Reason = rework.Reason,
    };

    /// <summary>The units that had the order before it was contested, in the order they had it.</summary>
    internal static List<string> UnitsBefore(HeardFacts heard, ReturnContested contested) =>
        [.. heard.All<WorkOrderDispatched>().Where(f => f.Revision < contested.Revision).Select(f => f.Unit).Append(contested.Unit).Distinct(StringComparer.Ordinal)];

    private static DisputeOpened Decide(ClockRow order, ReturnContested contested, List<string> had, string number) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = contested.At,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Dispute = contested.Dispute,
        CaseNumber = number,
        Cause = DisputeCauses.ReturnContested,
        Units = [.. had.Append(contested.SuggestedUnit).Distinct(StringComparer.Ordinal)],
        Reason = contested.Reason,
    };

    private static Dispute Row(DisputeOpened opened, string state) => new()
    {
        Id = opened.Dispute,
        OrderId = opened.WorkOrderId,
        IncidentId = opened.IncidentId,
        Revision = opened.Revision,
        CaseNumber = opened.CaseNumber,
        State = state,
        Cause = opened.Cause,
        Reason = opened.Reason,
        Units = JsonSerializer.Serialize(opened.Units, Wire.Json),
        OpenedAt = opened.At,
    };

    private const int MostUnits = 20;

    private static readonly Refusal OrderEnded = Refusal.Not("order-ended", "工单已经办结、终止或撤单，不能再立争议。", "The order has ended; no dispute can be opened on it.");

    private static readonly Refusal AlreadyOpen = Refusal.Not("dispute-open", "这件工单已有一个争议未了结。", "The order has a dispute that is not ended yet.");

    private const string Insert = """
        INSERT INTO Disputes (Id, OrderId, IncidentId, Revision, CaseNumber, State, Cause, Reason, Units, OpenedAt)
        VALUES (@Id, @OrderId, @IncidentId, @Revision, @CaseNumber, @State, @Cause, @Reason, @Units, @OpenedAt)
        """;
}
