using Hotline.Replay;
using Xunit;

namespace Hotline.Tests.Replay;

public class OneOrderPlayed
{
    private static readonly UnitRing Ring = new(["C", "A", "B"]);

    [Fact]
    public void It_is_registered_first() => Assert.Equal("register", Next(new Progress())?.Name);

    [Fact]
    public void Registered_it_waits_until_Dispatch_has_heard() => Assert.Null(Next(Registered));

    [Fact]
    public void Waiting_for_a_dispatcher_it_goes_to_the_unit_of_its_row()
    {
        var step = Next(Registered.After(new Heard("dispatch", Lists.Queued, new Said())));
        Assert.Equal(("dispatch@0", "dispatcher", "A"), (step?.Name, step?.ActFor, ((Sending)step!.Body).Unit));
    }

    [Fact]
    public void Dispatched_by_the_catalogue_it_is_signed_by_the_unit_that_has_it() =>
        Assert.Equal(("sign@1", "handler@B"), NameOf(Next(Dispatched("B"))));

    [Fact]
    public void Signed_it_is_closed_reviewed_and_then_waits_for_the_call_back_list()
    {
        var signed = Dispatched("A").After(Fact("WorkOrderSigned", 2, "A"));
        Assert.Equal(("closing@2", "handler@A"), NameOf(Next(signed)));
        var submitted = signed.After(Fact("ClosingSubmitted", 3, "A"));
        Assert.Equal(("closing/review@3", "dispatcher"), NameOf(Next(submitted)));
        Assert.Null(Next(submitted.After(Fact("WorkOrderClosed", 4, "A"))));
    }

    [Theory]
    [InlineData(null, "tries-used-up")]
    [InlineData("satisfied", "rated")]
    public void The_caller_is_rung_once_and_an_empty_rating_is_nobody_reached(string? rating, string outcome)
    {
        var step = NextStep.Of(Plan(rating: rating), Closed.After(new Heard("intake", Lists.AwaitsFollowUp, new Said { ClosingRevision = 4 })));
        Assert.Equal(("follow-up@4", outcome, rating), (step?.Name, ((FollowingUp)step!.Body).Outcome, ((FollowingUp)step.Body).Rating));
    }

    [Fact]
    public void It_is_finished_when_followed_up_and_scored()
    {
        var followed = Closed.After(new Heard("intake", "FollowUpRecorded", new Said { FollowUp = new Said { Final = true, ClosingRevision = 4 } }));
        Assert.False(followed.IsFinished);
        Assert.True(followed.After(new Heard("scoring", "IncidentScored", new Said())).IsFinished);
    }

    [Fact]
    public void Passed_on_once_it_is_returned_to_the_next_unit_by_code_and_the_dispatcher_agrees()
    {
        var step = Next(Dispatched("A"), transfers: 1);
        Assert.Equal(("return@1", "handler@A"), NameOf(step));
        Assert.Equal("B", ((Returning)step!.Body).SuggestedUnit);
        var requested = Dispatched("A").After(new Heard("dispatch", "ReturnRequested", new Said { Revision = 2, Unit = "A", SuggestedUnit = "B" }));
        Assert.Equal(new Upholding(true, "退单理由成立，改派建议单位。", "B"), Next(requested, transfers: 1)?.Body);
        Assert.Equal(("sign@4", "handler@B"), NameOf(Next(Upheld(requested), transfers: 1)));
    }

    [Fact]
    public void After_the_last_code_comes_the_first() => Assert.Equal("A", Ring.After("C"));

    [Fact]
    public void The_second_return_is_the_dispute_and_the_ruling_waits_for_the_case()
    {
        var contested = Contested;
        Assert.Equal(Standing.Held, contested.Standing);
        Assert.Null(Next(contested, transfers: 2));
        var step = Next(contested.After(Opened), transfers: 2);
        Assert.Equal(("escalation/disputes/case-1/ruling", "coordinator", "C"), (step?.Path, step?.ActFor, ((Ruling)step!.Body).Unit));
    }

    [Fact]
    public void Ruled_on_the_unit_tries_to_return_it_once_and_must_be_refused_however_often_the_real_one_was_passed_on()
    {
        var ruled = Contested.After(Opened).After(new Heard("escalation", "OwnershipRuled", new Said { Dispute = "case-1" }));
        Assert.Null(Next(ruled, transfers: 7));
        var bound = ruled.After(new Heard("dispatch", "WorkOrderDispatched", new Said { Revision = 6, Unit = "C", Binding = true }));
        var tried = Next(bound, transfers: 7);
        Assert.Equal((("return@6", "handler@C"), Lists.ReturnRefused), (NameOf(tried), tried!.LeadsTo));
        var refused = bound.After(new Heard("dispatch", Lists.ReturnRefused, new Said()));
        Assert.Equal(("sign@6", "handler@C"), NameOf(Next(refused, transfers: 7)));
        Assert.Equal(2, NextStep.Played(7, Ring));
    }

    [Fact]
    public void With_precedents_the_ruling_goes_into_the_catalogue_and_what_went_by_it_nobody_returns()
    {
        var bound = Contested.After(Opened).After(new Heard("escalation", "OwnershipRuled", new Said { Dispute = "case-1" }))
            .After(new Heard("dispatch", "WorkOrderDispatched", new Said { Revision = 6, Unit = "C", Binding = true }));
        var plan = OrderPlan.Of(Row with { Unit = "A", Transfers = 2, Category = "路灯" }, "mark", Ring) with { Teaches = true };
        Assert.Equal("escalation/disputes/case-1/precedent", NextStep.Of(plan, bound)?.Path);
        Assert.Equal("return@6", NextStep.Of(plan, bound.After(new Heard("escalation", "PrecedentSet", new Said { Dispute = "case-1" })))?.Name);
        var byPrecedent = new Progress { Id = "o1" }.After(new Heard("dispatch", "WorkOrderDispatched", new Said { Revision = 1, Unit = "C", Precedent = "case-1" }));
        Assert.Equal("sign@1", NextStep.Of(plan, byPrecedent)?.Name);
    }

    [Fact]
    public void Where_there_is_no_other_unit_nothing_is_returned() => Assert.Equal(0, NextStep.Played(3, new UnitRing(["A"])));

    [Fact]
    public void Facts_heard_again_late_or_out_of_order_lead_to_the_same_place()
    {
        Heard[] facts =
        [
            new("dispatch", "WorkOrderDispatched", new Said { Revision = 1, Unit = "A" }),
            new("dispatch", "ReturnRequested", new Said { Revision = 2, Unit = "A", SuggestedUnit = "B" }),
            new("dispatch", "ReturnUpheld", new Said { Revision = 3, Unit = "A", NextUnit = "B" }),
            new("dispatch", "WorkOrderDispatched", new Said { Revision = 4, Unit = "B" }),
            new("dispatch", "ReturnContested", new Said { Revision = 5, Unit = "B", SuggestedUnit = "C", Dispute = "case-1" }),
            Opened,
            new("dispatch", "WorkOrderDispatched", new Said { Revision = 6, Unit = "C", Binding = true }),
        ];
        var straight = facts.Aggregate(Registered, (progress, fact) => progress.After(fact));
        Assert.Equal(NameOf(Next(straight, 2)), NameOf(Next(facts.Reverse().Concat(facts).Aggregate(Registered, (progress, fact) => progress.After(fact)), 2)));
    }

    [Fact]
    public void A_street_in_the_file_is_known_by_its_code_and_stands_in_for_a_missing_unit() => Assert.Equal("440112010", OrderPlan.UnitOf(Row with { Area = "长洲街道" }));

    [Theory]
    [InlineData("STATEN ISLAND", "STATEN-ISLAND")]
    [InlineData("Parks, Recreation", "Parks-Recreation")]
    [InlineData(" ", "ZSJ")]
    public void What_stands_in_for_a_unit_is_made_a_code_that_an_account_can_have(string area, string code) =>
        Assert.Equal(code, OrderPlan.UnitOf(Row with { Area = area.Trim() }));

    [Fact]
    public void An_answer_that_may_be_one_of_two_facts_says_which()
    {
        var contested = new Said { Fact = "ReturnContested", ReturnContested = new Said { Revision = 2, Unit = "A", SuggestedUnit = "B", Dispute = "case-1" } };
        Assert.Equal(Standing.Held, Dispatched("A").After(new Heard("dispatch", contested.Fact, contested.Told)).Standing);
    }

    [Fact]
    public void The_mark_of_a_file_holds_no_digit_that_could_be_a_telephone_number() =>
        Assert.Matches("^[a-p]{16}$", FileMark.Of(new MemoryStream([1, 2, 3])));

    private static readonly ReplayRow Row = new() { Line = 2, OpenedAt = DateTime.UnixEpoch, Type = "help", Title = "t" };

    private static readonly Progress Registered = new Progress().After(new Heard("intake", "WorkOrderRegistered", new Said { Id = "018f-order" }));

    private static Progress Closed => Dispatched("A").After(Fact("WorkOrderSigned", 2, "A")).After(Fact("ClosingSubmitted", 3, "A")).After(Fact("WorkOrderClosed", 4, "A"));

    private static Progress Contested =>
        Upheld(Dispatched("A").After(new Heard("dispatch", "ReturnRequested", new Said { Revision = 2, Unit = "A", SuggestedUnit = "B" })))
            .After(new Heard("dispatch", "ReturnContested", new Said { Revision = 5, Unit = "B", SuggestedUnit = "C", Dispute = "case-1" }));

    private static readonly Heard Opened = new("escalation", "DisputeOpened", new Said { Dispute = "case-1" });

    private static Progress Upheld(Progress requested) => requested.After(new Heard("dispatch", "ReturnUpheld", new Said { Revision = 3, Unit = "A", NextUnit = "B" }));

    private static Progress Dispatched(string unit) => Registered.After(Fact("WorkOrderDispatched", 1, unit));

    private static Heard Fact(string type, int revision, string unit) => new("dispatch", type, new Said { Revision = revision, Unit = unit });

    private static (string?, string?) NameOf(Step? step) => (step?.Name, step?.ActFor);

    private static Step? Next(Progress progress, int transfers = 0) => NextStep.Of(Plan(transfers), progress);

    private static OrderPlan Plan(int transfers = 0, string? rating = null) =>
        OrderPlan.Of(Row with { Unit = "A", Transfers = transfers, Rating = rating }, "mark", Ring);
}
