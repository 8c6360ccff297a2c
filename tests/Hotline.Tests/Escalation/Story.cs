using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Tests.Escalation;

/// <summary>What is said about one order, fact by fact; hours count from Monday 2 March 2026, 10:00 in China.</summary>
internal static class Story
{
    public const string Order = "order-1", Zjj = "ZJJ", Cgj = "CGJ", Swj = "SWJ";

    public static readonly DateTime Monday = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    public static DateTime Hour(double hours) => Monday.AddHours(hours);

    /// <summary>Close of business that many days after the Monday.</summary>
    public static DateTime Close(int days) => new DateTime(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc).AddDays(days);

    public static HeardFacts Heard(params object[] facts) => new([.. facts
        .Select(fact => new HeardFacts.Row { Type = fact.GetType().Name, Revision = RevisionOf(fact), Body = JsonSerializer.Serialize(fact, fact.GetType(), Wire.Json) })
        .DistinctBy(row => (row.Type, row.Revision))]);

    public static int RevisionOf(object fact) => (int)fact.GetType().GetProperty("Revision")!.GetValue(fact)!;

    public static DateTime AtOf(object fact) => (DateTime)fact.GetType().GetProperty("At")!.GetValue(fact)!;

    public static WorkOrderHandedOver HandedOver(bool confidential = false, string? accused = null, string urgency = Urgencies.Ordinary) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = 2, At = Monday, ActorId = "agent", ActorRole = Roles.Agent, Number = "HP20260302000001",
        Type = WorkOrderTypes.Help, Urgency = urgency, Title = "路灯不亮", Content = "巷口路灯三天不亮", Confidential = confidential, AccusedUnit = accused, RegisteredAt = Monday,
    };

    public static WorkOrderDispatched Dispatched(int revision, string unit, double hour = 0, string? dispute = null, DateTime? handleBy = null, string urgency = Urgencies.Ordinary) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "dispatcher", ActorRole = Roles.Dispatcher, Unit = unit,
        Binding = dispute is not null, Dispute = dispute, Type = WorkOrderTypes.Help, Urgency = urgency, RegisteredAt = Monday,
        SignBy = urgency == Urgencies.Ordinary ? Close(1) : Hour(hour + 0.5), ReturnBy = Close(1), HandleBy = handleBy ?? Close(11), CallerDueBy = handleBy ?? Close(11),
        CalendarVersion = "office-1", LimitsVersion = "guangdong-1",
    };

    public static WorkOrderSigned Signed(int revision, string unit, double hour = 1) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "handler", ActorRole = Roles.Handler, Unit = unit, SignBy = Close(1),
    };

    public static WorkOrderDeemedSigned DeemedSigned(int revision, string unit) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Close(1), ActorId = "system:dispatch", ActorRole = Roles.System, Unit = unit, SignBy = Close(1),
    };

    public static ReturnRequested ReturnRequested(int revision, string unit, string suggested, double hour = 2) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "handler", ActorRole = Roles.Handler, Unit = unit,
        Reason = "不属本单位职责", Basis = "三定方案", SuggestedUnit = suggested, UnitsTouched = 1,
    };

    public static ReturnUpheld ReturnUpheld(int revision, string unit, double hour = 3) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "dispatcher", ActorRole = Roles.Dispatcher, Unit = unit, Reason = "同意",
    };

    public static ReturnRejected ReturnRejected(int revision, string unit, double hour = 3) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "dispatcher", ActorRole = Roles.Dispatcher, Unit = unit, Reason = "属该单位职责", SignBy = Close(1),
    };

    public static ReturnContested ReturnContested(int revision, string unit, string suggested, string dispute = "dispute-1", int touched = 2, double hour = 5) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "handler", ActorRole = Roles.Handler, Unit = unit, Dispute = dispute,
        Reason = "也不属本单位职责", Basis = "权责清单", SuggestedUnit = suggested, UnitsTouched = touched,
    };

    public static OrderHeld Held(int revision, string dispute, double hour = 5) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "system:dispatch", ActorRole = Roles.System, Dispute = dispute, Unit = Zjj,
    };

    public static HoldRefused HoldRefused(int revision, string dispute, string code) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(5), ActorId = "system:dispatch", ActorRole = Roles.System, Dispute = dispute, Code = code,
    };

    public static RulingNotApplied NotApplied(int revision, string dispute, string ruling, string code) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(6), ActorId = "system:dispatch", ActorRole = Roles.System, Dispute = dispute, Ruling = ruling, Code = code,
    };

    public static ExtensionGranted Extended(int revision, string unit, DateTime handleBy, double hour = 8, DateTime? from = null) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "dispatcher", ActorRole = Roles.Dispatcher, Unit = unit, Days = 5, From = from ?? Close(11), HandleBy = handleBy,
    };

    public static ClosingSubmitted Submitted(int revision, string unit, DateTime at) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = at, ActorId = "handler", ActorRole = Roles.Handler, Unit = unit, PublicAnswer = "路灯已修复",
    };

    public static ClosingSentBack SentBack(int revision, string unit, DateTime at) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = at, ActorId = "dispatcher", ActorRole = Roles.Dispatcher, Unit = unit, Reason = "没有照片",
    };

    public static WorkOrderClosed Closed(int revision, string unit, DateTime submittedAt, DateTime? handleBy = null) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = submittedAt.AddHours(1), ActorId = "dispatcher", ActorRole = Roles.Dispatcher, Unit = unit,
        SubmittedAt = submittedAt, HandleBy = handleBy ?? Close(11), PublicAnswer = "路灯已修复",
    };

    public static ReworkDispatched Reworked(int revision, string unit, DateTime at, DateTime handleBy, int times = 1) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = at, ActorId = "system:dispatch", ActorRole = Roles.System, Unit = unit, Times = times, HandleBy = handleBy, Reason = "又坏了",
    };

    public static WithdrawalApplied Withdrawn(int revision, double hour = 6) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "system:dispatch", ActorRole = Roles.System,
    };

    public static WorkOrderTerminated Terminated(int revision, double hour = 6) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "dispatcher", ActorRole = Roles.Dispatcher, Ground = TerminationGrounds.OutOfScope, Reason = "超出职责",
    };

    public static WorkOrdersMerged Merged(int revision, double hour = 6) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "agent", ActorRole = Roles.Agent, MasterId = "order-0", MasterIncidentId = "order-0", Reason = "同一件事",
    };

    public static WorkOrdersUnmerged Unmerged(int revision, DateTime at) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = at, ActorId = "agent", ActorRole = Roles.Agent, MasterId = "order-0", Reason = "不是同一件事",
    };

    public static FollowUpRecorded FollowUp(int revision, int closing, string? rating, bool final = true, bool? solved = null, bool? contacted = null) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Close(3), ActorId = "agent", ActorRole = Roles.Agent, ClosingRevision = closing,
        Outcome = rating is not null ? FollowUpOutcomes.Rated : final ? FollowUpOutcomes.TriesUsedUp : FollowUpOutcomes.NotReached, Rating = rating, Final = final, Solved = solved, Contacted = contacted, Try = 1,
    };

    public static WorkOrderReopened Reopened(int revision, int closing) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Close(3), ActorId = "agent", ActorRole = Roles.Agent, ClosingRevision = closing, Reason = "又坏了", Times = 1,
    };

    public static WorkOrderUrged Urged(int times) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = 10 + times, At = Hour(times), ActorId = "agent", ActorRole = Roles.Agent, Times = times,
    };

    public static CallerContacted Contacted(int revision, string unit, bool reached = true) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(2), ActorId = "handler", ActorRole = Roles.Handler, Unit = unit, Note = "已联系", Reached = reached,
    };

    public static WorkOrderRecalled Recalled(int revision, string unit) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(0.5), ActorId = "dispatcher", ActorRole = Roles.Dispatcher, Unit = unit, Reason = "派错了", Type = WorkOrderTypes.Help, Urgency = Urgencies.Ordinary,
    };

    public static ExtensionRefused ExtensionRefused(int revision, string unit) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(9), ActorId = "dispatcher", ActorRole = Roles.Dispatcher, Unit = unit, Reason = "理由不足",
    };

    public static SupervisionOpened Supervised(int revision, string unit, string cause = SupervisionCauses.ByHand, int number = 1) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(20), ActorId = "leader", ActorRole = Roles.Manager, Cause = cause,
        Supervision = cause == SupervisionCauses.ByHand ? $"{cause}-{number}" : cause, Unit = unit, Grade = SupervisionGrades.Daily, AnswerBy = Close(3),
    };

    public static ReplyRated ReplyRated(int revision, string unit, int rating, params string[] faults) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Close(4), ActorId = "assessor", ActorRole = Roles.Assessor, Unit = unit, Rating = rating, Faults = faults,
    };

    public static ScoreAppealDecided Upheld(int revision, string unit, string item, bool whole = false, bool upheld = true) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Close(5), ActorId = "assessor", ActorRole = Roles.Assessor, Unit = unit, Item = item, Ground = ExclusionGrounds.ForceMajeure,
        Upheld = upheld, WholeIncident = whole, Reason = "台风停工",
    };

    public static LimitsChanged LimitsOf(string handle, DateTime validFrom, int version = 2) => new()
    {
        At = validFrom.AddDays(-1), ActorId = "admin", ActorRole = Roles.Administrator, Version = version, Name = "huangpu", ExtensionDays = 10, ExtensionsAllowed = 1, ValidFrom = validFrom,
        Limits = [new() { Sign = "1 working-days", Return = "1 working-days", Handle = handle }],
    };

    /// <summary>A category whose orders, also ordinary ones, are signed for within 30 minutes of any day or night; and all others as usual.</summary>
    public static LimitsChanged DayAndNight(string category, DateTime validFrom, string handle = "480 hours") => LimitsOf("10 working-days", validFrom) with
    {
        Limits =
        [
            new() { Sign = "1 working-days", Return = "1 working-days", Handle = "10 working-days" },
            new() { Category = category, Sign = "30 minutes", Return = "30 minutes", Handle = handle },
        ],
    };

    public static CalendarPublished HoursOf(string hours, DateTime validFrom, int version = 2) => new()
    {
        At = validFrom.AddDays(-1), ActorId = "admin", ActorRole = Roles.Administrator, Calendar = "office", Version = version, Hours = [hours], ValidFrom = validFrom,
    };
}
