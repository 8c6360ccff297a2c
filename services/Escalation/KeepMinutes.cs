using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>会议纪要: who took part in a meeting over a case, and what was agreed; a ruling may rest on it (Longyang 2025). Once written it stays.</summary>
public static class KeepMinutes
{
    private const int MostOfACase = 50, LongestAgreed = 10_000;

    /// <summary>What the coordinator sends.</summary>
    /// <param name="HeldAt">When the meeting was; null means now.</param>
    /// <param name="TookPart">Who took part.</param>
    /// <param name="Agreed">What was agreed.</param>
    /// <param name="KeepNumbers">Numbers in the texts that are part of the matter and may be read.</param>
    public sealed record Command(DateTime? HeldAt, string? TookPart, string? Agreed, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/disputes/{id}/minutes", Handle).MayBe(Roles.Coordinator, Roles.Manager).Command<DisputeMinuted>("会议纪要: keep the minutes of a meeting over a dispute");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var dispute = await Dispute.Take(tx, id);
        if (dispute is null) return Refusal.NotFound.Answer();
        var kept = CaseFile.Of(dispute, await tx.HeardOf(dispute.OrderId), await tx.AnnouncedOf(dispute.OrderId)).Minutes.Count;
        if (Refuse(dispute, kept, command, clock.Now) is { } refusal) return refusal.Answer();
        var minuted = Decide(dispute, await ClockRow.Next(tx, dispute.OrderId), command, kept + 1, clock.Now, user);
        await tx.Announce(dispute.OrderId, minuted, user);
        return TypedResults.Ok(minuted);
    });

    internal static Refusal? Refuse(Dispute dispute, int kept, Command command, DateTime now) =>
        (command.HeldAt?.ToUniversalTime() > now ? NotYet : command.HeldAt?.ToUniversalTime() < dispute.OpenedAt.Date.AddDays(-1) ? TooEarly : null)
        ?? FreeText.Refuse("tookPart", command.TookPart, command.KeepNumbers)
        ?? FreeText.Refuse("agreed", command.Agreed, command.KeepNumbers, LongestAgreed)
        ?? (dispute.State == DisputeStates.Ended ? Dispute.HasEnded : null)
        ?? (kept >= MostOfACase ? TooMany : null);

    internal static DisputeMinuted Decide(Dispute dispute, ClockRow order, Command command, int number, DateTime now, Actor user) => new()
    {
        WorkOrderId = dispute.OrderId,
        IncidentId = dispute.IncidentId,
        Revision = order.Revision,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Dispute = dispute.Id,
        Minutes = number,
        HeldAt = command.HeldAt?.ToUniversalTime() ?? now,
        Rung = dispute.Rung ?? DisputeRungs.Hotline,
        TookPart = command.TookPart!,
        Agreed = command.Agreed!,
    };

    private static readonly Refusal NotYet = Refusal.Wrong("heldAt", "in-the-future", "会议时间不能晚于现在。", "A meeting cannot be minuted before it was held.");

    private static readonly Refusal TooEarly = Refusal.Wrong("heldAt", "before-the-case", "会议时间早于争议立案。", "The meeting was before the dispute was opened.");

    private static readonly Refusal TooMany = Refusal.Not("too-many-minutes", $"一件争议最多 {MostOfACase} 份会议纪要。", $"A dispute has at most {MostOfACase} minutes.");
}
