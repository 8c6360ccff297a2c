using Hotline.Contracts;

namespace Hotline.Web;

/// <summary>办理动作: a step that a person takes with an order: where it is told, and what is filled in. Whether it may be taken now, the service that holds the order says.</summary>
/// <param name="Name">As the service names it.</param>
/// <param name="Chinese">zh-CN.</param>
/// <param name="English">English.</param>
/// <param name="Service">Which service is told.</param>
/// <param name="Path">Behind the order's own path.</param>
/// <param name="For">Whose step it is.</param>
/// <param name="Fields">What is filled in.</param>
/// <param name="Fixed">What is sent besides: where two buttons are one step with yes and no.</param>
/// <param name="Revised">Whether it is made for the revision that was seen: not where it takes nothing from what others do meanwhile.</param>
internal sealed record Step(string Name, string Chinese, string English, string Service, string Path, string For, Field[] Fields, (string Name, bool Value)? Fixed = null, bool Revised = true)
{
    /// <summary>The steps of one role, the usual next one first.</summary>
    public static IEnumerable<Step> Of(Func<string, bool> isIn) => All.Where(step => isIn(step.For));

    private static readonly Step[] All =
    [
        new("sign", "签收", "Sign", "dispatch", "sign", Roles.Handler, []),
        new("close", "办结并答复", "Close with an answer", "dispatch", "closing", Roles.Handler,
            [new("publicAnswer", Kind.LongText, "答复来电人", "Answer to the caller"), new("note", Kind.LongText, "内部说明（来电人看不到）", "Internal note, not for the caller", Needed: false), new("solved", Kind.Yes, "问题已解决", "The matter is solved")]),
        new("contact", "先行联系", "Contact the caller", "dispatch", "contacts", Roles.Handler,
            [new("note", Kind.LongText, "联系情况", "What was said"), new("reached", Kind.Yes, "已联系上", "The caller was reached")]),
        new("extend", "申请延期", "Ask for an extension", "dispatch", "extension", Roles.Handler,
            [new("days", Kind.Number, "工作日数", "Working days"), new("reason", Kind.LongText, "理由（会告知来电人）", "Reason, which the caller is told"), new("callerTold", Kind.Yes, "已告知来电人", "The caller was told")]),
        new("return", "退单", "Return", "dispatch", "return", Roles.Handler,
            [new("reason", Kind.LongText, "为什么不属于本单位", "Why it is not yours"), new("basis", Kind.Text, "依据", "Rule it rests on"), new("suggestedUnit", Kind.Unit, "应由哪个单位办理", "Unit that should have it")]),
        new("assist", "协办反馈", "Report as assisting", "dispatch", "assistance", Roles.Handler, [new("report", Kind.LongText, "本单位做了什么（主办单位看得到）", "What your unit has done, for the lead to read")], Revised: false),
        new("dispatch", "派单", "Dispatch", "dispatch", "dispatch", Roles.Dispatcher,
            [new("unit", Kind.Unit, "承办单位", "Unit"), new("assisting", Kind.Units, "协办单位（可多个，可不填）", "Assisting units, if any", Needed: false), new("basis", Kind.Text, "依据", "Basis", Needed: false)]),
        new("review-return", "同意退单，改派", "Uphold the return", "dispatch", "return/review", Roles.Dispatcher,
            [new("nextUnit", Kind.Unit, "改派到（不填则回到待派单）", "Next unit; none puts it into the queue", Needed: false), new("reason", Kind.LongText, "理由", "Reason")], ("uphold", true)),
        new("review-return", "驳回退单", "Reject the return", "dispatch", "return/review", Roles.Dispatcher, [new("reason", Kind.LongText, "理由", "Reason")], ("uphold", false)),
        new("review-closing", "审核通过", "Accept the closing", "dispatch", "closing/review", Roles.Dispatcher, [new("reason", Kind.Text, "说明", "Remark", Needed: false)], ("accept", true)),
        new("review-closing", "审核退回", "Send the closing back", "dispatch", "closing/review", Roles.Dispatcher, [new("reason", Kind.LongText, "哪里不合格", "What is not right")], ("accept", false)),
        new("review-extension", "同意延期", "Grant the extension", "dispatch", "extension/review", Roles.Dispatcher, [new("reason", Kind.Text, "说明", "Remark", Needed: false)], ("grant", true)),
        new("review-extension", "不同意延期", "Refuse the extension", "dispatch", "extension/review", Roles.Dispatcher, [new("reason", Kind.LongText, "理由", "Reason")], ("grant", false)),
        new("recall", "撤回改派", "Recall", "dispatch", "recall", Roles.Dispatcher, [new("reason", Kind.LongText, "理由", "Reason")]),
        Terminate(Roles.Handler), Terminate(Roles.Dispatcher), Merge(Roles.Dispatcher), Unmerge(Roles.Dispatcher),
        new("answer", "直接答复", "Answer", "intake", "answer", Roles.Agent, [new("answer", Kind.LongText, "答复内容", "What the caller was told")]),
        new("hand-over", "转派", "Hand over", "intake", "hand-over", Roles.Agent, []),
        new("correct", "更正", "Correct", "intake", "correct", Roles.Agent,
            [new("title", Kind.Text, "标题（不填则不变）", "Title; empty stays", Needed: false), new("content", Kind.LongText, "内容（不填则不变）", "Content; empty stays", Needed: false),
             new("type", Kind.Word, "类型", "Type", Needed: false, Words: WorkOrderTypes.All), new("reason", Kind.Text, "为什么更正", "Why")]),
        new("divert", "不予受理", "Divert", "intake", "divert", Roles.Agent,
            [new("ground", Kind.Word, "情形", "Ground", Words: Diversions.All), new("told", Kind.LongText, "如何告知来电人", "What the caller was told")]),
        new("supplement", "补充", "Supplement", "intake", "supplement", Roles.Agent, [new("text", Kind.LongText, "来电人补充的内容", "What the caller added")]),
        new("urge", "催办", "Urge", "intake", "urge", Roles.Agent, [new("text", Kind.LongText, "来电人怎么说", "What the caller said", Needed: false)]),
        new("withdraw", "撤单", "Withdraw", "intake", "withdraw", Roles.Agent, [new("reason", Kind.LongText, "来电人为什么撤单", "Why the caller takes it back")]),
        Merge(Roles.Agent), Unmerge(Roles.Agent),
    ];

    private static Step Terminate(string role) => new("terminate", "终止办理", "Terminate", "dispatch", "termination", role,
        [new("ground", Kind.Word, "情形", "Ground", Words: TerminationGrounds.All), new("reason", Kind.LongText, "理由", "Reason")]);

    private static Step Merge(string role) => new("merge", "并入另一工单", "Merge into another", "dispatch", "merge", role,
        [new("masterId", Kind.Order, "主单的工单号", "Number of the order to merge into"), new("reason", Kind.LongText, "为什么是同一件事", "Why they are one matter")]);

    private static Step Unmerge(string role) => new("unmerge", "拆单", "Un-merge", "dispatch", "unmerge", role, [new("reason", Kind.LongText, "理由", "Reason")]);
}

/// <summary>What is filled in for a step.</summary>
internal sealed record Field(string Name, Kind Kind, string Chinese, string English, bool Needed = true, string[]? Words = null);

/// <summary>How a field is filled in.</summary>
internal enum Kind
{
    Text, LongText, Number, Yes, Unit, Units, Word, Order,
}
