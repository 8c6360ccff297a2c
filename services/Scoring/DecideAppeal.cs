using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>申诉裁决: an assessor who was not part of the case upholds an appeal or rejects it; the line, or the whole incident, is struck and the sheet stands anew.</summary>
public static class DecideAppeal
{
    /// <summary>What the assessor sends.</summary>
    /// <param name="Upheld">Whether the appeal is upheld.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="WholeIncident">Whether not only the line but the whole incident is struck.</param>
    /// <param name="KeepNumbers">Numbers in the reason that are part of the matter.</param>
    public sealed record Command(bool? Upheld, string? Reason, bool WholeIncident = false, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/appeals/{id}/decision", Handle).MayBe(Roles.Assessor).Command<ScoreAppealDecided>("申诉裁决: uphold an appeal or reject it");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var appeal = await tx.Single<AppealRow>(AppealRow.Load, new { Id = id });
        if (appeal is null) return Refusal.NotFound.Answer();
        var row = (await SheetRow.Take(tx, appeal.WorkOrderId))!;
        var heard = await tx.HeardOf(appeal.WorkOrderId);
        if (Refuse(appeal, heard.Actors(nameof(ScoreAppealDecided), nameof(IncidentExcluded)), command, user) is { } refusal) return refusal.Answer();
        var appealed = heard.All<ScoreAppealed>().Last(f => f.Item == appeal.Item && f.Unit == appeal.Unit && f.At == appeal.FiledAt);
        var decided = Decide(appealed, await SheetRow.Next(tx, row), command, clock.Now, user);
        if (await tx.Execute(Save, new { Id = id, decided.At, decided.Upheld }) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(appeal.WorkOrderId, decided, user);
        await ScoreIncident.Follow(tx, row, decided, decided.Revision);
        return TypedResults.Ok(decided);
    });

    internal static Refusal? Refuse(AppealRow appeal, IReadOnlySet<string> tookPart, Command command, Actor user) =>
        (command.Upheld is null ? Refusal.Missing("upheld") : null)
        ?? FreeText.Refuse("reason", command.Reason, command.KeepNumbers)
        ?? (command is { Upheld: false, WholeIncident: true } ? NothingToStrike : null)
        ?? (user.IsOf(appeal.Unit) ? OfTheUnit : tookPart.Contains(user.Id) ? TookPart : null)
        ?? (appeal.DecidedAt is null ? null : Decided);

    internal static ScoreAppealDecided Decide(ScoreAppealed appealed, int revision, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = appealed.WorkOrderId,
        IncidentId = appealed.IncidentId,
        Revision = revision,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = appealed.Unit,
        Item = appealed.Item,
        Ground = appealed.Ground,
        Upheld = command.Upheld!.Value,
        WholeIncident = command.WholeIncident,
        Reason = command.Reason!,
    };

    private static readonly Refusal NothingToStrike = Refusal.Wrong("wholeIncident", "nothing-to-strike", "驳回申诉时没有可剔除的。", "Where an appeal is rejected nothing is struck.");

    private static readonly Refusal OfTheUnit = Refusal.Forbidden("from-the-unit", "您属于申诉单位，不能裁决这件申诉；请由其他考核员裁决。", "You belong to the unit that appeals; another assessor must decide.");

    private static readonly Refusal TookPart = Refusal.Forbidden("took-part", "您经办过这件工单，不能裁决它的申诉；请由其他考核员裁决。", "You had a part in this order; another assessor must decide.");

    private static readonly Refusal Decided = Refusal.Not("decided-already", "这件申诉已经裁决。", "This appeal is decided already.");

    private const string Save = "UPDATE Appeals SET DecidedAt = @At, Upheld = @Upheld WHERE Id = @Id AND DecidedAt IS NULL";
}
