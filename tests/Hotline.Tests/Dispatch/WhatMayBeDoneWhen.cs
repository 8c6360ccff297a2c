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
        ("recall", o => RecallWorkOrder.Refuse(o, new("派错", null, null, null, null, null), Dispatcher), [States.Dispatched]),
        ("sign", o => SignWorkOrder.Refuse(o, null, Handler), [States.Dispatched]),
        ("contact", o => RecordContact.Refuse(o, new("已联系", true, null), Handler), [States.Dispatched, States.Signed]),
        ("return", o => RequestReturn.Refuse(o, [], new("r", "b", "JTJ", null), Now, Handler), [States.Dispatched, States.Signed]),
        ("review the return", o => ReviewReturn.Refuse(o, new(true, "r", null, null), Dispatcher), [States.ReturnRequested]),
        ("extend", o => RequestExtension.Refuse(o, new(5, "r", true, null), Now, Handler), [States.Signed]),
        ("close", o => SubmitClosing.Refuse(o, new("答复", null, true, null), Handler), [States.Signed]),
        ("review the closing", o => ReviewClosing.Refuse(o, new(true, null, null), Dispatcher), [States.ClosingSubmitted]),
        ("terminate", o => TerminateWorkOrder.Refuse(o, new(TerminationGrounds.OutOfScope, "r", null), Dispatcher), [States.Queued, States.Dispatched, States.Signed]),
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
        Assert.Null(RequestExtension.Refuse(order, command, order.HandleBy.AddMinutes(-1), Handler));
        Assert.Equal("limit-passed", RequestExtension.Refuse(order, command, order.HandleBy, Handler)?.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void An_extension_has_bounds(int days) =>
        Assert.Equal("out-of-bounds", RequestExtension.Refuse(In(States.Signed), new(days, "r", true, null), Now, Handler)?.Code);

    [Fact]
    public void An_order_is_extended_once_only() =>
        Assert.Equal("extensions-used-up", RequestExtension.Refuse(In(States.Signed) with { Extensions = 1 }, new(5, "r", true, null), Now, Handler)?.Code);

    [Fact]
    public void What_is_merged_into_a_closed_order_would_be_lost_and_is_refused() =>
        Assert.Equal("master-not-open", MergeWorkOrders.Refuse(In(States.Signed), In(States.Closed) with { Id = "master" }, false, new("master", "r", null), Dispatcher)?.Code);

    [Fact]
    public void The_unit_is_marked_by_when_it_reported_not_by_when_it_was_reviewed()
    {
        var order = In(States.ClosingSubmitted);
        Assert.Equal(order.SubmittedAt, ReviewClosing.Closed(order, Now.AddDays(3), Dispatcher).SubmittedAt);
    }
}
