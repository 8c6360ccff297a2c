using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>办结: the department reports the matter done, with an answer the caller may read; its clock stops.</summary>
public static class SubmitClosing
{
    /// <summary>What the handler sends.</summary>
    /// <param name="PublicAnswer">What the caller may read.</param>
    /// <param name="Note">For the house only.</param>
    /// <param name="Solved">Whether the matter is solved.</param>
    /// <param name="Revision">The revision the handler saw.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(string? PublicAnswer, string? Note, bool? Solved, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/closing", Handle).MayBe(Roles.Handler).Command<ClosingSubmitted>("办结: report an order done");

    internal static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if (Refuse(order, command, user) is { } refusal) return refusal.Answer();
        var decided = Decide(order!, command, clock.Now, user);
        if (await tx.Execute(Save, decided) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(id, decided, user);
        return TypedResults.Ok(decided);
    });

    internal static Refusal? Refuse(WorkOrder? order, Command command, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? Refusal.IfNotText("publicAnswer", command.PublicAnswer, 10_000)
        ?? Refusal.IfTooLong("note", command.Note, 10_000)
        ?? FreeText.Refuse(command.KeepNumbers, ("publicAnswer", command.PublicAnswer), ("note", command.Note))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.State == States.Signed ? null : Refusals.NotInState(order, "办结", "closed"));

    internal static ClosingSubmitted Decide(WorkOrder order, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit!,
        PublicAnswer = command.PublicAnswer!,
        Note = command.Note,
        Solved = command.Solved,
    };

    private const string Save = """
        UPDATE WorkOrders SET State = 'closing-submitted', SubmittedAt = @At, PublicAnswer = @PublicAnswer, ExtensionDays = 0, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
