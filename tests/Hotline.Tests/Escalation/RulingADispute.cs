using Hotline.Escalation;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Escalation;

public sealed class RulingADispute
{
    private static readonly Dispute ByHand = new() { Id = "d", OrderId = Order, Cause = "by-hand" };

    private static readonly Dispute Ruled = ByHand with { Ruling = "裁定〔2026〕1号", State = DisputeStates.Ruled };

    private static (string State, string? Code) Stands(Dispute dispute, object[] heard, params Answer[] answers) => DisputeFold.Of(dispute, Heard(heard), answers);

    [Fact]
    public void A_dispute_by_hand_is_open_once_the_order_is_held() => Assert.Equal(
        [DisputeStates.Opening, DisputeStates.Open],
        [Stands(ByHand, [HandedOver()]).State, Stands(ByHand, [HandedOver(), Held(2, "d")]).State]);

    [Fact]
    public void A_refused_hold_ends_it_with_the_reason() =>
        Assert.Equal((DisputeStates.Ended, "not-open"), Stands(ByHand, [HandedOver()], new Answer { Dispute = "d", Code = "not-open" }));

    [Fact]
    public void The_binding_dispatch_ends_it() =>
        Assert.Equal((DisputeStates.Ended, null), Stands(Ruled, [Dispatched(3, Cgj, dispute: "d"), Held(2, "d")]));

    [Theory]
    [InlineData("unit-ceased", DisputeStates.Open)]
    [InlineData("unit-accused", DisputeStates.Open)]
    [InlineData("unit-unknown", DisputeStates.Open)]
    [InlineData("closed-meanwhile", DisputeStates.Ended)]
    [InlineData("not-held", DisputeStates.Ended)]
    public void A_ruling_that_could_not_be_carried_out_is_made_anew_or_the_case_ends(string code, string state) =>
        Assert.Equal((state, code), Stands(Ruled, [Held(2, "d")], new Answer { Dispute = "d", Ruling = Ruled.Ruling!, Code = code }));

    [Fact]
    public void A_second_ruling_is_not_judged_by_the_answer_to_the_first()
    {
        var again = Ruled with { Ruling = "裁定〔2026〕2号" };
        Assert.Equal((DisputeStates.Ruled, null), Stands(again, [Held(2, "d")], new Answer { Dispute = "d", Ruling = Ruled.Ruling!, Code = "unit-ceased" }));
    }

    [Fact]
    public void The_callers_withdrawal_ends_it() =>
        Assert.Equal((DisputeStates.Ended, "withdrawn"), Stands(ByHand, [Held(2, "d"), Withdrawn(3)]));

    [Fact]
    public void One_dispute_at_a_time()
    {
        var order = new ClockRow { Id = Order, State = ClockStates.Signed };
        var command = new OpenDispute.Command(Order, "两家都说不是自己的", [Zjj, Cgj]);
        Assert.Equal("dispute-open", OpenDispute.Refuse(order, [ByHand], command)!.Code);
        Assert.Null(OpenDispute.Refuse(order, [ByHand with { State = DisputeStates.Ended }], command));
        Assert.Equal("order-ended", OpenDispute.Refuse(order with { Closed = true }, [], command)!.Code);
    }

    [Fact]
    public void Nobodys_number_stands_in_a_reason_or_a_basis_unless_it_is_part_of_the_matter()
    {
        var order = new ClockRow { Id = Order, State = ClockStates.Signed };
        var dispute = new OpenDispute.Command(Order, "来电人 13800138000 说两家都推", [Zjj]);
        Assert.Equal(("personal-number", "reason"), OpenDispute.Refuse(order, [], dispute) is { } no ? (no.Code, no.Field) : default);
        Assert.Null(OpenDispute.Refuse(order, [], dispute with { KeepNumbers = ["138 0013 8000"] }));
        var ruling = new RuleOwnership.Command(Cgj, [], "车牌粤A12345", null);
        Assert.Equal(("personal-number", "basis"), RuleOwnership.Refuse(ByHand with { State = DisputeStates.Open }, ruling) is { } bad ? (bad.Code, bad.Field) : default);
    }

    [Fact]
    public void The_second_coordinator_learns_that_the_case_was_just_ruled()
    {
        var ruling = new RuleOwnership.Command(Cgj, [], "三定方案", 3);
        Assert.Equal("changed-meanwhile", RuleOwnership.Refuse(Ruled with { Revision = 4 }, ruling)!.Code);
        Assert.Equal("changed-meanwhile", RuleOwnership.Refuse(Ruled with { Revision = 4 }, ruling with { Revision = null })!.Code);
    }

    [Fact]
    public void A_ruling_waits_until_the_order_is_held() =>
        Assert.Equal("not-held-yet", RuleOwnership.Refuse(ByHand, new RuleOwnership.Command(Cgj, null, "三定方案", null))!.Code);

    [Fact]
    public void A_ruling_names_a_unit_and_its_basis()
    {
        var open = ByHand with { State = DisputeStates.Open };
        Assert.Equal("unit", RuleOwnership.Refuse(open, new RuleOwnership.Command(null, null, "三定方案", null))!.Field);
        Assert.Equal("basis", RuleOwnership.Refuse(open, new RuleOwnership.Command(Cgj, null, " ", null))!.Field);
        Assert.Equal("lead-assists", RuleOwnership.Refuse(open, new RuleOwnership.Command(Cgj, [Cgj], "三定方案", null))!.Code);
    }

    [Fact]
    public void A_confidential_order_is_never_ruled_to_the_accused_unit_or_one_below_it()
    {
        Unit accused = new() { Code = Zjj }, below = new() { Code = "ZJJ-1", Parent = Zjj };
        Assert.Equal("unit-accused", RuleOwnership.RefuseUnit([accused], Zjj, Monday)!.Code);
        Assert.Equal("unit-accused", RuleOwnership.RefuseUnit([below, accused], Zjj, Monday)!.Code);
        Assert.Null(RuleOwnership.RefuseUnit([below, accused], null, Monday));
    }

    [Fact]
    public void A_ruling_needs_a_unit_that_is_known_and_stands()
    {
        Assert.Equal((409, 2), RuleOwnership.RefuseUnit([], null, Monday) is { } no ? (no.Status, no.RetryAfter) : default);
        Assert.Equal("unit-ceased", RuleOwnership.RefuseUnit([new() { Code = Zjj, CeasedAt = Monday }], null, Monday)!.Code);
    }
}
