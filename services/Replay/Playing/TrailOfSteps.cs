namespace Hotline.Replay;

/// <summary>Walks the trail of one order and says where a step was taken a second time with no reason between.</summary>
internal struct TrailOfSteps
{
    private static readonly string[] Redispatch = ["ReturnUpheld", "WorkOrderRecalled", "OrderHeld", "ReturnContested", "ReworkDispatched", "WorkOrdersUnmerged"];
    private static readonly string[] Given = ["WorkOrderDispatched", "ReworkDispatched", "ReturnRejected"];

    // A step, and what makes it right to take it again.
    private static readonly (string[] Step, string[] Reasons)[] Steps =
    [
        (["WorkOrderRegistered"], []),
        (["WorkOrderHandedOver"], []),
        (["WorkOrderDispatched"], Redispatch),
        (["WorkOrderSigned", "WorkOrderDeemedSigned"], Given),
        (["ReturnRequested", "ReturnContested"], ["WorkOrderDispatched", "ReturnRejected"]),
        (["ReturnUpheld", "ReturnRejected"], ["ReturnRequested"]),
        (["ClosingSubmitted"], [.. Given, "ClosingSentBack"]),
        (["WorkOrderClosed"], ["ReworkDispatched", "ClosingSentBack"]),
        (["ReworkDispatched"], ["WorkOrderClosed"]),
        (["FollowUpRecorded"], ["WorkOrderReopened"]),
        (["DisputeOpened"], ["OwnershipRuled"]),
        (["OwnershipRuled"], ["DisputeOpened", "RulingNotApplied"]),
    ];

    private static readonly Dictionary<string, (int Takes, int Allows)> Masks = MasksOf();

    private int taken;
    private int followedUp;

    /// <summary>Whether this fact is a step that was taken before. Facts come in the order of the trail; a follow-up only where it is final.</summary>
    public bool IsTwice(string type, int closing = 0)
    {
        if (!Masks.TryGetValue(type, out var mask))
            return false;
        if (type == "FollowUpRecorded" && closing != followedUp)
            (taken, followedUp) = (taken & ~mask.Takes, closing);
        var twice = (taken & mask.Takes) != 0;
        taken = (taken & ~mask.Allows) | mask.Takes;
        return twice;
    }

    private static Dictionary<string, (int Takes, int Allows)> MasksOf()
    {
        var masks = new Dictionary<string, (int Takes, int Allows)>(StringComparer.Ordinal);
        for (var at = 0; at < Steps.Length; at++)
        {
            foreach (var step in Steps[at].Step)
                masks[step] = masks.GetValueOrDefault(step) with { Takes = masks.GetValueOrDefault(step).Takes | (1 << at) };
            foreach (var reason in Steps[at].Reasons)
                masks[reason] = masks.GetValueOrDefault(reason) with { Allows = masks.GetValueOrDefault(reason).Allows | (1 << at) };
        }
        return masks;
    }
}
