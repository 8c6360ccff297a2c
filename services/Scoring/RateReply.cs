using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>答复评级: an assessor reads a reply and rates it from 1 to 5. An internal rating, never mixed with what callers say.</summary>
public static class RateReply
{
    private const int Worst = 1, Best = 5, UpToStandard = 3;

    /// <summary>What the assessor sends.</summary>
    /// <param name="Rating">1, poor, to 5, exemplary; below 3 is not up to standard and needs a fault.</param>
    /// <param name="Faults">Each one of <see cref="ReplyFaults"/>.</param>
    /// <param name="Remark">What is to be said of it, or nothing.</param>
    /// <param name="KeepNumbers">Numbers in the remark that are part of the matter.</param>
    public sealed record Command(int? Rating, IReadOnlyList<string?>? Faults = null, string? Remark = null, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/reply-rating", Handle).MayBe(Roles.Assessor).Command<ReplyRated>("答复评级: rate a reply");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var row = await SheetRow.Take(tx, id);
        if (row?.Body is null) return Refusal.NotFound.Answer();
        if (Refuse(row, command, user) is { } refusal) return refusal.Answer();
        var rated = Decide(row, await SheetRow.Next(tx, row), command, clock.Now, user);
        await tx.Announce(id, rated, user);
        await ScoreIncident.Follow(tx, row, rated, rated.Revision);
        return TypedResults.Ok(rated);
    });

    internal static Refusal? Refuse(SheetRow row, Command command, Actor user) =>
        (command.Rating is null ? Refusal.Missing("rating") : command.Rating is < Worst or > Best ? OffTheScale : null)
        ?? (command.Faults ?? []).Select(fault => Refusal.IfUnknown("faults", fault, ReplyFaults.All)).FirstOrDefault(r => r is not null)
        ?? (command.Rating < UpToStandard && command.Faults is null or { Count: 0 } ? NoFault : null)
        ?? (string.IsNullOrWhiteSpace(command.Remark) ? null : FreeText.Refuse("remark", command.Remark, command.KeepNumbers))
        ?? (user.IsOf(row.Unit) ? OfTheUnit : null);

    internal static ReplyRated Decide(SheetRow row, int revision, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = row.WorkOrderId,
        IncidentId = row.Id,
        Revision = revision,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = row.Unit!,
        Rating = command.Rating!.Value,
        Faults = [.. (command.Faults ?? []).OfType<string>().Distinct()],
        Remark = string.IsNullOrWhiteSpace(command.Remark) ? null : command.Remark,
    };

    private static readonly Refusal OffTheScale = Refusal.Wrong("rating", "off-the-scale", $"评级为 {Worst} 至 {Best}。", $"A rating is from {Worst} to {Best}.");

    private static readonly Refusal NoFault = Refusal.Wrong("faults", "no-fault", "评为 1 或 2 要指出缺陷。", "A rating of 1 or 2 must name a fault.");

    private static readonly Refusal OfTheUnit = Refusal.Forbidden("from-the-unit", "您属于该单位，不能评它的答复。", "You belong to this unit and cannot rate its reply.");
}
