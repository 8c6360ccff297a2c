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
    /// <summary>剔除: the whole incident counts for nobody.</summary>
    public bool Excluded { get; init; }
    /// <summary>The month it belongs to, yyyy-MM: that of its final call-back.</summary>
    public required string Month { get; init; }
    /// <summary>One line an item.</summary>
    public required IReadOnlyList<ScoreLine> Lines { get; init; }
}

/// <summary>One line of a score sheet.</summary>
public sealed record ScoreLine
{
    /// <summary>One of <see cref="ScoreItems"/>.</summary>
    public required string Item { get; init; }
    /// <summary>The rule, with its version: three-rates@1/solved.</summary>
    public required string Rule { get; init; }
    /// <summary>Hundredths given; negative where they are taken away.</summary>
    public required int Points { get; init; }
    /// <summary>Hundredths possible.</summary>
    public required int Possible { get; init; }
    /// <summary>计入比率: how much of one incident was good, hundredths of an incident; null of what is no rate or is not counted.</summary>
    public int? Good { get; init; }
    /// <summary>How many cases were marked, where cases are.</summary>
    public int? Cases { get; init; }
    /// <summary>Who bears it, one of <see cref="ScoreCharges"/>.</summary>
    public required string Charged { get; init; }
    /// <summary>Which unit bears it, where one does.</summary>
    public string? Unit { get; init; }
    /// <summary>自定: points of our own, which no published source gives.</summary>
    public bool Own { get; init; }
    /// <summary>剔除理由, one of <see cref="ExclusionGrounds"/>, where it was struck.</summary>
    public string? Struck { get; init; }
    /// <summary>The fact it rests on, by its type; null when nothing was to be marked.</summary>
    public string? Fact { get; init; }
    /// <summary>The business time of that fact, UTC: with its type it names the entry of the trail.</summary>
    public DateTime? FactAt { get; init; }
    /// <summary>Why, in one sentence, zh-CN.</summary>
    public required string Because { get; init; }
    /// <summary>Why, in one sentence, English.</summary>
    public required string BecauseEnglish { get; init; }
}

/// <summary>申诉: a unit appeals a line of its score sheet.</summary>
public sealed record ScoreAppealed
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
    /// <summary>The unit that appeals.</summary>
    public required string Unit { get; init; }
    /// <summary>Which line, one of <see cref="ScoreItems"/>.</summary>
    public required string Item { get; init; }
    /// <summary>On what ground, one of <see cref="ExclusionGrounds"/>.</summary>
    public required string Ground { get; init; }
    /// <summary>Why, in the unit's words.</summary>
    public required string Reason { get; init; }
    /// <summary>佐证材料: the documents it refers to, by title and reference.</summary>
    public required IReadOnlyList<string> Documents { get; init; }
}

/// <summary>申诉裁决: an assessor who was not part of the case decides an appeal; the sheet is recomputed with it.</summary>
public sealed record ScoreAppealDecided
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
    /// <summary>The unit that had appealed.</summary>
    public required string Unit { get; init; }
    /// <summary>Which line.</summary>
    public required string Item { get; init; }
    /// <summary>On what ground.</summary>
    public required string Ground { get; init; }
    /// <summary>Whether the line is struck.</summary>
    public required bool Upheld { get; init; }
    /// <summary>整件剔除: whether the whole incident counts for nobody.</summary>
    public bool WholeIncident { get; init; }
    /// <summary>Why, in the assessor's words.</summary>
    public required string Reason { get; init; }
}

/// <summary>剔除: an assessor takes an incident out of the count, or puts it back.</summary>
public sealed record IncidentExcluded
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
    /// <summary>Whether it is out; false puts it back.</summary>
    public required bool Excluded { get; init; }
    /// <summary>One of <see cref="ExclusionGrounds"/>.</summary>
    public string? Ground { get; init; }
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>答复评级: an assessor rates a reply. An internal rating, kept apart from the callers'.</summary>
public sealed record ReplyRated
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
    /// <summary>Whose reply.</summary>
    public required string Unit { get; init; }
    /// <summary>From 1, poor, to 5, exemplary; 1 and 2 are not up to standard.</summary>
    public required int Rating { get; init; }
    /// <summary>Each one of <see cref="ReplyFaults"/>.</summary>
    public required IReadOnlyList<string> Faults { get; init; }
    /// <summary>What the assessor says of it.</summary>
    public string? Remark { get; init; }
}
