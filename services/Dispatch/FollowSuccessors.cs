using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>单位撤并: a unit that was split or merged has ceased; entries of the catalogue and open orders go to those that took over, each order by its category and area, some at a time. Where nobody took it over, the order waits for a dispatcher.</summary>
internal static class FollowSuccessors
{
    public const string Timer = "follow-successors";
    private const int AtOnce = 50;

    /// <summary>From the first order on, when the unit ceases.</summary>
    public static Task Begin(Transaction tx, UnitChanged ceases) => tx.WaitUntil(Timer, ceases.Code, ceases.CeasedAt > ceases.At ? ceases.CeasedAt.Value : ceases.At);

    /// <summary>An order has come back to this unit: it goes on where the unit has ceased and others took over.</summary>
    public static async Task IfCeased(Transaction tx, string? code, DateTime at)
    {
        if (code is not null && await tx.Single<Unit>(Unit.Load, new { Code = code }) is { Successors: not null } unit && unit.HasCeased(at))
            await tx.WaitUntil(Timer, code, at);
    }

    internal static async Task Ring(Ring ring, Transaction tx)
    {
        var (code, after) = ring.Subject.Split(' ') is [var unit, var last] ? (unit, last) : (ring.Subject, "");
        if (await tx.Single<Unit>(Unit.Load, new { Code = code }) is not { Successors: { } body } ceased || !ceased.HasCeased(ring.DueAt))
            return;
        var successors = Read(body);
        if (after == "")
            await MoveEntries(tx, ceased, successors, ring.DueAt);
        var orders = await tx.List<WorkOrder>(tx.First(OpenAfter), new { Unit = code, After = after, Limit = AtOnce, States = Moving });
        foreach (var order in orders)
            await Move(tx, order, ceased, ring.DueAt);
        if (orders.Count == AtOnce)
            await tx.WaitUntil(Timer, $"{code} {orders[^1].Id}", ring.DueAt);
    }

    internal static IReadOnlyList<Successor> Read(string successors) => JsonSerializer.Deserialize<List<Successor>>(successors, Wire.Json)!;

    /// <summary>Who takes over this matter: the first that fits; one for a category or an area goes before one for all.</summary>
    internal static string? Of(IReadOnlyList<Successor> successors, Catalogue catalogue, string? category, string? area) =>
        successors.OrderBy(one => one.Category is null && one.Area is null)
            .FirstOrDefault(one => (one.Category is null || catalogue.IsUnder(category, one.Category)) && (one.Area is null || one.Area == area))?.Unit;

    private static async Task MoveEntries(Transaction tx, Unit ceased, IReadOnlyList<Successor> successors, DateTime at)
    {
        var catalogue = await Catalogue.Load(tx);
        foreach (var entry in catalogue.Entries.Where(entry => entry.Unit == ceased.Code && !(entry.CeasedAt <= at)).ToList())
            if (Of(successors, catalogue, entry.Category, entry.Area) is { } successor)
                await ChangeCatalogue.Change(tx, entry.Entry, new(entry.Category, entry.Area, successor, entry.Basis, entry.ValidFrom, entry.CeasedAt, [.. entry.Assisting.Where(unit => unit != successor)], entry.Hours), at, DispatchService.Itself);
    }

    private static async Task Move(Transaction tx, WorkOrder order, Unit ceased, DateTime at)
    {
        var recalled = Recalled(order, ceased, order.NotBefore(at));
        await tx.Change(RecallWorkOrder.Save, recalled);
        await tx.Execute(RecallWorkOrder.NoteRecall, recalled);
        await tx.Announce(order.Id, recalled, DispatchService.Itself);
        await Onward(tx, order with { State = States.Queued, Revision = recalled.Revision, ChangedAt = recalled.At }, ceased, recalled.At);
    }

    /// <summary>A waiting order that this unit had goes to who took over its matter; where nobody did, or they cannot have it, it waits on.</summary>
    internal static async Task Onward(Transaction tx, WorkOrder waiting, Unit ceased, DateTime at)
    {
        var catalogue = await Catalogue.Load(tx);
        if (ceased.Successors is { } body && Of(Read(body), catalogue, waiting.Category, waiting.Area) is { } successor && Owner.Refuse(catalogue.LineOf(successor), waiting, at) is null)
            await Dispatching.Carry(tx, await Dispatching.Decide(tx, waiting, To(waiting, ceased, successor, catalogue), at, DispatchService.Itself), DispatchService.Itself);
    }

    // A ruling binds whoever takes over the duty.
    private static Destination To(WorkOrder order, Unit ceased, string successor, Catalogue catalogue) =>
        new(successor, $"{ceased.Name}撤并，由{catalogue.NameOf(successor)}承接其职责", Assisting: [.. order.Assisting.Where(unit => unit != successor)], Binding: order.Binding);

    private static WorkOrderRecalled Recalled(WorkOrder order, Unit ceased, DateTime at) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = at,
        ActorId = DispatchService.Itself.Id,
        ActorRole = DispatchService.Itself.Role,
        Unit = ceased.Code,
        Reason = $"{ceased.Name}已撤并，在办工单随职责转出。",
        Type = order.Type,
        Urgency = order.Urgency,
        Category = order.Category,
        Area = order.Area,
    };

    // A held one goes by its ruling; one under review is reviewed, and goes when it is sent back.
    private static readonly string[] Moving = [States.Dispatched, States.Signed, States.ReturnRequested];

    private const string OpenAfter = "SELECT * FROM WorkOrders WHERE Unit = @Unit AND State IN @States AND Id > @After ORDER BY Id";
}
