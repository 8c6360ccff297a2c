using Hotline.Contracts;

namespace Hotline.Web;

/// <summary>消息、服务和处理环节 in words of those who run a hotline. What is not here is shown by its name in the program.</summary>
internal static class BusWords
{
    public static (string Chinese, string English) Service(string name) => Services.GetValueOrDefault(name, (name, name));

    public static (string Chinese, string English) Fact(string type) =>
        PathStep.Called(type) is { } step ? (step.Chinese, step.English) : Facts.GetValueOrDefault(type, (type, type));

    public static (string Chinese, string English) Listener(string name) => Listeners.GetValueOrDefault(name, (name, name));

    /// <summary>Why, before the machine's own words.</summary>
    public static (string Chinese, string English) Reason(string reason) => reason.StartsWith("JsonException", StringComparison.Ordinal)
        ? ("内容读不出来", "it cannot be read")
        : ("处理时出错", "handling it failed");

    private static readonly Dictionary<string, (string, string)> Services = new(StringComparer.Ordinal)
    {
        ["intake"] = ("受理", "Intake"),
        ["dispatch"] = ("派单", "Dispatch"),
        ["escalation"] = ("督办", "Escalation"),
        ["scoring"] = ("考核", "Scoring"),
    };

    private static readonly Dictionary<string, (string, string)> Facts = new(StringComparer.Ordinal)
    {
        [nameof(UnitChanged)] = ("单位变更", "unit changed"),
        [nameof(CategoryChanged)] = ("事项分类变更", "category changed"),
        [nameof(CatalogueChanged)] = ("派单目录变更", "catalogue changed"),
        [nameof(CalendarPublished)] = ("工作日历发布", "calendar published"),
        [nameof(LimitsChanged)] = ("时限规则变更", "limits changed"),
        [nameof(DeadlineMoved)] = ("时限变动", "deadline moved"),
        [nameof(HoldRefused)] = ("暂停办理未成", "hold refused"),
    };

    private static readonly Dictionary<string, (string, string)> Listeners = new(StringComparer.Ordinal)
    {
        ["KeepUnits"] = ("记下单位", "keeps the units"),
        ["KeepProgress"] = ("更新办理进度", "keeps the progress"),
        ["KeepClosing"] = ("收下办结、安排回访", "takes the closing for the call-back"),
        ["EndWithdrawal"] = ("撤单未成时恢复", "takes a withdrawal back"),
        ["KeepMerging"] = ("记下并单、拆单", "keeps what was merged"),
        ["AcceptHandOver"] = ("接收转派", "takes the order over"),
        ["NoteCallersWord"] = ("记下补充、催办", "notes the caller's word"),
        ["ApplyWithdrawal"] = ("执行撤单", "withdraws the order"),
        ["HoldForDispute"] = ("因争议暂停办理", "holds the order for a dispute"),
        ["DispatchAsRuled"] = ("按裁定派单", "dispatches as ruled"),
        ["Rework"] = ("退回重办", "sends it back for rework"),
        ["KeepTimeRules"] = ("记下日历和时限", "keeps calendar and limits"),
        ["RecountLimits"] = ("按新日历重算时限", "counts limits again"),
        ["FollowClocks"] = ("计算时限", "follows the clocks"),
        ["Supervise"] = ("督办", "supervises"),
        ["KeepBoard"] = ("看板计数", "counts for the board"),
        ["OpenDispute"] = ("立权属争议", "opens a dispute"),
        ["EndDispute"] = ("结束权属争议", "ends a dispute"),
        ["KeepPrecedent"] = ("记下先例入目录", "keeps what became of a precedent"),
        ["KeepCalendars"] = ("记下工作日历", "keeps the calendars"),
        ["ScoreIncident"] = ("考核评分", "scores the incident"),
    };
}
