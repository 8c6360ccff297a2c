using System.Text.Json;
using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>裁定: who owns the order, with whom assisting. Binding: a unit so designated may not return it (Weifang Art. 22), unless the ruling says so.</summary>
public static class RuleOwnership
{
    /// <summary>What the ruling office sends.</summary>
    /// <param name="Unit">主办.</param>
    /// <param name="Assisting">协办.</param>
    /// <param name="Basis">The rule it rests on.</param>
    /// <param name="Revision">The revision of the dispute the user saw.</param>
    /// <param name="KeepNumbers">Numbers in the basis that are part of the matter and may be read.</param>
    /// <param name="MayReturn">Whether the unit may return it all the same.</param>
    /// <param name="Minutes">会议纪要: which of the case's minutes it rests on.</param>
    /// <param name="Precedent">Whether it is to be a precedent as soon as it is carried out.</param>
    public sealed record Command(string? Unit, IReadOnlyList<string>? Assisting, string? Basis, int? Revision, IReadOnlyList<string>? KeepNumbers = null, bool MayReturn = false, int? Minutes = null, bool Precedent = false);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/disputes/{id}/ruling", Handle).MayBe(Roles.Coordinator, Roles.Manager).Command<OwnershipRuled>("裁定: rule who owns the order");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var dispute = await Dispute.Take(tx, id);
        if ((Refuse(dispute, command) ?? await RefuseByFacts(tx, dispute!, command, clock.Now)) is { } refusal) return refusal.Answer();
        var number = await Serials.Next(tx, Serials.Ruling, clock.Now);
        var ruled = Decide(dispute!, await ClockRow.Next(tx, dispute!.OrderId), command, number, clock.Now, user);
        if (await tx.Execute(Save, Row(ruled, dispute.Revision)) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(dispute.OrderId, ruled, user);
        return TypedResults.Ok(ruled);
    });

    internal static Refusal? Refuse(Dispute? dispute, Command command) =>
        (dispute is null ? Refusal.NotFound : null)
        ?? Refusal.IfNotText("unit", command.Unit, 100)
        ?? FreeText.Refuse("basis", command.Basis, command.KeepNumbers)
        ?? AssistingAtFault(command)
        ?? Refusal.IfStale(command.Revision, dispute!.Revision)
        ?? dispute!.NotOpen();

    private static Refusal? AssistingAtFault(Command command) =>
        (command.Assisting ?? []).Select(u => u == command.Unit ? LeadAssists : Refusal.IfNotText("assisting", u, 100)).FirstOrDefault(r => r is not null)
        ?? (command.Assisting?.Count > MostAssisting ? TooMany : null);

    private static async Task<Refusal?> RefuseByFacts(Transaction tx, Dispute dispute, Command command, DateTime now)
    {
        var heard = await tx.HeardOf(dispute.OrderId);
        if (heard.Last<WorkOrderHandedOver>() is not { } order)
            return OrderNotKnownYet;
        if (command.Minutes is { } minutes && CaseFile.Of(dispute, heard, await tx.AnnouncedOf(dispute.OrderId)).Minutes.All(one => one.Minutes != minutes))
            return NoSuchMinutes;
        return command.Precedent && order.Category is null ? NothingToTeach : await RefuseUnits(tx, order, command, now);
    }

    private static async Task<Refusal?> RefuseUnits(Transaction tx, WorkOrderHandedOver order, Command command, DateTime now)
    {
        var accused = order.Confidential ? order.AccusedUnit : null;
        var refusal = RefuseUnit(await Unit.LineOf(tx, command.Unit!), accused, now);
        foreach (var assisting in command.Assisting ?? [])
            refusal ??= RefuseUnit(await Unit.LineOf(tx, assisting), accused, now) is { } no ? no with { Field = "assisting" } : null;
        return refusal;
    }

    /// <summary>The unit must be known and stand; of a confidential order neither the accused unit nor one below it may hear.</summary>
    /// <param name="line">The unit, then those above it.</param>
    /// <param name="accused">Null where the order is not confidential.</param>
    /// <param name="now">Business time.</param>
    internal static Refusal? RefuseUnit(IReadOnlyList<Unit> line, string? accused, DateTime now) =>
        line.Count == 0 ? Unit.NotKnownYet
        : line[0].CeasedAt <= now ? Ceased
        : line.Any(u => u.Code == accused) ? Accused
        : null;

    internal static OwnershipRuled Decide(Dispute dispute, ClockRow order, Command command, string number, DateTime now, Actor user) => new()
    {
        WorkOrderId = dispute.OrderId,
        IncidentId = dispute.IncidentId,
        Revision = order.Revision,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Dispute = dispute.Id,
        Ruling = number,
        Unit = command.Unit!,
        Assisting = [.. (command.Assisting ?? []).Distinct(StringComparer.Ordinal)],
        Basis = command.Basis!,
        MayReturn = command.MayReturn,
        Rung = dispute.Rung,
        Minutes = command.Minutes,
        Teaches = command.Precedent,
    };

    private static object Row(OwnershipRuled ruled, int seen) => new
    {
        ruled.Dispute,
        ruled.Revision,
        Seen = seen,
        ruled.Ruling,
        ruled.Unit,
        Assisting = JsonSerializer.Serialize(ruled.Assisting, Wire.Json),
        ruled.Basis,
        ruled.MayReturn,
        ruled.At,
    };

    private const int MostAssisting = 20;

    private static readonly Refusal NoSuchMinutes = Refusal.Wrong("minutes", "no-such-minutes", "这个争议没有这份会议纪要。", "The dispute has no such minutes.");

    private static readonly Refusal NothingToTeach = Refusal.Wrong("precedent", "no-category", "工单没有事项分类，不能随裁定写入派单目录；请裁定后再选定分类写入。", "The order has no category to teach the catalogue; choose one after the ruling.");

    private static readonly Refusal OrderNotKnownYet = Refusal.Not("order-not-known-yet", "这件工单的转派信息尚未到达，请稍后重试。", "The handing over of this order has not arrived yet; try again.") with { RetryAfter = 2 };

    private static readonly Refusal Ceased = Refusal.Wrong("unit", "unit-ceased", "这个单位已撤销，请选择承接它职责的单位。", "This unit has ceased; choose the one that took over its duties.");

    private static readonly Refusal Accused = Refusal.Wrong("unit", "unit-accused", "保密工单不能裁定给被反映的单位及其下属单位。", "A confidential order is never ruled to the accused unit or a unit below it.");

    private static readonly Refusal LeadAssists = Refusal.Wrong("assisting", "lead-assists", "主办单位不能同时是协办单位。", "The lead unit cannot assist itself.");

    private static readonly Refusal TooMany = Refusal.Wrong("assisting", "too-many", $"最多 {MostAssisting} 个协办单位。", $"At most {MostAssisting} assisting units.");

    private const string Save = """
        UPDATE Disputes SET State = 'ruled', Code = NULL, Ruling = @Ruling, RuledUnit = @Unit, Assisting = @Assisting, Basis = @Basis, MayReturn = @MayReturn, RuledAt = @At, Revision = @Revision
        WHERE Id = @Dispute AND State = 'open' AND Revision = @Seen
        """;
}
