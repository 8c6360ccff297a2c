using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>The noes that several steps share.</summary>
internal static class Refusals
{
    /// <summary>A handler acts on the orders of their own unit; of others they do not even learn that they exist.</summary>
    public static Refusal? NotTheirs(WorkOrder? order, Actor user) =>
        order is null || order.State == States.Unheard || (user.Role == Roles.Handler && !user.IsOf(order.Unit)) ? Refusal.NotFound : null;

    /// <summary>A handler may read besides what their unit assists in.</summary>
    public static Refusal? NotTheirsToRead(WorkOrder? order, Actor user) =>
        order is not null && order.State != States.Unheard && user.Role == Roles.Handler && order.Assisting.Any(unit => user.IsOf(unit)) ? null : NotTheirs(order, user);

    /// <summary>It cannot be done where the order stands.</summary>
    public static Refusal NotInState(WorkOrder order, string chinese, string english) => Refusal.Not("not-in-this-state",
        $"工单现在是“{Chinese(order.State)}”，不能{chinese}。", $"The order is {order.State}; it cannot be {english} now.") with { Revision = order.Revision };

    /// <summary>Dispatched by a ruling: neither returned nor recalled (Weifang Art. 22).</summary>
    public static readonly Refusal Binding = Refusal.Not("ruling-binds", "这件工单由裁定指定，不能退回或撤回。", "A ruling sent this order here; it can be neither returned nor recalled.");

    /// <summary>Ending or merging it would leave the orders merged into it behind.</summary>
    public static readonly Refusal HasChildren = Refusal.Not("has-children", "已有工单并入这件工单，请先拆单。", "Other orders are merged into this one; un-merge them first.");

    private static string Chinese(string state) => state switch
    {
        States.Queued => "待派单",
        States.Dispatched => "待签收",
        States.Signed => "办理中",
        States.ReturnRequested => "退单申请中",
        States.Held => "争议协调中",
        States.ClosingSubmitted => "待审核",
        States.Closed => "已办结",
        States.Terminated => "已终止",
        States.Withdrawn => "已撤单",
        States.Merged => "已并单",
        _ => state,
    };
}
