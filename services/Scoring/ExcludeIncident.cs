using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>剔除: an assessor who was not part of the case takes an incident out of the count on one of the grounds, or puts it back.</summary>
public static class ExcludeIncident
{
    /// <summary>What the assessor sends.</summary>
    /// <param name="Excluded">True takes it out, false puts it back.</param>
    /// <param name="Ground">One of <see cref="ExclusionGrounds"/>; not needed to put it back.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="KeepNumbers">Numbers in the reason that are part of the matter.</param>
    public sealed record Command(bool? Excluded, string? Ground, string? Reason, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/exclusion", Handle).MayBe(Roles.Assessor).Command<IncidentExcluded>("剔除: take an incident out of the count, or put it back");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var row = await SheetRow.Take(tx, id);
        if (row?.Body is null) return Refusal.NotFound.Answer();
        var heard = await tx.HeardOf(id);
        if (Refuse(row, heard.Last<IncidentExcluded>()?.Excluded == true, heard.Actors(nameof(ScoreAppealDecided), nameof(IncidentExcluded), nameof(ReplyRated)), command, user) is { } refusal) return refusal.Answer();
        var excluded = Decide(row, await SheetRow.Next(tx, row), command, clock.Now, user);
        await tx.Announce(id, excluded, user);
        await ScoreIncident.Follow(tx, row, excluded, excluded.Revision);
        return TypedResults.Ok(excluded);
    });

    internal static Refusal? Refuse(SheetRow row, bool isOut, IReadOnlySet<string> tookPart, Command command, Actor user) =>
        (command.Excluded is null ? Refusal.Missing("excluded") : null)
        ?? (command.Excluded == true ? Refusal.IfUnknown("ground", command.Ground, ExclusionGrounds.All) : null)
        ?? FreeText.Refuse("reason", command.Reason, command.KeepNumbers)
        ?? (user.IsOf(row.Unit) || tookPart.Contains(user.Id) ? TookPart : null)
        ?? (command.Excluded == isOut ? isOut ? IsOut : IsIn : null);

    internal static IncidentExcluded Decide(SheetRow row, int revision, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = row.WorkOrderId,
        IncidentId = row.Id,
        Revision = revision,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Excluded = command.Excluded!.Value,
        Ground = command.Excluded == true ? command.Ground : null,
        Reason = command.Reason!,
    };

    private static readonly Refusal TookPart = Refusal.Forbidden("took-part", "您属于该单位或经办过这件工单，不能剔除它；请由其他考核员办理。", "You belong to the unit or had a part in this order; another assessor must exclude it.");

    private static readonly Refusal IsOut = Refusal.Not("excluded-already", "这件已经剔除。", "This incident is excluded already.");

    private static readonly Refusal IsIn = Refusal.Not("not-excluded", "这件没有剔除，无需恢复。", "This incident is not excluded; there is nothing to put back.");
}
