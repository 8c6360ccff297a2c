using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>延期审批: the dispatcher grants the extension, and the unit's clock moves, or refuses it.</summary>
public static class ReviewExtension
{
    /// <summary>What the dispatcher sends.</summary>
    /// <param name="Grant">Whether it is granted.</param>
    /// <param name="Reason">Why; needed for a no.</param>
    /// <param name="Revision">The revision the dispatcher saw.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(bool? Grant, string? Reason, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    /// <summary>What was decided.</summary>
    /// <param name="Fact">Which of the two it is.</param>
    /// <param name="ExtensionGranted">同意延期.</param>
    /// <param name="ExtensionRefused">不同意延期.</param>
    public sealed record Answer(string Fact, ExtensionGranted? ExtensionGranted = null, ExtensionRefused? ExtensionRefused = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/extension/review", Handle).MayBe(Roles.Dispatcher).Command<Answer>("延期审批: grant or refuse an extension");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var now = clock.Now;
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if (Refuse(order, command, user) is { } refusal) return refusal.Answer();
        object decided = command.Grant == true
            ? Granted(order!, command, (await PublishedRules.Load(tx)).At(now, order!.Unit), now, user)
            : Refused(order!, command, now, user);
        if (await tx.Execute(command.Grant == true ? SaveGranted : SaveRefused, decided) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(id, decided, user);
        return TypedResults.Ok(new Answer(decided.GetType().Name, decided as ExtensionGranted, decided as ExtensionRefused));
    });

    internal static Refusal? Refuse(WorkOrder? order, Command command, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? (command.Grant is null ? Refusal.Missing("grant") : null)
        ?? (command.Grant == false ? Refusal.IfNotText("reason", command.Reason) : Refusal.IfTooLong("reason", command.Reason))
        ?? FreeText.Refuse(command.KeepNumbers, ("reason", command.Reason))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.State == States.Signed && order.ExtensionDays > 0 ? null : Refusals.NotInState(order, "审批延期", "given an answer on an extension"));

    internal static ExtensionGranted Granted(WorkOrder order, Command command, TimeRules rules, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit!,
        Days = order.ExtensionDays,
        From = order.HandleBy,
        HandleBy = rules.After(order.HandleBy!.Value, order.ExtensionDays),
        CalendarVersion = rules.Calendar.Version,
        Reason = command.Reason,
    };

    internal static ExtensionRefused Refused(WorkOrder order, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit!,
        Reason = command.Reason!,
    };

    private const string SaveGranted = """
        UPDATE WorkOrders SET HandleBy = @HandleBy, ExtensionDays = 0, Extensions = Extensions + 1, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string SaveRefused = """
        UPDATE WorkOrders SET ExtensionDays = 0, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
