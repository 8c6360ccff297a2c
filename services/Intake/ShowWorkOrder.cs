using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>工单详情: one order with its caller masked, and its path in Intake; for a handler only while it is with their unit.</summary>
public static class ShowWorkOrder
{
    private static readonly string[] Readers = [.. IntakeService.Readers, Roles.Handler];

    /// <summary>The order and its caller, masked; no caller where nothing is kept.</summary>
    public sealed record Page(WorkOrder Order, MaskedCaller? Caller);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/work-orders/{id}", Handle).MayBe(Readers).Question<Page>("工单详情: one order, its caller masked");
        routes.MapGet("/work-orders/{id}/timeline", Path).MayBe(Readers).Question<List<TimelineEntry>>("时间线: what Intake announced of one order");
    }

    internal static async Task<IResult> Handle(string id, ServiceDb db, Actor user, CallerSafe safe)
    {
        var order = await db.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if (Refuse(order, user) is { } refusal) return refusal.Answer();
        var caller = await db.List<ProtectedCaller>(ProtectedCaller.OfOrder, new { Id = id });
        return TypedResults.Ok(new Page(order!, caller.Count == 0 ? null : Masks.Of(safe.Open(caller))));
    }

    private static async Task<IResult> Path(string id, ServiceDb db, Actor user) =>
        Refuse(await db.Single<WorkOrder>(WorkOrder.Load, new { Id = id }), user) is { } refusal
            ? refusal.Answer() : TypedResults.Ok(await Timeline.Of(db, id));

    internal static Refusal? Refuse(WorkOrder? order, Actor user) =>
        order is null || (user.Role == Roles.Handler && !order.IsWith(user)) ? Refusal.NotFound : null;
}
