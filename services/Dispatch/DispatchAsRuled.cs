using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>按裁定派单: the ruling is carried out and binds, or Dispatch says why it cannot be; either way the dispute gets its answer.</summary>
internal static class DispatchAsRuled
{
    public static async Task Hear(OwnershipRuled ruled, Transaction tx)
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = ruled.WorkOrderId });
        if (await Refuse(tx, order, ruled) is { } code)
        {
            var not = NotApplied(order, ruled, code);
            await tx.Execute(SaveNotApplied, not);
            await tx.Announce(not.WorkOrderId, not, DispatchService.Itself);
            return;
        }
        var to = new Destination(ruled.Unit, $"{ruled.Ruling}：{ruled.Basis}", ruled.Dispute);
        await Dispatching.Carry(tx, Dispatching.To(order!, to, await TimeRules.At(tx, ruled.At), ruled.At, DispatchService.Itself), DispatchService.Itself);
    }

    private static async Task<string?> Refuse(Transaction tx, WorkOrder? order, OwnershipRuled ruled)
    {
        if (order is null || order.State != States.Held || order.HeldFor != ruled.Dispute)
            return order is null || order.IsOpen ? "not-held" : "closed-meanwhile";
        var no = await Owner.Refuse(tx, order, ruled.Unit, ruled.At);
        return no?.Code == Owner.Unknown.Code ? "unit-unknown" : no?.Code;
    }

    internal static RulingNotApplied NotApplied(WorkOrder? order, OwnershipRuled ruled, string code) => new()
    {
        WorkOrderId = ruled.WorkOrderId,
        IncidentId = ruled.IncidentId,
        Revision = (order?.Revision ?? 0) + 1,
        At = ruled.At,
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        Dispute = ruled.Dispute,
        Ruling = ruled.Ruling,
        Code = code,
    };

    private const string SaveNotApplied = "UPDATE WorkOrders SET Revision = @Revision WHERE Id = @WorkOrderId AND Revision = @Revision - 1";
}
