namespace Hotline.Contracts;

/// <summary>考核: the score sheet of one incident (一事一考核).</summary>
public sealed record IncidentScored
{
    /// <summary>The order.</summary>
    public required string WorkOrderId { get; init; }
    /// <summary>The incident the order was registered as; which one it belongs to now is folded from merges.</summary>
    public required string IncidentId { get; init; }
    /// <summary>Counts the facts of this order in this service.</summary>
    public required int Revision { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that acted.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>The appeal window is over.</summary>
    public required bool Settled { get; init; }
    /// <summary>The unit that is marked.</summary>
    public string? Unit { get; init; }
    /// <summary>The rules and their version.</summary>
    public required string Rules { get; init; }
    /// <summary>Hundredths.</summary>
    public required int Points { get; init; }
    /// <summary>Hundredths.</summary>
    public required int Possible { get; init; }
    /// <summary>One line an item.</summary>
    public required IReadOnlyList<ScoreLine> Lines { get; init; }
}

/// <summary>One line of a score sheet.</summary>
public sealed record ScoreLine
{
    /// <summary>One of <see cref="ScoreItems"/>.</summary>
    public required string Item { get; init; }
    /// <summary>Hundredths given.</summary>
    public required int Points { get; init; }
    /// <summary>Hundredths possible.</summary>
    public required int Possible { get; init; }
    /// <summary>The fact it rests on, by its type; null when nothing was to be marked.</summary>
    public string? Fact { get; init; }
    /// <summary>Why, in one sentence, zh-CN.</summary>
    public required string Because { get; init; }
}
