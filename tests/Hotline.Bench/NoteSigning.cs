using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Bench;

/// <summary>The measured handler, as listeners are: it changes a row and announces what follows.</summary>
internal static class NoteSigning
{
    public const string Service = "bench";

    private static readonly Actor Itself = Actor.System(Service);

    internal static async Task Hear(WorkOrderSigned signed, Transaction tx)
    {
        await tx.Change(Save, signed);
        await tx.Announce(signed.WorkOrderId, Follows(signed), Itself);
    }

    /// <summary>Nobody hears it here: it is committed to the outbox and marked by the relay.</summary>
    private static ClosingSubmitted Follows(WorkOrderSigned signed) => new()
    {
        WorkOrderId = signed.WorkOrderId,
        IncidentId = signed.IncidentId,
        Revision = signed.Revision + 1,
        At = signed.At,
        ActorId = Itself.Id,
        ActorRole = Itself.Role,
        Unit = signed.Unit,
        PublicAnswer = "已到场核实并处理，处理情况已告知来电人。",
    };

    public const string Insert = "INSERT INTO BenchOrders (Id, Revision) VALUES (@WorkOrderId, 0)";

    private const string Save = "UPDATE BenchOrders SET Revision = @Revision, Unit = @Unit, SignedAt = @At WHERE Id = @WorkOrderId AND Revision = @Revision - 1";
}
