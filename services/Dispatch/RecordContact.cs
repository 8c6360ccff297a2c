using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>先行联系: the department got in touch with the caller before handling (Beijing Art. 15).</summary>
public static class RecordContact
{
    /// <summary>What the handler sends.</summary>
    /// <param name="Note">What was said.</param>
    /// <param name="Reached">Whether the caller was reached.</param>
    /// <param name="Revision">The revision the handler saw.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(string? Note, bool Reached, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/contacts", Handle).MayBe(Roles.Handler).Command<CallerContacted>("先行联系: the caller was contacted");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
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
        ?? Refusal.IfNotText("note", command.Note)
        ?? FreeText.Refuse(command.KeepNumbers, ("note", command.Note))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.State is States.Dispatched or States.Signed ? null : Refusals.NotInState(order, "先行联系", "contacted about"));

    internal static CallerContacted Decide(WorkOrder order, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit!,
        Note = command.Note!,
        Reached = command.Reached,
    };

    private const string Save = """
        UPDATE WorkOrders SET Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
