using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>按裁定派单: the ruling is carried out and binds, or Dispatch says why it cannot be; either way the dispute gets its answer.</summary>
internal static class DispatchAsRuled
{
    public static async Task Hear(OwnershipRuled ruled, Transaction tx)
    {
        if (await EarlyFacts.OrderOf(tx, ruled.WorkOrderId, ruled, ruled.Revision) is not { } order)
            return;
        var at = order.NotBefore(ruled.At);
        if (await Refuse(tx, order, ruled, at) is { } code)
            await Answer(tx, NotApplied(order, ruled, code, at));
        else
            await Carry(tx, order, ruled, at);
    }

    private static async Task Carry(Transaction tx, WorkOrder order, OwnershipRuled ruled, DateTime at)
    {
        var assisting = ruled.Assisting is { Count: > 0 } ? Owner.Free(await Catalogue.Load(tx), ruled.Assisting, order, at) : [];
        await Dispatching.Carry(tx, await Dispatching.Decide(tx, order, To(ruled, assisting), at, DispatchService.Itself), DispatchService.Itself);
    }

    private static async Task Answer(Transaction tx, RulingNotApplied not)
    {
        await tx.Change(SaveNotApplied, not);
        await tx.Announce(not.WorkOrderId, not, DispatchService.Itself);
    }

    private static Destination To(OwnershipRuled ruled, IReadOnlyList<string> assisting) => new(ruled.Unit, $"{ruled.Ruling}：{ruled.Basis}", ruled.Dispute, assisting, MayReturn: ruled.MayReturn);

    private static async Task<string?> Refuse(Transaction tx, WorkOrder order, OwnershipRuled ruled, DateTime at)
    {
        if (order.State != States.Held || order.HeldFor != ruled.Dispute)
            return order.IsOpen ? "not-held" : "closed-meanwhile";
        var no = await Owner.Refuse(tx, order, ruled.Unit, at);
        // Not yet there is not there: the ruling office names another.
        return no?.Code == Owner.Unknown.Code || no?.Code == Owner.NotYet.Code ? "unit-unknown" : no?.Code;
    }

    internal static RulingNotApplied NotApplied(WorkOrder order, OwnershipRuled ruled, string code, DateTime at) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = at,
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        Dispute = ruled.Dispute,
        Ruling = ruled.Ruling,
        Code = code,
    };

    private const string SaveNotApplied = "UPDATE WorkOrders SET Revision = @Revision, ChangedAt = @At WHERE Id = @WorkOrderId AND Revision = @Revision - 1";
}
