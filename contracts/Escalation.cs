namespace Hotline.Contracts;

/// <summary>A working calendar: whole record.</summary>
public sealed record CalendarPublished
{
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that acted.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>Its name: <see cref="CalendarNames.Office"/>, or the code of the unit whose own it is.</summary>
    public required string Calendar { get; init; }
    /// <summary>Counts up; the highest counts.</summary>
    public required int Version { get; init; }
    /// <summary>Open intervals, HH:mm-HH:mm, Asia/Shanghai, end not included.</summary>
    public required IReadOnlyList<string> Hours { get; init; }
    /// <summary>The days of the week that are worked, "Monday"; none stands for Monday to Friday.</summary>
    public IReadOnlyList<string>? Week { get; init; }
    /// <summary>节假日安排, every year that is known; none stands for those that are shipped, and in a unit's own calendar for the office's. An empty list: public holidays are worked.</summary>
    public IReadOnlyList<YearOfHolidays>? Years { get; init; }
    /// <summary>From when on its hours count, UTC.</summary>
    public required DateTime ValidFrom { get; init; }
}

/// <summary>节假日安排 of one year.</summary>
public sealed record YearOfHolidays
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }
    /// <summary>In the order they were published; a later one changes what an earlier one said of the same days.</summary>
    public required IReadOnlyList<NoticeOfHolidays> Notices { get; init; }
}

/// <summary>放假通知 of the State Council.</summary>
public sealed record NoticeOfHolidays
{
    /// <summary>The day it was published.</summary>
    public required DateOnly Published { get; init; }
    /// <summary>Where it stands.</summary>
    public required string Source { get; init; }
    /// <summary>放假.</summary>
    public required IReadOnlyList<DaysOff> Off { get; init; }
    /// <summary>调休上班.</summary>
    public required IReadOnlyList<DateOnly> Worked { get; init; }
}

/// <summary>A holiday from its first day to its last.</summary>
public sealed record DaysOff
{
    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }
    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }
}

/// <summary>The time limits: whole record.</summary>
public sealed record LimitsChanged
{
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that acted.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>Counts up; the highest counts.</summary>
    public required int Version { get; init; }
    /// <summary>What they are called.</summary>
    public required string Name { get; init; }
    /// <summary>By type and urgency.</summary>
    public required IReadOnlyList<Limit> Limits { get; init; }
    /// <summary>Most working days of one extension.</summary>
    public required int ExtensionDays { get; init; }
    /// <summary>How many an order may get.</summary>
    public required int ExtensionsAllowed { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime ValidFrom { get; init; }
}

/// <summary>权属争议: a case on who owns the order.</summary>
public sealed record DisputeOpened
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
    /// <summary>Id of the case.</summary>
    public required string Dispute { get; init; }
    /// <summary>The number people use.</summary>
    public required string CaseNumber { get; init; }
    /// <summary>One of <see cref="DisputeCauses"/>.</summary>
    public required string Cause { get; init; }
    /// <summary>The units that do not agree.</summary>
    public required IReadOnlyList<string> Units { get; init; }
    /// <summary>What it is about.</summary>
    public required string Reason { get; init; }
}

/// <summary>裁定: who owns it. Binding.</summary>
public sealed record OwnershipRuled
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
    /// <summary>Id of the case.</summary>
    public required string Dispute { get; init; }
    /// <summary>The ruling's number.</summary>
    public required string Ruling { get; init; }
    /// <summary>主办: the lead unit.</summary>
    public required string Unit { get; init; }
    /// <summary>协办: assisting units.</summary>
    public required IReadOnlyList<string> Assisting { get; init; }
    /// <summary>The rule it rests on.</summary>
    public required string Basis { get; init; }
    /// <summary>Whether the unit may return it all the same; never, unless the ruling says so (Weifang Art. 22).</summary>
    public bool MayReturn { get; init; }
    /// <summary>At which of <see cref="DisputeRungs"/> it was given.</summary>
    public string? Rung { get; init; }
    /// <summary>会议纪要: which of the case's minutes it rests on, from 1; null where it rests on none.</summary>
    public int? Minutes { get; init; }
    /// <summary>Whether it is to be a precedent as soon as it is carried out.</summary>
    public bool Teaches { get; init; }
}

/// <summary>A limit moved; the highest version counts.</summary>
public sealed record DeadlineMoved
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
    /// <summary>One of <see cref="Clocks"/>.</summary>
    public required string Clock { get; init; }
    /// <summary>The revision of Dispatch's fact that it rests on: counts up per order and clock.</summary>
    public required int Version { get; init; }
    /// <summary>Which publication of holidays it was counted anew with, 0 where the fact itself moved it: counts up within a version.</summary>
    public int Recount { get; init; }
    /// <summary>Until when before, UTC.</summary>
    public required DateTime From { get; init; }
    /// <summary>Until when now, UTC.</summary>
    public required DateTime To { get; init; }
    /// <summary>extension, rework or calendar.</summary>
    public required string Cause { get; init; }
    /// <summary>Whose limit it is; none of the caller's.</summary>
    public string? Unit { get; init; }
    /// <summary>Which calendar was published, where one moved it: <see cref="CalendarNames.Office"/>, or the code of the unit whose own it is.</summary>
    public string? Calendar { get; init; }
    /// <summary>Which version of that calendar.</summary>
    public int? CalendarVersion { get; init; }
}

/// <summary>预警: the limit is near.</summary>
public sealed record WorkOrderDueSoon
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
    /// <summary>One of <see cref="Clocks"/>.</summary>
    public required string Clock { get; init; }
    /// <summary>The limit, UTC.</summary>
    public required DateTime DueAt { get; init; }
    /// <summary>Whose it is.</summary>
    public string? Unit { get; init; }
}

/// <summary>超期: the limit has passed.</summary>
public sealed record WorkOrderOverdue
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
    /// <summary>One of <see cref="Clocks"/>.</summary>
    public required string Clock { get; init; }
    /// <summary>The limit, UTC.</summary>
    public required DateTime DueAt { get; init; }
    /// <summary>Whose it is.</summary>
    public string? Unit { get; init; }
}

/// <summary>撤回预警: a notice (due soon, overdue) that was given on what was known then, and that facts heard later disprove.</summary>
public sealed record LightTakenBack
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
    /// <summary>One of <see cref="Clocks"/>.</summary>
    public required string Clock { get; init; }
    /// <summary>The limit the notice spoke of, UTC.</summary>
    public required DateTime DueAt { get; init; }
    /// <summary>due-soon, overdue, or one of <see cref="WarningLevels"/>.</summary>
    public required string Level { get; init; }
    /// <summary>The supervision that was opened for being overdue had no other reason and ends with it.</summary>
    public bool EndsSupervision { get; init; }
}

/// <summary>督办: leaders watch this order (Weifang Art. 26).</summary>
public sealed record SupervisionOpened
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
    /// <summary>One of <see cref="SupervisionCauses"/>.</summary>
    public required string Cause { get; init; }
    /// <summary>Whose it is.</summary>
    public string? Unit { get; init; }
    /// <summary>Which of the order's supervisions: its cause, and by-hand-1, by-hand-2 for those opened by hand.</summary>
    public required string Supervision { get; init; }
    /// <summary>One of <see cref="SupervisionGrades"/>.</summary>
    public required string Grade { get; init; }
    /// <summary>Until when the unit must answer, UTC.</summary>
    public required DateTime AnswerBy { get; init; }
    /// <summary>Why, in the words of who opened it; none where a rule did.</summary>
    public string? Reason { get; init; }
}

/// <summary>逐级预警: a limit is near or has passed, and one level up is told; in that person's working time unless the order is urgent.</summary>
public sealed record WarningRaised
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
    /// <summary>One of <see cref="Clocks"/>.</summary>
    public required string Clock { get; init; }
    /// <summary>The limit, UTC.</summary>
    public required DateTime DueAt { get; init; }
    /// <summary>One of <see cref="WarningLevels"/>.</summary>
    public required string Level { get; init; }
    /// <summary>Whose it is.</summary>
    public string? Unit { get; init; }
}

/// <summary>督办答复: the unit says what it has done.</summary>
public sealed record SupervisionAnswered
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
    /// <summary>Which of the order's supervisions.</summary>
    public required string Supervision { get; init; }
    /// <summary>Who answered.</summary>
    public required string Unit { get; init; }
    /// <summary>What it has done.</summary>
    public required string Answer { get; init; }
    /// <summary>Until when it had to, UTC.</summary>
    public required DateTime AnswerBy { get; init; }
}

/// <summary>督办销号: ended by who opened it, or with the order where a rule had opened it.</summary>
public sealed record SupervisionClosed
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
    /// <summary>Which of the order's supervisions.</summary>
    public required string Supervision { get; init; }
    /// <summary>Whose it is.</summary>
    public string? Unit { get; init; }
    /// <summary>With what result; none where it ended with the order.</summary>
    public string? Result { get; init; }
}

/// <summary>One time limit: by type, urgency and category; null stands for any.</summary>
public sealed record Limit
{
    /// <summary>One of <see cref="WorkOrderTypes"/>, or any.</summary>
    public string? Type { get; init; }
    /// <summary>One of <see cref="Urgencies"/>, or any.</summary>
    public string? Urgency { get; init; }
    /// <summary>A category and those below it, or any.</summary>
    public string? Category { get; init; }
    /// <summary>签收: "1 working-days", "30 minutes".</summary>
    public required string Sign { get; init; }
    /// <summary>退单.</summary>
    public required string Return { get; init; }
    /// <summary>办理.</summary>
    public required string Handle { get; init; }
}

/// <summary>先例: what a ruling taught becomes an entry of the dispatch catalogue.</summary>
public sealed record PrecedentSet
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
    /// <summary>案号.</summary>
    public required string CaseNumber { get; init; }
    /// <summary>裁定号.</summary>
    public required string Ruling { get; init; }
    /// <summary>Category code.</summary>
    public required string Category { get; init; }
    /// <summary>Area code; null for every area.</summary>
    public string? Area { get; init; }
    /// <summary>The time of day, Shanghai: "22:00-06:00"; null for the whole day.</summary>
    public string? Hours { get; init; }
    /// <summary>主办.</summary>
    public required string Unit { get; init; }
    /// <summary>协办.</summary>
    public IReadOnlyList<string>? Assisting { get; init; }
    /// <summary>The rule it rests on.</summary>
    public required string Basis { get; init; }
    /// <summary>From when on it counts, UTC.</summary>
    public required DateTime ValidFrom { get; init; }
}

/// <summary>陈述意见: a unit says whether the matter is theirs; the last that it says counts, all are kept.</summary>
public sealed record UnitStated
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
    /// <summary>Id of the case.</summary>
    public required string Dispute { get; init; }
    /// <summary>Who says it.</summary>
    public required string Unit { get; init; }
    /// <summary>Whether it is theirs.</summary>
    public required bool Ours { get; init; }
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
    /// <summary>The rule it rests on.</summary>
    public required string Basis { get; init; }
    /// <summary>Who should have it instead.</summary>
    public string? SuggestedUnit { get; init; }
}

/// <summary>书证: a document in the case, as its reference and the passage that matters.</summary>
public sealed record DisputeDocumentFiled
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
    /// <summary>Id of the case.</summary>
    public required string Dispute { get; init; }
    /// <summary>Which of the case's documents, from 1.</summary>
    public required int Document { get; init; }
    /// <summary>The unit that files it; null where a coordinator does.</summary>
    public string? Unit { get; init; }
    /// <summary>What it is called.</summary>
    public required string Title { get; init; }
    /// <summary>Where it is found: 三定方案, 权责清单, 移交文件, with number and article.</summary>
    public required string Reference { get; init; }
    /// <summary>The passage, word for word.</summary>
    public required string Passage { get; init; }
}

/// <summary>会议纪要: a meeting over the case: who took part, and what was agreed.</summary>
public sealed record DisputeMinuted
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
    /// <summary>Id of the case.</summary>
    public required string Dispute { get; init; }
    /// <summary>Which of the case's minutes, from 1.</summary>
    public required int Minutes { get; init; }
    /// <summary>When the meeting was, UTC.</summary>
    public required DateTime HeldAt { get; init; }
    /// <summary>At which of <see cref="DisputeRungs"/>.</summary>
    public required string Rung { get; init; }
    /// <summary>Who took part.</summary>
    public required string TookPart { get; init; }
    /// <summary>What was agreed.</summary>
    public required string Agreed { get; init; }
}

/// <summary>提级: the case goes one rung up.</summary>
public sealed record DisputeMovedUp
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
    /// <summary>Id of the case.</summary>
    public required string Dispute { get; init; }
    /// <summary>From which of <see cref="DisputeRungs"/>.</summary>
    public required string From { get; init; }
    /// <summary>To which.</summary>
    public required string To { get; init; }
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
    /// <summary>Until when the units that have not stated may, UTC.</summary>
    public required DateTime StateBy { get; init; }
    /// <summary>Until when it is to be ruled on or moved up again, UTC.</summary>
    public required DateTime RuleBy { get; init; }
}

/// <summary>协调逾期: nobody ruled on the case or moved it up in the time its rung has.</summary>
public sealed record DisputeOverdue
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
    /// <summary>Id of the case.</summary>
    public required string Dispute { get; init; }
    /// <summary>案号.</summary>
    public required string CaseNumber { get; init; }
    /// <summary>Which of <see cref="DisputeRungs"/>.</summary>
    public required string Rung { get; init; }
    /// <summary>The limit, UTC.</summary>
    public required DateTime DueAt { get; init; }
}
