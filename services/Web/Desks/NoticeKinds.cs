using Hotline.Contracts;

namespace Hotline.Web;

/// <summary>Who is told of which fact, and in which words.</summary>
internal static class NoticeKinds
{
    /// <summary>What a fact means to somebody of this role, or null where it is nothing to them.</summary>
    public static (string Chinese, string English)? For(string fact, Func<string, bool> isIn) =>
        All.TryGetValue(fact, out var kind) && kind.Roles.Any(isIn) ? (kind.Chinese, kind.English) : null;

    /// <summary>What a fact is to the notices: a warning goes to one level, and is told apart by it; a dispute is to a unit something to state on.</summary>
    public static string Of(string fact, Func<string?> level, Func<string, bool> isIn) =>
        fact == nameof(WarningRaised) ? $"{fact}:{level()}" : fact == nameof(DisputeOpened) && isIn(Roles.Handler) ? ToState : fact;

    /// <summary>To a unit that takes part in it, a dispute is something to state on.</summary>
    public const string ToState = "DisputeToState";

    private static readonly Dictionary<string, (string[] Roles, string Chinese, string English)> All = new(StringComparer.Ordinal)
    {
        [nameof(WorkOrderDispatched)] = ([Roles.Handler], "新工单，待签收", "new, to be signed"),
        [nameof(ReworkDispatched)] = ([Roles.Handler], "退回重办", "back for rework"),
        [nameof(WorkOrderSupplemented)] = ([Roles.Handler], "来电人补充", "supplemented by the caller"),
        [nameof(WorkOrderUrged)] = ([Roles.Handler], "来电人催办", "urged by the caller"),
        [nameof(ReturnRejected)] = ([Roles.Handler], "退单被驳回", "return rejected"),
        [nameof(ClosingSentBack)] = ([Roles.Handler], "办结被审核退回", "closing sent back"),
        [nameof(ExtensionGranted)] = ([Roles.Handler], "同意延期", "extension granted"),
        [nameof(ExtensionRefused)] = ([Roles.Handler], "不同意延期", "extension refused"),
        [nameof(WorkOrderDueSoon)] = ([Roles.Dispatcher], "将到期", "due soon"),
        [nameof(WorkOrderOverdue)] = ([Roles.Dispatcher], "已超期", "overdue"),
        [$"{nameof(WarningRaised)}:{WarningLevels.Handler}"] = ([Roles.Handler], "将到期", "due soon"),
        [$"{nameof(WarningRaised)}:{WarningLevels.Head}"] = ([Roles.Handler], "已超期，请单位负责人过问", "overdue: for the head of the unit"),
        [$"{nameof(WarningRaised)}:{WarningLevels.Coordinator}"] = ([Roles.Coordinator], "超期未办结", "overdue and not closed"),
        [$"{nameof(WarningRaised)}:{WarningLevels.Leader}"] = ([Roles.Manager], "超期多日未办结", "long overdue and not closed"),
        [nameof(SupervisionOpened)] = ([Roles.Handler], "督办，请答复", "supervised: to be answered"),
        [nameof(SupervisionAnswered)] = ([Roles.Coordinator, Roles.Manager], "督办已答复", "supervision answered"),
        [nameof(DeadlineMoved)] = ([Roles.Handler], "时限因工作日历变动", "limit moved by a calendar"),
        [nameof(ReturnRequested)] = ([Roles.Dispatcher], "退单待审核", "return to be reviewed"),
        [nameof(ClosingSubmitted)] = ([Roles.Dispatcher], "办结待审核", "closing to be reviewed"),
        [nameof(ExtensionRequested)] = ([Roles.Dispatcher], "延期待审批", "extension to be answered"),
        [nameof(DisputeOpened)] = ([Roles.Coordinator, Roles.Dispatcher], "权属争议", "ownership dispute"),
        [ToState] = ([Roles.Handler], "权属争议，请陈述意见", "ownership dispute: to be stated on"),
        [nameof(DisputeOverdue)] = ([Roles.Coordinator, Roles.Manager], "争议协调逾期", "dispute overdue on its rung"),
        [nameof(WorkOrderClosed)] = ([Roles.Agent], "已办结，待回访", "closed, to be called back"),
    };
}
