using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>先例入目录: Dispatch answers which entry of the catalogue a precedent became, or why it did not; the case shows it.</summary>
internal static class KeepPrecedent
{
    internal static Task Hear(CatalogueChanged changed, Transaction tx) =>
        changed.Precedent is { } dispute ? Hear(tx, dispute, changed, changed.Version) : Task.CompletedTask;

    internal static Task Hear(PrecedentNotKept not, Transaction tx) => Hear(tx, not.Dispute, not, not.Revision);

    private static async Task Hear(Transaction tx, string id, object answer, int revision)
    {
        if (await Dispute.Take(tx, id) is not { } dispute)
            return;
        await tx.Keep(PrecedentFold.Subject(id), answer, revision);
        await Dispute.Settle(tx, dispute.OrderId, await tx.HeardOf(dispute.OrderId));
    }
}
