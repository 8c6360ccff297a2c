using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;
using Xunit;
using static Hotline.Tests.Dispatch.AnOrder;

namespace Hotline.Tests.Dispatch;

public sealed class WhatMayBeDoneWhen
{
    private static readonly string[] Every = [States.Queued, States.Dispatched, States.Signed, States.ReturnRequested, States.Held,
        States.ClosingSubmitted, States.Closed, States.Terminated, States.Withdrawn, States.Merged];

    private static readonly WorkOrder Master = In(States.Signed) with { Id = "master" };

    private static readonly (string Step, Func<WorkOrder, Refusal?> Refuse, string[] Allowed)[] Steps =
    [
        ("dispatch", o => DispatchWorkOrder.Refuse(o, new("ZJJ", null, null), Dispatcher), [States.Queued]),
        ("recall", o => RecallWorkOrder.Refuse(o, ceased: false, new("派错", null, null, null, null, null), Dispatcher), [States.Dispatched]),
        ("recall from a unit that has ceased", o => RecallWorkOrder.Refuse(o with { Binding = true }, ceased: true, new("单位撤销", null, null, null, null, null), Dispatcher), [States.Dispatched, States.Signed]),
        ("sign", o => SignWorkOrder.Refuse(o, null, Handler), [States.Dispatched]),
        ("contact", o => RecordContact.Refuse(o, new("已联系", true, null), Handler), [States.Dispatched, States.Signed]),
        ("return", o => RequestReturn.Refuse(o, [], new("r", "b", "JTJ", null), Now, Handler), [States.Dispatched, States.Signed]),
        ("review the return", o => ReviewReturn.Refuse(o, [], new(true, "r", null, null), Dispatcher), [States.ReturnRequested]),
        ("extend", o => RequestExtension.Refuse(o, new(5, "r", true, null), TimeRules.Shipped, Now, Handler), [States.Signed]),
        ("close", o => SubmitClosing.Refuse(o, new("答复", null, true, null), Handler), [States.Signed]),
        ("review the closing", o => ReviewClosing.Refuse(o, new(true, null, null), Dispatcher), [States.ClosingSubmitted]),
        ("terminate", o => TerminateWorkOrder.Refuse(o, false, new(TerminationGrounds.OutOfScope, "r", null), Dispatcher), [States.Queued, States.Dispatched, States.Signed]),
        ("merge", o => MergeWorkOrders.Refuse(o, Master, false, new("master", "r", null), Dispatcher), [States.Queued, States.Dispatched, States.Signed]),
        ("un-merge", o => UnmergeWorkOrders.Refuse(o, new("r", null), Dispatcher), [States.Merged]),
    ];

    public static TheoryData<string, string> EveryStepInEveryState() =>
        [.. Steps.SelectMany(step => Every.Select(state => (step.Step, state)))];

    [Theory]
    [MemberData(nameof(EveryStepInEveryState))]
    public void A_step_is_allowed_in_its_states_and_in_no_other(string step, string state)
    {
        var (_, refuse, allowed) = Steps.Single(s => s.Step == step);
        var refusal = refuse(In(state) with { Unit = "ZJJ" });
        Assert.Equal(allowed.Contains(state) ? null : "not-in-this-state", refusal?.Code);
    }

    [Fact]
    public void A_stale_command_is_told_the_present_revision()
    {
        var refusal = SignWorkOrder.Refuse(In(States.Dispatched), 3, Handler);
        Assert.Equal((409, 4), (refusal?.Status, refusal?.Revision));
    }

    [Fact]
    public void An_extension_is_asked_for_before_the_limit()
    {
        var order = In(States.Signed);
        var command = new RequestExtension.Command(5, "夜间联合检查", true, null);
        Assert.Null(RequestExtension.Refuse(order, command, TimeRules.Shipped, order.HandleBy!.Value.AddMinutes(-1), Handler));
        Assert.Equal("limit-passed", RequestExtension.Refuse(order, command, TimeRules.Shipped, order.HandleBy!.Value, Handler)?.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void An_extension_has_bounds(int days) =>
        Assert.Equal("out-of-bounds", RequestExtension.Refuse(In(States.Signed), new(days, "r", true, null), TimeRules.Shipped, Now, Handler)?.Code);

    [Fact]
    public void An_order_is_extended_as_often_as_the_limits_allow()
    {
        var twice = TimeRules.Shipped with { ExtensionsAllowed = 2, ExtensionDays = 3 };
        Assert.Equal("extensions-used-up", Extended(1, 3, TimeRules.Shipped));
        Assert.Null(Extended(1, 3, twice));
        Assert.Equal("extensions-used-up", Extended(2, 3, twice));
        Assert.Equal("out-of-bounds", Extended(0, 4, twice));
    }

    private static string? Extended(int before, int days, TimeRules rules) =>
        RequestExtension.Refuse(In(States.Signed) with { Extensions = before }, new(days, "r", true, null), rules, Now, Handler)?.Code;

    [Fact]
    public void A_unit_does_not_terminate_what_it_must_handle_again_but_a_dispatcher_does()
    {
        var reworked = In(States.Signed) with { Reworks = 1 };
        var command = new TerminateWorkOrder.Command(TerminationGrounds.CallerUncooperative, "不配合", null);
        Assert.Equal("already-handled", TerminateWorkOrder.Refuse(reworked, false, command, Handler)?.Code);
        Assert.Null(TerminateWorkOrder.Refuse(reworked, false, command, Dispatcher));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_confidential_order_with_an_accused_unit_is_neither_merged_nor_merged_into(bool order, bool master)
    {
        var secret = Master with { Confidential = true, AccusedUnit = "JTJ" };
        Assert.Equal("confidential-not-merged", MergeWorkOrders.Refuse((order ? secret : Master) with { Id = "o1" }, master ? secret : Master, false, new("master", "r", null), Dispatcher)?.Code);
    }

    [Fact]
    public void A_limit_for_signing_that_passed_while_merged_starts_anew_and_one_that_did_not_stays()
    {
        var merged = In(States.Merged) with { StateBefore = States.Dispatched, MasterId = "master" };
        Assert.Null(UnmergeWorkOrders.Decide(merged, "r", TimeRules.Shipped, handleBy: null, merged.SignBy!.Value.AddMinutes(-1), Dispatcher).SignBy);
        Assert.True(UnmergeWorkOrders.Decide(merged, "r", TimeRules.Shipped, handleBy: null, merged.SignBy!.Value, Dispatcher).SignBy > merged.SignBy);
        Assert.Null(UnmergeWorkOrders.Decide(merged with { StateBefore = States.Signed }, "r", TimeRules.Shipped, handleBy: null, Now.AddDays(9), Dispatcher).SignBy);
    }

    [Theory]
    [InlineData("已联系张三 13800138000", null, "personal-number")]
    [InlineData("请拨窗口电话 020-82220000", null, "personal-number")]
    [InlineData("请拨窗口电话 020-82220000", "02082220000", null)]
    [InlineData("已于 3 月 12 日处理，依据第 22 条。", null, null)]
    public void Nobodys_number_stands_in_what_a_unit_writes_unless_it_says_that_it_belongs_there(string answer, string? keep, string? code)
    {
        var refusal = SubmitClosing.Refuse(In(States.Signed), new(answer, null, true, null, keep is null ? null : [keep]), Handler);
        Assert.Equal((code, code is null ? null : "publicAnswer"), (refusal?.Code, refusal?.Field));
    }

    [Theory]
    [InlineData("ZJJ-1/a", null)]
    [InlineData("STATEN ISLAND", "bad-code")]
    [InlineData("A,B", "bad-code")]
    [InlineData("A\tB", "bad-code")]
    public void A_unit_has_a_code_that_an_account_can_have(string code, string? refused) =>
        Assert.Equal(refused, ChangeUnit.Refuse(code, new("单位", null, UnitKinds.Department, null, null, null, null))?.Code);

    [Fact]
    public void What_is_merged_into_a_closed_order_would_be_lost_and_is_refused() =>
        Assert.Equal("master-not-open", MergeWorkOrders.Refuse(In(States.Signed), In(States.Closed) with { Id = "master" }, false, new("master", "r", null), Dispatcher)?.Code);

    [Fact]
    public void The_unit_is_marked_by_when_it_reported_not_by_when_it_was_reviewed()
    {
        var order = In(States.ClosingSubmitted);
        Assert.Equal(order.SubmittedAt, ReviewClosing.Closed(order, null, null, Now.AddDays(3), Dispatcher).SubmittedAt);
    }

    [Theory]
    [InlineData("答复清楚。", "答复清楚。")]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void What_the_reviewer_says_of_a_closing_that_is_accepted_is_kept(string? said, string? kept) =>
        Assert.Equal(kept, ReviewClosing.Closed(In(States.ClosingSubmitted), said, null, Now.AddDays(3), Dispatcher).Reason);
}
