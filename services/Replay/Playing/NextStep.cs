using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>A command to send: its name among the steps of an order, the route, who sends it, what it says.</summary>
/// <param name="Service">Who is asked.</param>
/// <param name="LeadsTo">The fact that its answer is, where the answer does not say it.</param>
/// <param name="Name">Goes into the Idempotency-Key: the same step on the same revision is the same command.</param>
/// <param name="Path">Under /api.</param>
/// <param name="ActFor">The role, and the unit where the role has one.</param>
/// <param name="Body">One of the commands.</param>
internal sealed record Step(string Service, string LeadsTo, string Name, string Path, string ActFor, object Body);

/// <summary>What an order does next, as far as is known; nothing while it waits for a service to hear.</summary>
internal static class NextStep
{
    /// <summary>The system is asked to settle what is passed on more often than that: the second return is the dispute, and its ruling binds.</summary>
    private const int MostReturns = 2;

    public static Step? Of(OrderPlan plan, Progress progress) => progress switch
    {
        { Id: null } => Register(plan),
        { Standing: Standing.Queued } => Send(progress, plan.Unit),
        { Standing: Standing.Dispatched } when IsToTeach(plan, progress) => Teach(progress),
        { Standing: Standing.Dispatched } => Returns(plan, progress) is { } next ? Return(progress, next) : IsToTryReturn(plan, progress) is { } vain ? ReturnInVain(progress, vain) : Sign(progress),
        { Standing: Standing.ReturnRequested } => Uphold(progress),
        { Standing: Standing.Held } => IsToBeRuled(progress) ? Rule(progress) : null,
        { Standing: Standing.Signed } => Close(progress),
        { Standing: Standing.ClosingSubmitted } => Accept(progress),
        { Standing: Standing.Closed } => IsToBeCalled(progress) ? FollowUp(plan, progress) : null,
        _ => null,
    };

    /// <summary>How many of the row's transfers are played; the others are counted as avoided.</summary>
    public static int Played(int transfers, UnitRing ring) => ring.Codes.Count < 2 ? 0 : Math.Min(transfers, MostReturns);

    private static string? Returns(OrderPlan plan, Progress progress)
    {
        // What a precedent has settled nobody passes on.
        if (progress.ByPrecedent) return null;
        var done = progress.Contested is not null ? 2 : progress.Returned ? 1 : 0;
        return !progress.Binding && done < Played(plan.Transfers, plan.Ring) ? plan.Ring.After(progress.Holder) : null;
    }

    /// <summary>裁定后: the unit so designated tries to return the order once, and must be refused.</summary>
    private static string? IsToTryReturn(OrderPlan plan, Progress progress) =>
        progress is { Binding: true, ReturnRefused: false, Contested: not null } ? plan.Ring.After(progress.Holder) : null;

    private static bool IsToTeach(OrderPlan plan, Progress progress) =>
        plan is { Teaches: true, Registration.Category: not null } && progress is { Binding: true, Contested: not null } && progress.Taught != progress.Contested;

    private static bool IsToBeRuled(Progress progress) =>
        progress.Contested is { } dispute && progress.DisputeOpened == dispute && progress.Ruled != dispute;

    private static bool IsToBeCalled(Progress progress) => progress.AwaitsFollowUpOf >= progress.Closing && progress.FollowedUp < progress.Closing;

    private static Step Register(OrderPlan plan) => new(Services.Intake, nameof(WorkOrderRegistered), "register", "intake/work-orders", Roles.Agent, plan.Registration);

    private static Step Send(Progress progress, string unit) => Dispatch(progress, nameof(WorkOrderDispatched), "dispatch", Roles.Dispatcher,
        new Sending(unit, "按来源工单的承办单位"));

    private static Step Sign(Progress progress) => Dispatch(progress, nameof(WorkOrderSigned), "sign", Handler(progress), new Signing());

    private static Step Return(Progress progress, string next) => Dispatch(progress, nameof(ReturnRequested), "return", Handler(progress),
        new Returning("经核实，事项不属于本单位职责。", "部门职责清单", next));

    private static Step Uphold(Progress progress) => Dispatch(progress, nameof(ReturnUpheld), "return/review", Roles.Dispatcher,
        new Upholding(true, "退单理由成立，改派建议单位。", progress.Suggested));

    private static Step Close(Progress progress) => Dispatch(progress, nameof(ClosingSubmitted), "closing", Handler(progress),
        new Closing("已到场核实并处理，处理情况已告知来电人。", true));

    private static Step Accept(Progress progress) => Dispatch(progress, nameof(WorkOrderClosed), "closing/review", Roles.Dispatcher, new Accepting(true));

    private static Step Rule(Progress progress) => new(Services.Escalation, nameof(OwnershipRuled), $"ruling@{progress.Revision}",
        $"escalation/disputes/{progress.Contested}/ruling", Roles.Coordinator, new Ruling(progress.Suggested, "按部门职责清单裁定。"));

    private static Step ReturnInVain(Progress progress, string next) => Dispatch(progress, Lists.ReturnRefused, "return", Handler(progress),
        new Returning("经核实，事项不属于本单位职责。", "部门职责清单", next));

    /// <summary>先例入目录.</summary>
    private static Step Teach(Progress progress) => new(Services.Escalation, nameof(PrecedentSet), $"precedent@{progress.Revision}",
        $"escalation/disputes/{progress.Contested}/precedent", Roles.Coordinator, new Teaching());

    private static Step FollowUp(OrderPlan plan, Progress progress) => new(Services.Intake, nameof(FollowUpRecorded), $"follow-up@{progress.Closing}",
        $"intake/work-orders/{progress.Id}/follow-ups", Roles.Agent, new FollowingUp(plan.Rating is null ? FollowUpOutcomes.TriesUsedUp : FollowUpOutcomes.Rated, plan.Rating, Solved(plan.Rating)));

    // No file says whether it was solved: a caller who is not dissatisfied is taken to say yes.
    private static bool? Solved(string? rating) => rating is null ? null : rating is not (Ratings.Dissatisfied or Ratings.VeryDissatisfied);

    private static Step Dispatch(Progress progress, string leadsTo, string route, string actFor, object body) =>
        new(Services.Dispatch, leadsTo, $"{route}@{progress.Revision}", $"dispatch/work-orders/{progress.Id}/{route}", actFor, body);

    /// <summary>先行联系, where there is time for it: under a simulated clock.</summary>
    public static Step Contact(Progress progress) => Dispatch(progress, nameof(CallerContacted), "contacts", Handler(progress), new Contacting("已与来电人联系，了解具体情况。", true));

    /// <summary>延期申请.</summary>
    public static Step Extend(Progress progress, int days) => Dispatch(progress, nameof(ExtensionRequested), "extension", Handler(progress), new Extending(days, "需会同有关单位处理，已告知来电人。", true));

    /// <summary>延期审批.</summary>
    public static Step ReviewExtension(Progress progress, bool grant) => Dispatch(progress, grant ? nameof(ExtensionGranted) : nameof(ExtensionRefused), "extension/review", Roles.Dispatcher,
        new ReviewingExtension(grant, grant ? "情况属实，同意延期。" : "理由不充分，请按期办结。"));

    private static string Handler(Progress progress) => $"{Roles.Handler}@{progress.Holder}";
}
