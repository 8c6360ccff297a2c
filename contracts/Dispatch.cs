namespace Hotline.Contracts;

/// <summary>A unit as it stands: whole record.</summary>
public sealed record UnitChanged
{
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that acted.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>The unit.</summary>
    public required string Code { get; init; }
    /// <summary>Counts up; the highest counts.</summary>
    public required int Version { get; init; }
    /// <summary>zh-CN.</summary>
    public required string Name { get; init; }
    /// <summary>English.</summary>
    public string? EnglishName { get; init; }
    /// <summary>One of <see cref="UnitKinds"/>.</summary>
    public required string Kind { get; init; }
    /// <summary>The unit above it.</summary>
    public string? Parent { get; init; }
    /// <summary>The area a street or community is answerable for.</summary>
    public string? Area { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime ValidFrom { get; init; }
    /// <summary>UTC; null while it exists.</summary>
    public DateTime? CeasedAt { get; init; }
    /// <summary>承接单位: who takes over what it had, where it has ceased by being split or merged.</summary>
    public IReadOnlyList<Successor>? Successors { get; init; }
}

/// <summary>A category as it stands: whole record.</summary>
public sealed record CategoryChanged
{
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that acted.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>The category.</summary>
    public required string Code { get; init; }
    /// <summary>Counts up; the highest counts.</summary>
    public required int Version { get; init; }
    /// <summary>zh-CN.</summary>
    public required string Name { get; init; }
    /// <summary>English.</summary>
    public string? EnglishName { get; init; }
    /// <summary>The category above it.</summary>
    public string? Parent { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime ValidFrom { get; init; }
    /// <summary>UTC; null while in use.</summary>
    public DateTime? CeasedAt { get; init; }
}

/// <summary>派单目录: one entry as it stands: whole record.</summary>
public sealed record CatalogueChanged
{
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that acted.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>Id of the entry.</summary>
    public required string Entry { get; init; }
    /// <summary>Counts up; the highest counts.</summary>
    public required int Version { get; init; }
    /// <summary>Category code.</summary>
    public required string Category { get; init; }
    /// <summary>Area code; null for every area.</summary>
    public string? Area { get; init; }
    /// <summary>The lead unit.</summary>
    public required string Unit { get; init; }
    /// <summary>The legal basis.</summary>
    public string? Basis { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime ValidFrom { get; init; }
    /// <summary>UTC; null while in use.</summary>
    public DateTime? CeasedAt { get; init; }
    /// <summary>协办: the units that assist the lead; none where it acts alone.</summary>
    public IReadOnlyList<string>? Assisting { get; init; }
    /// <summary>The time of day it counts for, by when the order was registered, Shanghai time: "22:00-06:00"; null for the whole day.</summary>
    public string? Hours { get; init; }
    /// <summary>先例: the dispute whose ruling taught it; null where nobody disputed.</summary>
    public string? Precedent { get; init; }
    /// <summary>案号 of that dispute.</summary>
    public string? CaseNumber { get; init; }
}

/// <summary>派单: the order goes to a unit, with its time limits printed on it (Beijing Art. 13).</summary>
public sealed record WorkOrderDispatched
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>The catalogue entry, ruling or reason.</summary>
    public string? Basis { get; init; }
    /// <summary>By a ruling: cannot be returned (Weifang Art. 22).</summary>
    public required bool Binding { get; init; }
    /// <summary>The dispute whose ruling this carries out.</summary>
    public string? Dispute { get; init; }
    /// <summary>One of <see cref="WorkOrderTypes"/>.</summary>
    public required string Type { get; init; }
    /// <summary>One of <see cref="Urgencies"/>.</summary>
    public required string Urgency { get; init; }
    /// <summary>Category code.</summary>
    public string? Category { get; init; }
    /// <summary>Area code.</summary>
    public string? Area { get; init; }
    /// <summary>Start of the caller's clock, UTC.</summary>
    public required DateTime RegisteredAt { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime SignBy { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime ReturnBy { get; init; }
    /// <summary>The unit's clock, UTC.</summary>
    public required DateTime HandleBy { get; init; }
    /// <summary>The caller's clock, UTC.</summary>
    public required DateTime CallerDueBy { get; init; }
    /// <summary>The calendar they were counted with.</summary>
    public required string CalendarVersion { get; init; }
    /// <summary>The limits they come from.</summary>
    public required string LimitsVersion { get; init; }
    /// <summary>The calendar the caller's clock was counted with; none where it is the same.</summary>
    public string? CallerCalendarVersion { get; init; }
    /// <summary>协办: the units that assist it and report to it; none where it acts alone.</summary>
    public IReadOnlyList<string>? Assisting { get; init; }
    /// <summary>派单目录: the entry it relied on; null where a person or a ruling decided.</summary>
    public string? Entry { get; init; }
    /// <summary>Which version of that entry.</summary>
    public int? EntryVersion { get; init; }
    /// <summary>先例: the dispute whose ruling taught that entry.</summary>
    public string? Precedent { get; init; }
}

/// <summary>撤回改派: taken back before it was signed; charged to dispatch, never to the unit.</summary>
public sealed record WorkOrderRecalled
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
    /// <summary>As it stands now.</summary>
    public required string Type { get; init; }
    /// <summary>As it stands now.</summary>
    public required string Urgency { get; init; }
    /// <summary>As it stands now.</summary>
    public string? Category { get; init; }
    /// <summary>As it stands now.</summary>
    public string? Area { get; init; }
}

/// <summary>签收: the unit took it.</summary>
public sealed record WorkOrderSigned
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>Until when it had to, UTC.</summary>
    public required DateTime SignBy { get; init; }
}

/// <summary>视为签收: not signed in time; it counts as signed, late.</summary>
public sealed record WorkOrderDeemedSigned
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>Until when it had to, UTC.</summary>
    public required DateTime SignBy { get; init; }
}

/// <summary>先行联系: the unit got in touch with the caller.</summary>
public sealed record CallerContacted
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>What was said.</summary>
    public required string Note { get; init; }
    /// <summary>Whether the caller was reached.</summary>
    public required bool Reached { get; init; }
}

/// <summary>退单申请: the unit says it is not theirs; a dispatcher decides.</summary>
public sealed record ReturnRequested
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>Why the unit says it is not theirs.</summary>
    public required string Reason { get; init; }
    /// <summary>The rule it rests on.</summary>
    public required string Basis { get; init; }
    /// <summary>The unit that should have it.</summary>
    public required string SuggestedUnit { get; init; }
    /// <summary>How many units have had it.</summary>
    public required int UnitsTouched { get; init; }
}

/// <summary>退单争议: a second unit returns it, or a third was touched: held, and a dispute.</summary>
public sealed record ReturnContested
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>The case that this opens.</summary>
    public required string Dispute { get; init; }
    /// <summary>Why the unit says it is not theirs.</summary>
    public required string Reason { get; init; }
    /// <summary>The rule it rests on.</summary>
    public required string Basis { get; init; }
    /// <summary>The unit that should have it.</summary>
    public required string SuggestedUnit { get; init; }
    /// <summary>How many units have had it.</summary>
    public required int UnitsTouched { get; init; }
}

/// <summary>同意退单: charged to the dispatch; it is dispatched anew.</summary>
public sealed record ReturnUpheld
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
    /// <summary>The unit it goes to; null: back to the queue.</summary>
    public string? NextUnit { get; init; }
}

/// <summary>驳回退单: an improper return; the unit must sign.</summary>
public sealed record ReturnRejected
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
    /// <summary>Until when the unit must sign now, UTC.</summary>
    public required DateTime SignBy { get; init; }
    /// <summary>The calendar it was counted with; none where it needed none.</summary>
    public string? CalendarVersion { get; init; }
}

/// <summary>挂起: held for a dispute opened by hand.</summary>
public sealed record OrderHeld
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
    /// <summary>The dispute.</summary>
    public required string Dispute { get; init; }
    /// <summary>The unit that had it.</summary>
    public string? Unit { get; init; }
}

/// <summary>The order cannot be held for a dispute.</summary>
public sealed record HoldRefused
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
    /// <summary>The dispute.</summary>
    public required string Dispute { get; init; }
    /// <summary>Why, as a code.</summary>
    public required string Code { get; init; }
}

/// <summary>裁定未执行: the ruling could not be carried out.</summary>
public sealed record RulingNotApplied
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
    /// <summary>The dispute.</summary>
    public required string Dispute { get; init; }
    /// <summary>The ruling's number.</summary>
    public required string Ruling { get; init; }
    /// <summary>Why, as a code: closed-meanwhile, unit-ceased, not-held, unit-accused, unit-unknown.</summary>
    public required string Code { get; init; }
}

/// <summary>延期申请.</summary>
public sealed record ExtensionRequested
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>Working days asked for.</summary>
    public required int Days { get; init; }
    /// <summary>Told to the caller.</summary>
    public required string Reason { get; init; }
    /// <summary>Whether the caller was told.</summary>
    public required bool CallerTold { get; init; }
}

/// <summary>同意延期: the unit's clock moves.</summary>
public sealed record ExtensionGranted
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>Working days.</summary>
    public required int Days { get; init; }
    /// <summary>The limit before, UTC.</summary>
    public DateTime? From { get; init; }
    /// <summary>The new limit, UTC.</summary>
    public required DateTime HandleBy { get; init; }
    /// <summary>Why.</summary>
    public string? Reason { get; init; }
    /// <summary>The calendar it was counted with; none where it needed none.</summary>
    public string? CalendarVersion { get; init; }
}

/// <summary>不同意延期.</summary>
public sealed record ExtensionRefused
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>办结: the unit reports it done; its clock stops.</summary>
public sealed record ClosingSubmitted
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>What the caller may read.</summary>
    public required string PublicAnswer { get; init; }
    /// <summary>For the house.</summary>
    public string? Note { get; init; }
    /// <summary>Whether the matter is solved.</summary>
    public bool? Solved { get; init; }
}

/// <summary>审核退回: not good enough; the unit's clock runs on.</summary>
public sealed record ClosingSentBack
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>What is missing.</summary>
    public required string Reason { get; init; }
}

/// <summary>办结审核通过: closed; the call-back follows.</summary>
public sealed record WorkOrderClosed
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>When the unit reported it done, UTC: this counts for its clock.</summary>
    public required DateTime SubmittedAt { get; init; }
    /// <summary>The unit's limit, UTC.</summary>
    public required DateTime HandleBy { get; init; }
    /// <summary>What the caller may read.</summary>
    public required string PublicAnswer { get; init; }
    /// <summary>What the reviewer said of it, or nothing.</summary>
    public string? Reason { get; init; }
    /// <summary>Until when the caller had been told to wait, UTC.</summary>
    public DateTime? CallerDueBy { get; init; }
    /// <summary>协办未反馈: assisting units that had reported nothing.</summary>
    public IReadOnlyList<string>? Silent { get; init; }
}

/// <summary>终止办理: ended without a result (Weifang Art. 21).</summary>
public sealed record WorkOrderTerminated
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
    /// <summary>The unit that had it, if any.</summary>
    public string? Unit { get; init; }
    /// <summary>One of <see cref="TerminationGrounds"/>.</summary>
    public required string Ground { get; init; }
    /// <summary>What the caller is told.</summary>
    public required string Reason { get; init; }
}

/// <summary>并单: this order is the child of another; one incident.</summary>
public sealed record WorkOrdersMerged
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
    /// <summary>The order it was merged into.</summary>
    public required string MasterId { get; init; }
    /// <summary>The incident it belongs to now.</summary>
    public required string MasterIncidentId { get; init; }
    /// <summary>Why they are one matter.</summary>
    public required string Reason { get; init; }
}

/// <summary>拆单: the order stands by itself again.</summary>
public sealed record WorkOrdersUnmerged
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
    /// <summary>The order it was merged into.</summary>
    public required string MasterId { get; init; }
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
    /// <summary>Until when the unit must sign now, UTC, where its limit for signing passed while the order was merged.</summary>
    public DateTime? SignBy { get; init; }
    /// <summary>Until when its unit must handle it now, the time it was merged left out, UTC; none where no unit has it.</summary>
    public DateTime? HandleBy { get; init; }
    /// <summary>The calendar it was counted with; none where it needed none.</summary>
    public string? CalendarVersion { get; init; }
}

/// <summary>重办: back to the unit after the call-back, with half the limit.</summary>
public sealed record ReworkDispatched
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
    /// <summary>The unit that has it.</summary>
    public required string Unit { get; init; }
    /// <summary>Which rework, from 1.</summary>
    public required int Times { get; init; }
    /// <summary>The unit's new limit, UTC.</summary>
    public required DateTime HandleBy { get; init; }
    /// <summary>What is still to be done.</summary>
    public required string Reason { get; init; }
    /// <summary>The calendar it was counted with; none where it needed none.</summary>
    public string? CalendarVersion { get; init; }
}

/// <summary>撤单生效.</summary>
public sealed record WithdrawalApplied
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
    /// <summary>The unit that had it, if any.</summary>
    public string? Unit { get; init; }
}

/// <summary>撤单未生效: too late.</summary>
public sealed record WithdrawalNotApplied
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
    /// <summary>Why, as a code.</summary>
    public required string Code { get; init; }
}

/// <summary>协办反馈: an assisting unit tells the lead what it has done (Beijing Art. 14).</summary>
public sealed record AssistanceReported
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
    /// <summary>The assisting unit.</summary>
    public required string Unit { get; init; }
    /// <summary>主办: to whom it reports.</summary>
    public required string Lead { get; init; }
    /// <summary>What it has done.</summary>
    public required string Report { get; init; }
}

/// <summary>先例未入目录: the catalogue could not take what the ruling taught.</summary>
public sealed record PrecedentNotKept
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
    /// <summary>The dispute.</summary>
    public required string Dispute { get; init; }
    /// <summary>Why: unit-unknown, unit-ceased or unknown-category.</summary>
    public required string Code { get; init; }
}

/// <summary>承接单位: a unit that takes over from one that ceases, all of it or a part.</summary>
public sealed record Successor
{
    /// <summary>The unit.</summary>
    public required string Unit { get; init; }
    /// <summary>Only orders of this category and those below it; null for every category.</summary>
    public string? Category { get; init; }
    /// <summary>Only orders of this area; null for every area.</summary>
    public string? Area { get; init; }
}
