using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>书证: a unit in dispute or a coordinator files a document: its reference and the passage that matters. Once filed it stays.</summary>
public static class FileDocument
{
    private const int MostOfACase = 100, LongestReference = 300, LongestPassage = 10_000;

    /// <summary>What is sent.</summary>
    /// <param name="Unit">For which unit, of a handler of several.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="Reference">Where it is found: 三定方案, 权责清单, 移交文件, with number and article.</param>
    /// <param name="Passage">The passage, word for word.</param>
    /// <param name="KeepNumbers">Numbers in the texts that are part of the matter and may be read.</param>
    public sealed record Command(string? Unit, string? Title, string? Reference, string? Passage, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/disputes/{id}/documents", Handle).MayBe(Roles.Coordinator, Roles.Manager, Roles.Handler).Command<DisputeDocumentFiled>("书证: file a document in a dispute");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var dispute = await Dispute.Take(tx, id);
        if (dispute is null) return Refusal.NotFound.Answer();
        var theirs = user.Role == Roles.Handler ? await CaseUnits.Theirs(tx, dispute, user) : null;
        if (theirs is { Count: 0 }) return Refusal.NotFound.Answer();
        var filed = CaseFile.Of(dispute, await tx.HeardOf(dispute.OrderId), await tx.AnnouncedOf(dispute.OrderId)).Documents.Count;
        if (Refuse(dispute, theirs, filed, command) is { } refusal) return refusal.Answer();
        var document = Decide(dispute, await ClockRow.Next(tx, dispute.OrderId), command, theirs?[0], filed + 1, clock.Now, user);
        await tx.Announce(dispute.OrderId, document, user);
        return TypedResults.Ok(document);
    });

    internal static Refusal? Refuse(Dispute dispute, IReadOnlyList<string>? theirs, int filed, Command command) =>
        (command.Unit is null || theirs?.Contains(command.Unit) == true ? null : Refusal.NotFound)
        ?? Refusal.IfNotText("title", command.Title, 200)
        ?? FreeText.Refuse("title", command.Title, command.KeepNumbers)
        ?? Refusal.IfNotText("reference", command.Reference, LongestReference)
        ?? FreeText.Refuse("reference", command.Reference, command.KeepNumbers)
        ?? FreeText.Refuse("passage", command.Passage, command.KeepNumbers, LongestPassage)
        ?? (dispute.State == DisputeStates.Ended ? Dispute.HasEnded : null)
        ?? (filed >= MostOfACase ? TooMany : null);

    internal static DisputeDocumentFiled Decide(Dispute dispute, ClockRow order, Command command, string? unit, int number, DateTime now, Actor user) => new()
    {
        WorkOrderId = dispute.OrderId,
        IncidentId = dispute.IncidentId,
        Revision = order.Revision,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Dispute = dispute.Id,
        Document = number,
        Unit = command.Unit ?? unit,
        Title = command.Title!,
        Reference = command.Reference!,
        Passage = command.Passage!,
    };

    private static readonly Refusal TooMany = Refusal.Not("too-many-documents", $"一件争议最多 {MostOfACase} 份书证。", $"A dispute has at most {MostOfACase} documents.");
}
