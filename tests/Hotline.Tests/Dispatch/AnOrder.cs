using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;

namespace Hotline.Tests.Dispatch;

/// <summary>An order of the housing bureau's, and the people around it.</summary>
internal static class AnOrder
{
    public static readonly DateTime Now = new(2026, 3, 12, 6, 23, 0, DateTimeKind.Utc);
    public static readonly Actor Handler = new("handler-03", Roles.Handler, ["ZJJ"]);
    public static readonly Actor Dispatcher = new("dispatcher-01", Roles.Dispatcher, []);

    public static WorkOrder In(string state) => new()
    {
        Id = "o1",
        IncidentId = "o1",
        Revision = 4,
        State = state,
        Number = "HP20260312000137",
        Type = WorkOrderTypes.Complaint,
        Urgency = Urgencies.Ordinary,
        Unit = state == States.Queued ? null : "ZJJ",
        RegisteredAt = Now.AddHours(-2),
        SignBy = Now.AddHours(20),
        ReturnBy = Now.AddHours(20),
        HandleBy = Now.AddDays(20),
        SubmittedAt = state == States.ClosingSubmitted ? Now.AddHours(-1) : null,
        PublicAnswer = state == States.ClosingSubmitted ? "已责令停工。" : null,
    };
}
