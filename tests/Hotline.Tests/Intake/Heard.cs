using Hotline.Contracts;

namespace Hotline.Tests.Intake;

/// <summary>What Dispatch announces of an order, as short as a test can say it.</summary>
internal static class Heard
{
    public static readonly DateTime At = new(2026, 3, 13, 2, 0, 0, DateTimeKind.Utc);

    public static WorkOrderDispatched Dispatched(string id, int revision, string unit = "ZJJ") => new()
    {
        WorkOrderId = id, IncidentId = id, Revision = revision, At = At, ActorId = "d", ActorRole = Roles.Dispatcher,
        Unit = unit, Binding = false, Type = WorkOrderTypes.Complaint, Urgency = Urgencies.Ordinary,
        RegisteredAt = At, SignBy = At, ReturnBy = At, HandleBy = At, CallerDueBy = At, CalendarVersion = "c", LimitsVersion = "l",
    };

    public static WorkOrderSigned Signed(string id, int revision, string unit = "ZJJ") => new()
    {
        WorkOrderId = id, IncidentId = id, Revision = revision, At = At, ActorId = "h", ActorRole = Roles.Handler, Unit = unit, SignBy = At,
    };

    public static ClosingSubmitted Submitted(string id, int revision) => new()
    {
        WorkOrderId = id, IncidentId = id, Revision = revision, At = At, ActorId = "h", ActorRole = Roles.Handler, Unit = "ZJJ", PublicAnswer = "已停工",
    };

    public static WorkOrderClosed Closed(string id, int revision) => new()
    {
        WorkOrderId = id, IncidentId = id, Revision = revision, At = At, ActorId = "d", ActorRole = Roles.Dispatcher,
        Unit = "ZJJ", SubmittedAt = At.AddHours(-1), HandleBy = At, PublicAnswer = $"已停工 {revision}",
    };

    public static WorkOrdersMerged Merged(string id, int revision) => new()
    {
        WorkOrderId = id, IncidentId = id, Revision = revision, At = At, ActorId = "d", ActorRole = Roles.Dispatcher, MasterId = "m", MasterIncidentId = "m", Reason = "同一工地",
    };

    public static WorkOrdersUnmerged Unmerged(string id, int revision) => new()
    {
        WorkOrderId = id, IncidentId = id, Revision = revision, At = At, ActorId = "d", ActorRole = Roles.Dispatcher, MasterId = "m", Reason = "不是同一工地",
    };

    public static WithdrawalNotApplied NotApplied(string id, int revision) => new()
    {
        WorkOrderId = id, IncidentId = id, Revision = revision, At = At, ActorId = "d", ActorRole = Roles.System, Code = "closed-meanwhile",
    };

    public static WithdrawalApplied Applied(string id, int revision) => new()
    {
        WorkOrderId = id, IncidentId = id, Revision = revision, At = At, ActorId = "d", ActorRole = Roles.System, Unit = "ZJJ",
    };

    public static UnitChanged Unit(string code, int version, DateTime? ceased = null) => new()
    {
        At = At, ActorId = "a", ActorRole = Roles.Administrator, Code = code, Version = version, Name = code, Kind = UnitKinds.Department, ValidFrom = At, CeasedAt = ceased,
    };
}
