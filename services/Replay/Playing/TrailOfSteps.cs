using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>Walks the trail of one order and says where a step was taken a second time with no reason between.</summary>
internal struct TrailOfSteps
{
    private static readonly string[] Redispatch = [nameof(ReturnUpheld), nameof(WorkOrderRecalled), nameof(OrderHeld), nameof(ReturnContested), nameof(ReworkDispatched), nameof(WorkOrdersUnmerged)];
    private static readonly string[] Given = [nameof(WorkOrderDispatched), nameof(ReworkDispatched), nameof(ReturnRejected)];

    // A step, and what makes it right to take it again.
    private static readonly (string[] Step, string[] Reasons)[] Steps =
    [
        ([nameof(WorkOrderRegistered)], []),
        ([nameof(WorkOrderHandedOver)], []),
        ([nameof(WorkOrderDispatched)], Redispatch),
        ([nameof(WorkOrderSigned), nameof(WorkOrderDeemedSigned)], Given),
        ([nameof(ReturnRequested), nameof(ReturnContested)], [nameof(WorkOrderDispatched), nameof(ReturnRejected)]),
        ([nameof(ReturnUpheld), nameof(ReturnRejected)], [nameof(ReturnRequested)]),
        ([nameof(ClosingSubmitted)], [.. Given, nameof(ClosingSentBack)]),
        ([nameof(WorkOrderClosed)], [nameof(ReworkDispatched), nameof(ClosingSentBack)]),
        ([nameof(ReworkDispatched)], [nameof(WorkOrderClosed)]),
        ([nameof(FollowUpRecorded)], [nameof(WorkOrderReopened)]),
        ([nameof(DisputeOpened)], [nameof(OwnershipRuled)]),
        ([nameof(OwnershipRuled)], [nameof(DisputeOpened), nameof(RulingNotApplied)]),
    ];

    private static readonly Dictionary<string, (int Takes, int Allows)> Masks = MasksOf();

    private int taken;
    private int followedUp;

    /// <summary>Whether this fact is a step that was taken before. Facts come in the order of the trail; a follow-up only where it is final.</summary>
    public bool IsTwice(string type, int closing = 0)
    {
        if (!Masks.TryGetValue(type, out var mask))
            return false;
        if (type == nameof(FollowUpRecorded) && closing != followedUp)
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
