using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>延期申请: before the limit only, with a reason that the caller is told, bounded in days and number by the limits in force (Shandong 2020: at most 10 working days).</summary>
public static class RequestExtension
{
    /// <summary>What the handler sends.</summary>
    /// <param name="Days">Working days asked for.</param>
    /// <param name="Reason">Told to the caller.</param>
    /// <param name="CallerTold">Whether the caller was told.</param>
    /// <param name="Revision">The revision the handler saw.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(int Days, string? Reason, bool CallerTold, int? Revision, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/extension", Handle).MayBe(Roles.Handler).Command<ExtensionRequested>("延期: ask for more time");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var now = clock.Now;
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if (Refuse(order, command, (await PublishedRules.Load(tx)).At(now), now, user) is { } refusal) return refusal.Answer();
        var decided = Decide(order!, command, now, user);
        if (await tx.Execute(Save, decided) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce(id, decided, user);
        return TypedResults.Ok(decided);
    });

    internal static Refusal? Refuse(WorkOrder? order, Command command, TimeRules rules, DateTime now, Actor user) =>
        Refusals.NotTheirs(order, user)
        ?? Refusal.IfNotText("reason", command.Reason)
        ?? FreeText.Refuse(command.KeepNumbers, ("reason", command.Reason))
        ?? (command.Days >= 1 && command.Days <= rules.ExtensionDays ? null : OutOfBounds(rules.ExtensionDays))
        ?? Refusal.IfStale(command.Revision, order!.Revision)
        ?? (order!.State == States.Signed ? null : Refusals.NotInState(order, "延期", "extended"))
        ?? (order.ExtensionDays == 0 ? null : Pending)
        ?? (order.Extensions < rules.ExtensionsAllowed ? null : UsedUp(rules.ExtensionsAllowed))
        ?? (now < order.HandleBy ? null : TooLate);

    internal static ExtensionRequested Decide(WorkOrder order, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = order.Unit!,
        Days = command.Days,
        Reason = command.Reason!,
        CallerTold = command.CallerTold,
    };

    private static Refusal OutOfBounds(int most) => Refusal.Wrong("days", "out-of-bounds", $"延期至少 1 个、至多 {most} 个工作日。", $"An extension is at least 1 and at most {most} working days.");

    private static readonly Refusal Pending = Refusal.Not("extension-pending", "上一次延期申请还没有答复。", "The last request for an extension is not answered yet.");

    private static Refusal UsedUp(int most) => Refusal.Not("extensions-used-up", $"每件工单最多延期 {most} 次。", $"An order is extended at most {most} times.");

    private static readonly Refusal TooLate = Refusal.Not("limit-passed", "办理时限已过，延期应在到期前申请。", "The limit has passed; an extension is asked for before it.");

    private const string Save = """
        UPDATE WorkOrders SET ExtensionDays = @Days, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
