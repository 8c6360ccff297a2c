using Hotline.Replay;
using Xunit;

namespace Hotline.Tests.Replay;

public class LostAndDoubled
{
    private const string Order = "018f-order";

    private static readonly string[] WholePath =
        ["WorkOrderRegistered", "WorkOrderHandedOver", "WorkOrderDispatched", "WorkOrderSigned", "ClosingSubmitted", "WorkOrderClosed", "FollowUpRecorded", "IncidentScored"];

    [Fact]
    public void An_order_that_went_its_whole_way_is_neither()
    {
        var count = Whole().CountLostAndDoubled([2]);
        Assert.Empty(count.Lost);
        Assert.Empty(count.Doubled);
        Assert.Equal((1, 1, 1), (count.Dispatched, count.Closed, count.Scored));
    }

    [Fact]
    public void A_row_without_an_order_is_lost() =>
        Assert.Equal(new Finding(3, "no order in intake"), Assert.Single(Whole().CountLostAndDoubled([2, 3]).Lost));

    [Theory]
    [InlineData("intake", "not followed up in intake")]
    [InlineData("dispatch", "not closed in dispatch")]
    [InlineData("escalation", "its clocks run in escalation")]
    [InlineData("scoring", "no sheet in scoring")]
    public void An_order_unfinished_in_one_service_is_lost(string unfinished, string why) =>
        Assert.Equal(new Finding(2, why), Assert.Single(Whole(except: unfinished).CountLostAndDoubled([2]).Lost));

    [Fact]
    public void An_order_whose_dispute_is_open_is_lost()
    {
        var tally = Whole();
        tally.DisputeOpen(Order);
        Assert.Equal("its dispute is open", Assert.Single(tally.CountLostAndDoubled([2]).Lost).What);
    }

    [Fact]
    public void A_row_with_two_orders_is_doubled()
    {
        var tally = Whole();
        tally.Registered("018f-another", 2);
        Assert.Equal("2 orders in intake", Assert.Single(tally.CountLostAndDoubled([2]).Doubled).What);
    }

    [Fact]
    public void Two_current_sheets_are_doubled()
    {
        var tally = Whole();
        tally.Sheet(Order);
        Assert.Equal("2 current sheets in scoring", Assert.Single(tally.CountLostAndDoubled([2]).Doubled).What);
    }

    [Theory]
    [InlineData("WorkOrderRegistered")]
    [InlineData("WorkOrderHandedOver")]
    [InlineData("WorkOrderDispatched")]
    [InlineData("WorkOrderSigned")]
    [InlineData("ClosingSubmitted")]
    [InlineData("WorkOrderClosed")]
    [InlineData("FollowUpRecorded")]
    public void A_step_taken_twice_without_a_reason_between_is_doubled(string step)
    {
        var tally = Whole();
        tally.Fact(Order, step, closing: 5);
        Assert.Equal($"{step} twice without a reason between", Assert.Single(tally.CountLostAndDoubled([2]).Doubled).What);
    }

    [Fact]
    public void Passed_on_ruled_on_sent_back_and_reworked_every_step_has_its_reason() => Assert.Null(Twice(
        "WorkOrderDispatched", "WorkOrderRecalled", "WorkOrderDispatched", "ReturnRequested", "ReturnUpheld", "WorkOrderDispatched", "ReturnContested",
        "DisputeOpened", "OwnershipRuled", "WorkOrderDispatched", "WorkOrderSigned", "ClosingSubmitted", "ClosingSentBack", "ClosingSubmitted",
        "WorkOrderClosed", "ReworkDispatched", "WorkOrderSigned", "ClosingSubmitted", "WorkOrderClosed"));

    [Fact]
    public void Signed_and_then_deemed_signed_is_twice() => Assert.Equal("WorkOrderDeemedSigned", Twice("WorkOrderDispatched", "WorkOrderSigned", "WorkOrderDeemedSigned"));

    [Fact]
    public void Each_closing_has_its_own_call_back()
    {
        var trail = new TrailOfSteps();
        Assert.False(trail.IsTwice("FollowUpRecorded", closing: 5));
        Assert.False(trail.IsTwice("FollowUpRecorded", closing: 9));
        Assert.True(trail.IsTwice("FollowUpRecorded", closing: 9));
    }

    [Fact]
    public void A_try_that_reached_nobody_may_be_repeated()
    {
        var tally = Whole();
        tally.Fact(Order, "FollowUpRecorded", final: false, closing: 5);
        Assert.Empty(tally.CountLostAndDoubled([2]).Doubled);
    }

    [Fact]
    public void Orders_of_other_people_are_not_counted()
    {
        var tally = Whole();
        tally.Fact("018f-foreign", "WorkOrderDispatched");
        tally.Closed("018f-foreign");
        Assert.Equal((1, 1), (tally.Orders, tally.CountLostAndDoubled([2]).Closed));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(0, 1, 1)]
    public void The_command_ends_with_1_where_anything_was_lost_or_doubled(int lost, int doubled, int code) => Assert.Equal(code, Line(lost, doubled).ExitCode);

    [Fact]
    public void The_closing_line_is_one_line_of_JSON() => Assert.Equal(
        """{"registered":10,"dispatched":10,"disputed":1,"closed":10,"scored":10,"skipped":2,"lost":0,"doubled":0,"seconds":1.5,"ordersPerSecond":6.7}""",
        Line(0, 0).ToString());

    private static ClosingLine Line(int lost, int doubled) => new()
    {
        Registered = 10, Dispatched = 10, Disputed = 1, Closed = 10, Scored = 10, Skipped = 2, Lost = lost, Doubled = doubled, Seconds = 1.5, OrdersPerSecond = 6.7,
    };

    private static string? Twice(params string[] facts)
    {
        var trail = new TrailOfSteps();
        return Array.Find(facts, fact => trail.IsTwice(fact));
    }

    private static Tally Whole(string? except = null)
    {
        var tally = new Tally();
        tally.Registered(Order, 2);
        foreach (var fact in WholePath) tally.Fact(Order, fact, closing: 5);
        if (except != "intake") tally.FollowedUp(Order);
        if (except != "dispatch") tally.Closed(Order);
        if (except != "escalation") tally.ClockEnded(Order);
        if (except != "scoring") tally.Sheet(Order);
        return tally;
    }
}
