using System.Globalization;
using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>先例: what a ruling taught becomes an entry of the dispatch catalogue, so that the next order of this kind is not disputed again (Longyang 2025). In one step of a ruled case, or with the ruling itself; once for a case.</summary>
public static class SetPrecedent
{
    /// <summary>What the coordinator sends; what is left out is the order's.</summary>
    /// <param name="Category">For which category.</param>
    /// <param name="Area">For which area.</param>
    /// <param name="Hours">For which time of day, Shanghai: "22:00-06:00"; null for the whole day.</param>
    /// <param name="EveryArea">Whether it counts everywhere.</param>
    /// <param name="ValidFrom">From when on; null means now.</param>
    /// <param name="Revision">The revision of the dispute the user saw.</param>
    public sealed record Command(string? Category, string? Area, string? Hours, bool? EveryArea, DateTime? ValidFrom, int? Revision);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/disputes/{id}/precedent", Handle).MayBe(Roles.Coordinator, Roles.Manager).Command<PrecedentSet>("先例: make an entry of the catalogue of a ruling");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var dispute = await Dispute.Take(tx, id);
        if (dispute is null) return Refusal.NotFound.Answer();
        var order = (await tx.HeardOf(dispute.OrderId)).Last<WorkOrderHandedOver>();
        if (Refuse(dispute, order, command, clock.Now) is { } refusal) return refusal.Answer();
        return TypedResults.Ok(await Set(tx, dispute, order!, command, clock.Now, user));
    });

    internal static Refusal? Refuse(Dispute dispute, WorkOrderHandedOver? order, Command command, DateTime now) =>
        Refusal.IfTooLong("category", command.Category, 100) ?? Refusal.IfTooLong("area", command.Area, 100)
        ?? (command.Hours is null || AreHours(command.Hours) ? null : Unreadable)
        ?? (command.EveryArea == true && command.Area is not null ? EveryOrOne : null)
        ?? (command.ValidFrom?.ToUniversalTime() < now.AddMinutes(-1) ? TooEarly : null)
        ?? Refusal.IfStale(command.Revision, dispute.Revision)
        ?? (dispute is { State: DisputeStates.Ended, Code: null, Ruling: not null } && order is not null ? null : NotCarriedOut)
        ?? (dispute.PrecedentEntry is { } entry ? KeptAs(entry) : dispute is { PrecedentAt: not null, PrecedentCode: null } ? OnItsWay : null)
        ?? ((command.Category ?? order!.Category) is null ? Refusal.Missing("category") : null);

    private static bool AreHours(string hours) =>
        hours.Split('-') is [var from, var to] && from != to && IsTime(from) && IsTime(to);

    private static bool IsTime(string time) => TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>With the ruling itself: said as soon as the ruling is carried out.</summary>
    internal static async Task Follow(Transaction tx, Dispute dispute, HeardFacts heard, CaseFile file)
    {
        if (dispute is not { State: DisputeStates.Ended, Code: null } || file.Precedents.Count > 0 || file.Rulings.LastOrDefault() is not { Teaches: true } || heard.Last<WorkOrderHandedOver>() is not { } order)
            return;
        var carriedOut = heard.All<WorkOrderDispatched>().First(f => f.Dispute == dispute.Id);
        await Set(tx, dispute, order, new Command(null, null, null, null, null, null), carriedOut.At > order.At ? carriedOut.At : order.At, EscalationService.Itself);
    }

    private static async Task<PrecedentSet> Set(Transaction tx, Dispute dispute, WorkOrderHandedOver order, Command command, DateTime now, Actor user)
    {
        var set = Decide(dispute, order, await ClockRow.Next(tx, dispute.OrderId), command, now, user);
        await tx.Change(Save, new { dispute.Id, set.At });
        await tx.Announce(dispute.OrderId, set, user);
        return set;
    }

    internal static PrecedentSet Decide(Dispute dispute, WorkOrderHandedOver order, ClockRow row, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = dispute.OrderId,
        IncidentId = dispute.IncidentId,
        Revision = row.Revision,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Dispute = dispute.Id,
        CaseNumber = dispute.CaseNumber,
        Ruling = dispute.Ruling!,
        Category = command.Category ?? order.Category!,
        Area = command.EveryArea == true ? null : command.Area ?? order.Area,
        Hours = command.Hours,
        Unit = dispute.RuledUnit!,
        Assisting = JsonSerializer.Deserialize<List<string>>(dispute.Assisting ?? "[]", Wire.Json),
        Basis = dispute.Basis!,
        ValidFrom = command.ValidFrom?.ToUniversalTime() ?? now,
    };

    private static readonly Refusal NotCarriedOut = Refusal.Not("not-carried-out", "只有已按裁定派单的争议才能写入派单目录。", "Only a ruling that has been carried out can become a precedent.");

    private static readonly Refusal OnItsWay = Refusal.Not("precedent-set", "已经写入，正等派单目录回复。", "It has been set already; the catalogue's answer is awaited.");

    private static Refusal KeptAs(string entry) => Refusal.Not("precedent-kept", $"这个争议已经写入派单目录，条目为 {entry}。", $"This dispute is in the catalogue already, as entry {entry}.");

    private static readonly Refusal Unreadable = Refusal.Wrong("hours", "unreadable-hours", "时段应如 22:00-06:00。", "The hours look like 22:00-06:00.");

    private static readonly Refusal EveryOrOne = Refusal.Wrong("area", "every-area-or-one", "要么适用于所有街道，要么只适用于一个街道。", "It counts either everywhere or in one area.");

    private static readonly Refusal TooEarly = Refusal.Wrong("validFrom", "in-the-past", "先例不能从过去生效。", "A precedent cannot count from the past on.");

    private const string Save = "UPDATE Disputes SET PrecedentAt = @At, PrecedentCode = NULL WHERE Id = @Id";
}
