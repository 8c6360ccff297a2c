using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Web;

/// <summary>One step of the path, in the words of the trade.</summary>
internal sealed record PathStep(string Step, string Chinese, DateTime At)
{
    /// <summary>The step a fact stands for; none for a fact that is no step.</summary>
    public static PathStep? Of(TimelineEntry fact) =>
        Steps.TryGetValue(fact.Type, out var step) ? new PathStep(step.English, step.Chinese, fact.At) : null;

    /// <summary>What a fact is called in the order's story: the step, or what happened beside the path; its own name where we have none.</summary>
    public static (string English, string Chinese) InStory(string fact) =>
        fact == nameof(DeadlineMoved) ? ("limit moved", "时限变动") : Called(fact) ?? (fact, fact);

    /// <summary>What a fact of this name is called, or null where it is no step.</summary>
    public static (string English, string Chinese)? Called(string fact) => Steps.TryGetValue(fact, out var step) ? step : null;

    private static readonly Dictionary<string, (string English, string Chinese)> Steps = new(StringComparer.Ordinal)
    {
        [nameof(WorkOrderRegistered)] = ("registered", "登记受理"),
        [nameof(WorkOrderCorrected)] = ("corrected", "更正"),
        [nameof(WorkOrderAnswered)] = ("answered directly", "直接办结"),
        [nameof(WorkOrderDiverted)] = ("diverted", "不予受理"),
        [nameof(WorkOrderHandedOver)] = ("handed over", "转派"),
        [nameof(WorkOrderSupplemented)] = ("supplemented", "补充"),
        [nameof(WorkOrderUrged)] = ("urged", "催办"),
        [nameof(WorkOrderWithdrawn)] = ("withdrawn", "撤单"),
        [nameof(WithdrawalApplied)] = ("withdrawal applied", "撤单生效"),
        [nameof(WithdrawalNotApplied)] = ("withdrawal not applied", "撤单未生效"),
        [nameof(WorkOrderDispatched)] = ("dispatched", "派单"),
        [nameof(WorkOrderRecalled)] = ("recalled", "撤回改派"),
        [nameof(WorkOrderSigned)] = ("signed", "签收"),
        [nameof(WorkOrderDeemedSigned)] = ("deemed signed", "视为签收"),
        [nameof(CallerContacted)] = ("caller contacted", "先行联系"),
        [nameof(ReturnRequested)] = ("return requested", "退单申请"),
        [nameof(ReturnContested)] = ("return contested", "退单争议"),
        [nameof(ReturnUpheld)] = ("return upheld", "改派"),
        [nameof(ReturnRejected)] = ("return rejected", "驳回"),
        [nameof(OrderHeld)] = ("held", "争议协调中"),
        [nameof(DisputeOpened)] = ("dispute opened", "权属争议"),
        [nameof(UnitStated)] = ("unit stated", "陈述意见"),
        [nameof(DisputeDocumentFiled)] = ("document filed", "书证"),
        [nameof(DisputeMinuted)] = ("minutes kept", "会议纪要"),
        [nameof(DisputeMovedUp)] = ("moved up", "提级协调"),
        [nameof(DisputeOverdue)] = ("dispute overdue", "协调逾期"),
        [nameof(OwnershipRuled)] = ("ruled", "裁定"),
        [nameof(PrecedentSet)] = ("set as precedent", "写入先例"),
        [nameof(PrecedentNotKept)] = ("precedent not kept", "先例未入目录"),
        [nameof(RulingNotApplied)] = ("ruling not applied", "裁定未执行"),
        [nameof(ExtensionRequested)] = ("extension requested", "延期申请"),
        [nameof(ExtensionGranted)] = ("extension granted", "同意延期"),
        [nameof(ExtensionRefused)] = ("extension refused", "不同意延期"),
        [nameof(AssistanceReported)] = ("assistance reported", "协办反馈"),
        [nameof(ClosingSubmitted)] = ("closing submitted", "办结"),
        [nameof(ClosingSentBack)] = ("closing sent back", "审核退回"),
        [nameof(WorkOrderClosed)] = ("closed", "审核"),
        [nameof(WorkOrderTerminated)] = ("terminated", "终止办理"),
        [nameof(WorkOrdersMerged)] = ("merged", "并单"),
        [nameof(WorkOrdersUnmerged)] = ("un-merged", "拆单"),
        [nameof(FollowUpRecorded)] = ("followed up", "回访"),
        [nameof(WorkOrderReopened)] = ("reopened", "退回重办"),
        [nameof(ReworkDispatched)] = ("rework", "重办"),
        [nameof(WorkOrderDueSoon)] = ("due soon", "预警"),
        [nameof(WorkOrderOverdue)] = ("overdue", "超期"),
        [nameof(LightTakenBack)] = ("notice taken back", "撤回预警"),
        [nameof(WarningRaised)] = ("warned", "逐级预警"),
        [nameof(SupervisionOpened)] = ("supervised", "督办"),
        [nameof(SupervisionAnswered)] = ("supervision answered", "督办答复"),
        [nameof(SupervisionClosed)] = ("supervision closed", "督办销号"),
        [nameof(IncidentScored)] = ("scored", "考核"),
        [nameof(ScoreAppealed)] = ("appealed", "申诉"),
        [nameof(ScoreAppealDecided)] = ("appeal decided", "申诉裁决"),
        [nameof(IncidentExcluded)] = ("taken out or put back", "剔除、恢复"),
        [nameof(ReplyRated)] = ("reply rated", "答复评级"),
        [nameof(WorkOrderArchived)] = ("archived", "归档"),
    };
}
