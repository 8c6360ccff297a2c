using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>先例入目录: what a ruling taught becomes an entry of the catalogue that cites the case; an entry that counted for the same matter ends where it begins, whichever of two precedents was heard first. Where the catalogue cannot take it, the case is told why.</summary>
internal static class KeepPrecedent
{
    public static async Task Hear(PrecedentSet set, Transaction tx)
    {
        if (await Refuse(tx, set) is { } code)
            await Answer(tx, set, code);
        else if (await tx.Single<CatalogueEntry>(CatalogueEntry.Load, new { Entry = EntryOf(set.Dispute) }) is null)
            await Keep(tx, set);
    }

    /// <summary>One case is one entry.</summary>
    internal static string EntryOf(string dispute) => $"precedent-{dispute}";

    private static async Task<string?> Refuse(Transaction tx, PrecedentSet set)
    {
        if (await tx.Single<string>(HasCategory, set) is null)
            return "unknown-category";
        var unit = await tx.Single<Unit>(Unit.Load, new { Code = set.Unit });
        return unit is null ? "unit-unknown" : unit.HasCeased(set.At) ? "unit-ceased" : null;
    }

    private static async Task Keep(Transaction tx, PrecedentSet set)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in set.Assisting ?? [])
            if (await tx.Single<Unit>(Unit.Load, new { Code = unit }) is { } assisting && !assisting.HasCeased(set.At))
                known.Add(unit);
        var changed = Decide(set, [.. known]);
        foreach (var other in (await tx.List<CatalogueEntry>(ChangeCatalogue.OfCategory, set)).Where(other => other.Overlaps(ChangeCatalogue.Row(changed))))
            if (GoesAfter(other, changed))
                changed = changed with { CeasedAt = changed.CeasedAt < other.ValidFrom ? changed.CeasedAt : other.ValidFrom };
            else
                await ChangeCatalogue.Carry(tx, Ended(other, set), DispatchService.Itself);
        await ChangeCatalogue.Carry(tx, changed, DispatchService.Itself);
    }

    /// <summary>A precedent that begins later, and of two that begin at once the one of the later case, follows this one.</summary>
    private static bool GoesAfter(CatalogueEntry other, CatalogueChanged precedent) => other.Precedent is not null
        && (other.ValidFrom > precedent.ValidFrom || (other.ValidFrom == precedent.ValidFrom && string.CompareOrdinal(other.Precedent, precedent.Precedent) > 0));

    private static CatalogueChanged Decide(PrecedentSet set, IReadOnlyList<string> assisting) => new()
    {
        At = set.At,
        ActorId = set.ActorId,
        ActorRole = set.ActorRole,
        Entry = EntryOf(set.Dispute),
        Version = 1,
        Category = set.Category,
        Area = set.Area,
        Hours = set.Hours,
        Unit = set.Unit,
        Assisting = assisting.Count > 0 ? assisting : null,
        Basis = $"{set.Ruling}：{set.Basis}",
        ValidFrom = set.ValidFrom,
        Precedent = set.Dispute,
        CaseNumber = set.CaseNumber,
    };

    /// <summary>What counted before ends where the precedent begins; what had not begun never does.</summary>
    private static CatalogueChanged Ended(CatalogueEntry other, PrecedentSet set) => new()
    {
        At = set.At,
        ActorId = set.ActorId,
        ActorRole = set.ActorRole,
        Entry = other.Entry,
        Version = other.Version + 1,
        Category = other.Category,
        Area = other.Area,
        Hours = other.Hours,
        Unit = other.Unit,
        Assisting = other.Assisting.Count > 0 ? other.Assisting : null,
        Basis = other.Basis,
        ValidFrom = other.ValidFrom,
        CeasedAt = set.ValidFrom > other.ValidFrom ? set.ValidFrom : other.ValidFrom,
        Precedent = other.Precedent,
        CaseNumber = other.CaseNumber,
    };

    private static async Task Answer(Transaction tx, PrecedentSet set, string code)
    {
        await tx.Execute(AcceptHandOver.Empty, set);
        var order = (await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = set.WorkOrderId }))!;
        var not = new PrecedentNotKept
        {
            WorkOrderId = order.Id,
            IncidentId = order.IncidentId,
            Revision = order.Revision + 1,
            At = order.NotBefore(set.At),
            ActorId = DispatchService.Itself.Id,
            ActorRole = DispatchService.Itself.Role,
            Dispute = set.Dispute,
            Code = code,
        };
        await tx.Change(SaveNotKept, not);
        await tx.Announce(order.Id, not, DispatchService.Itself);
    }

    private const string HasCategory = "SELECT Code FROM Categories WHERE Code = @Category";

    private const string SaveNotKept = "UPDATE WorkOrders SET Revision = @Revision, ChangedAt = @At WHERE Id = @WorkOrderId AND Revision = @Revision - 1";
}
