using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>派单: what every dispatch has in common, whoever decides it: the time limits are printed on the order (Beijing Art. 13).</summary>
internal static class Dispatching
{
    /// <summary>The order goes to this unit at this time; one that has had it before gets what is left of its time.</summary>
    public static async Task<WorkOrderDispatched> Decide(Transaction tx, WorkOrder order, Destination to, DateTime at, Actor actor)
    {
        var rules = await PublishedRules.Load(tx);
        var left = await tx.Single<string>(HadBefore, new { order.Id, to.Unit }) is null ? null : UnitClock.DueBy(await tx.AnnouncedOf(order.Id), rules, order, to.Unit, at);
        return To(order, to, rules, at, left, actor);
    }

    /// <summary>The order goes to this unit, at this time, under these time rules.</summary>
    public static WorkOrderDispatched To(WorkOrder order, Destination to, PublishedRules published, DateTime at, DateTime? left, Actor actor)
    {
        var (rules, callers) = (published.At(at, to.Unit), published.At(order.RegisteredAt));
        var limits = rules.For(order, at);
        return new WorkOrderDispatched
        {
            WorkOrderId = order.Id,
            IncidentId = order.IncidentId,
            Revision = order.Revision + 1,
            At = at,
            ActorId = actor.Id,
            ActorRole = actor.Role,
            Unit = to.Unit,
            Basis = to.Basis,
            Binding = to.Binding || to is { Dispute: not null, MayReturn: false },
            Dispute = to.Dispute,
            Assisting = to.Assisting is { Count: > 0 } ? to.Assisting : null,
            Entry = to.Entry?.Entry,
            EntryVersion = to.Entry?.Version,
            Precedent = to.Entry?.Precedent,
            Type = order.Type,
            Urgency = order.Urgency,
            Category = order.Category,
            Area = order.Area,
            RegisteredAt = order.RegisteredAt,
            SignBy = limits.SignBy,
            ReturnBy = limits.ReturnBy,
            HandleBy = left ?? limits.HandleBy,
            CallerDueBy = callers.CallerDueBy(order),
            CalendarVersion = rules.Calendar.Version,
            CallerCalendarVersion = callers.Calendar == rules.Calendar ? null : callers.Calendar.Version,
            LimitsVersion = rules.Limits.Version,
        };
    }

    /// <summary>Saves, notes the stint, waits for the signature, announces.</summary>
    public static async Task Carry(Transaction tx, WorkOrderDispatched dispatched, Actor actor)
    {
        await tx.Change(Save, Row(dispatched));
        if (await tx.Execute(NoteStint, dispatched) == 0)
            await tx.Execute(NoteStintAgain, dispatched);
        await Assisted(tx, dispatched);
        await tx.WaitUntil(DeemSigned.Timer, dispatched.WorkOrderId, dispatched.SignBy);
        await tx.Announce(dispatched.WorkOrderId, dispatched, actor);
    }

    /// <summary>协办: those who assist now, and nobody who did before.</summary>
    private static async Task Assisted(Transaction tx, WorkOrderDispatched dispatched)
    {
        // The first dispatch of an order finds nobody.
        if (dispatched.Revision > 1)
            await tx.Execute(NoLonger, dispatched);
        foreach (var unit in dispatched.Assisting ?? [])
            await tx.Execute(Assists, new { dispatched.WorkOrderId, Unit = unit });
    }

    private static object Row(WorkOrderDispatched to) => new
    {
        to.WorkOrderId,
        to.Revision,
        to.At,
        to.Unit,
        to.Basis,
        to.Binding,
        to.SignBy,
        to.ReturnBy,
        to.HandleBy,
        to.CallerDueBy,
        to.Entry,
        to.Precedent,
        AssistedBy = to.Assisting is null ? null : string.Join(',', to.Assisting),
    };

    private const string NoLonger = "DELETE FROM Assists WHERE OrderId = @WorkOrderId";

    private const string Assists = "INSERT INTO Assists (OrderId, Unit) VALUES (@WorkOrderId, @Unit)";

    private const string HadBefore = "SELECT Unit FROM Stints WHERE OrderId = @Id AND Unit = @Unit";

    private const string Save = """
        UPDATE WorkOrders SET State = 'dispatched', Unit = @Unit, Basis = @Basis, Binding = @Binding, HeldFor = NULL,
            DispatchedAt = @At, SignFrom = @At, HandleFrom = @At, SignBy = @SignBy, ReturnBy = @ReturnBy, HandleBy = @HandleBy, CallerDueBy = @CallerDueBy,
            SignedAt = NULL, Handler = NULL, ExtensionDays = 0, Reworks = 0, Entry = @Entry, Precedent = @Precedent, AssistedBy = @AssistedBy, Revision = @Revision, ChangedAt = @At
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;

    private const string NoteStint = """
        INSERT INTO Stints (OrderId, Unit, Returned, Recalled)
        SELECT @WorkOrderId, @Unit, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM Stints WHERE OrderId = @WorkOrderId AND Unit = @Unit)
        """;

    private const string NoteStintAgain = "UPDATE Stints SET Recalled = 0 WHERE OrderId = @WorkOrderId AND Unit = @Unit";
}

/// <summary>Where an order goes, why, by which dispute's ruling if by one, who assists, and by which entry of the catalogue.</summary>
internal sealed record Destination(string Unit, string? Basis = null, string? Dispute = null, IReadOnlyList<string>? Assisting = null, CatalogueEntry? Entry = null, bool MayReturn = false, bool Binding = false);
