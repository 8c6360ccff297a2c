namespace Hotline.Contracts;

/// <summary>登记受理: an agent logged a demand. Numbers that stood in the texts, and the caller's own name, are already moved out of them.</summary>
public sealed record WorkOrderRegistered
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
    /// <summary>The number people use: prefix, day, serial.</summary>
    public required string Number { get; init; }
    /// <summary>One of <see cref="WorkOrderTypes"/>.</summary>
    public required string Type { get; init; }
    /// <summary>One of <see cref="Urgencies"/>.</summary>
    public required string Urgency { get; init; }
    /// <summary>At most 200 characters; may be empty when there is a content.</summary>
    public required string Title { get; init; }
    /// <summary>At most 10,000 characters.</summary>
    public required string Content { get; init; }
    /// <summary>Category code, where the agent knew one.</summary>
    public string? Category { get; init; }
    /// <summary>Street or community code of the matter.</summary>
    public string? Area { get; init; }
    /// <summary>Where the matter is; never the caller's home.</summary>
    public string? Address { get; init; }
    /// <summary>How it came: phone, web, wechat…; free text.</summary>
    public string? Channel { get; init; }
    /// <summary>The recording of the call.</summary>
    public string? CallId { get; init; }
    /// <summary>保密: never shown to the accused unit or its children; where none is accused it bars no unit, it only asks for discretion.</summary>
    public required bool Confidential { get; init; }
    /// <summary>The unit complained of.</summary>
    public string? AccusedUnit { get; init; }
    /// <summary>When the source says it began, UTC; kept, never counted.</summary>
    public DateTime? SourceOpenedAt { get; init; }
}

/// <summary>更正: the agent corrected the order before it was handed over.</summary>
public sealed record WorkOrderCorrected
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
    /// <summary>One of <see cref="WorkOrderTypes"/>.</summary>
    public required string Type { get; init; }
    /// <summary>One of <see cref="Urgencies"/>.</summary>
    public required string Urgency { get; init; }
    /// <summary>As it stands now.</summary>
    public required string Title { get; init; }
    /// <summary>As it stands now.</summary>
    public required string Content { get; init; }
    /// <summary>As it stands now.</summary>
    public string? Category { get; init; }
    /// <summary>As it stands now.</summary>
    public string? Area { get; init; }
    /// <summary>Where the matter is; never the caller's home.</summary>
    public string? Address { get; init; }
    /// <summary>Why it was corrected.</summary>
    public required string Reason { get; init; }
}

/// <summary>直接办结: the agent answered at once; nobody else is asked.</summary>
public sealed record WorkOrderAnswered
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
    /// <summary>What the caller was told.</summary>
    public required string Answer { get; init; }
}

/// <summary>不予受理: not the hotline's; the caller was told the right way.</summary>
public sealed record WorkOrderDiverted
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
    /// <summary>One of <see cref="Diversions"/>.</summary>
    public required string Ground { get; init; }
    /// <summary>What the caller was told.</summary>
    public required string Told { get; init; }
}

/// <summary>转派: the order leaves Intake; from here Dispatch holds it. Carries the order as it stands.</summary>
public sealed record WorkOrderHandedOver
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
    /// <summary>The number people use.</summary>
    public required string Number { get; init; }
    /// <summary>One of <see cref="WorkOrderTypes"/>.</summary>
    public required string Type { get; init; }
    /// <summary>One of <see cref="Urgencies"/>.</summary>
    public required string Urgency { get; init; }
    /// <summary>As it stands.</summary>
    public required string Title { get; init; }
    /// <summary>As it stands.</summary>
    public required string Content { get; init; }
    /// <summary>Category code.</summary>
    public string? Category { get; init; }
    /// <summary>Street or community code.</summary>
    public string? Area { get; init; }
    /// <summary>Where the matter is; never the caller's home.</summary>
    public string? Address { get; init; }
    /// <summary>保密.</summary>
    public required bool Confidential { get; init; }
    /// <summary>The unit complained of.</summary>
    public string? AccusedUnit { get; init; }
    /// <summary>The unit the agent would send it to.</summary>
    public string? SuggestedUnit { get; init; }
    /// <summary>Start of the caller's clock, UTC.</summary>
    public required DateTime RegisteredAt { get; init; }
}

/// <summary>补充: the caller added something.</summary>
public sealed record WorkOrderSupplemented
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
    /// <summary>What was added, numbers moved out.</summary>
    public required string Text { get; init; }
}

/// <summary>催办: the caller asked to hurry.</summary>
public sealed record WorkOrderUrged
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
    /// <summary>What the caller said.</summary>
    public string? Text { get; init; }
    /// <summary>How often by now, this one included.</summary>
    public required int Times { get; init; }
}

/// <summary>撤单: the caller takes the demand back. Before handing over it ends here; afterwards Dispatch answers.</summary>
public sealed record WorkOrderWithdrawn
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
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
    /// <summary>Whether Dispatch must answer.</summary>
    public required bool HandedOver { get; init; }
}

/// <summary>回访: an agent called the caller back.</summary>
public sealed record FollowUpRecorded
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
    /// <summary>Which closing this call-back is about: the revision of its WorkOrderClosed.</summary>
    public required int ClosingRevision { get; init; }
    /// <summary>One of <see cref="FollowUpOutcomes"/>.</summary>
    public required string Outcome { get; init; }
    /// <summary>One of <see cref="Ratings"/> when rated.</summary>
    public string? Rating { get; init; }
    /// <summary>No further try follows.</summary>
    public required bool Final { get; init; }
    /// <summary>The order is reopened with it: this closing is not marked.</summary>
    public bool Reopens { get; init; }
    /// <summary>Whether the caller says it is solved.</summary>
    public bool? Solved { get; init; }
    /// <summary>Whether the caller says the unit got in touch.</summary>
    public bool? Contacted { get; init; }
    /// <summary>Which try it was, from 1.</summary>
    public required int Try { get; init; }
    /// <summary>What the caller said.</summary>
    public string? Remark { get; init; }
}

/// <summary>退回重办: dissatisfied with reason; the unit must handle it again.</summary>
public sealed record WorkOrderReopened
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
    /// <summary>Which closing is reopened.</summary>
    public required int ClosingRevision { get; init; }
    /// <summary>What is still to be done.</summary>
    public required string Reason { get; init; }
    /// <summary>Which rework this is, from 1.</summary>
    public required int Times { get; init; }
}

/// <summary>归档: nothing more will happen.</summary>
public sealed record WorkOrderArchived
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
}
