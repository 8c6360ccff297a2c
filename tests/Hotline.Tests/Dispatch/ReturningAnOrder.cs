using Hotline.Dispatch;
using Xunit;
using static Hotline.Tests.Dispatch.AnOrder;

namespace Hotline.Tests.Dispatch;

public sealed class ReturningAnOrder
{
    private static readonly RequestReturn.Command Asked = new("工地属市政道路", "《广州市城市道路管理条例》第四条", "JTJ", null);
    private static readonly Stint[] First = [new() { Unit = "ZJJ" }];

    private static string? Refused(WorkOrder order, Stint[] stints, RequestReturn.Command command, DateTime? now = null) =>
        RequestReturn.Refuse(order, stints, command, now ?? Now, Handler)?.Code;

    [Fact]
    public void Within_the_window_with_reason_basis_and_suggestion_it_is_accepted() => Assert.Null(Refused(In(States.Dispatched), First, Asked));

    [Theory]
    [InlineData(null, "b", "JTJ", "reason")]
    [InlineData("r", " ", "JTJ", "basis")]
    [InlineData("r", "b", null, "suggestedUnit")]
    public void Without_one_of_them_the_missing_one_is_named(string? reason, string? basis, string? unit, string field)
    {
        var refusal = RequestReturn.Refuse(In(States.Dispatched), First, new(reason, basis, unit, null), Now, Handler);
        Assert.Equal(("missing", field), (refusal?.Code, refusal?.Field));
    }

    [Fact]
    public void After_the_window_it_is_too_late() =>
        Assert.Equal("return-window-closed", Refused(In(States.Dispatched), First, Asked, In(States.Dispatched).ReturnBy!.Value.AddMilliseconds(1)));

    [Fact]
    public void In_the_last_moment_of_the_window_it_is_not() => Assert.Null(Refused(In(States.Dispatched), First, Asked, In(States.Dispatched).ReturnBy));

    [Fact]
    public void A_unit_returns_an_order_once_only() =>
        Assert.Equal("already-returned", Refused(In(States.Dispatched), [new() { Unit = "ZJJ", Returned = true }], Asked));

    [Fact]
    public void A_ruled_order_is_not_returned() =>
        Assert.Equal("ruling-binds", Refused(In(States.Dispatched) with { Binding = true }, First, Asked));

    [Fact]
    public void An_order_it_has_handled_once_is_not_returned_when_it_comes_back() =>
        Assert.Equal("already-handled", Refused(In(States.Signed) with { Reworks = 1 }, First, Asked));

    [Fact]
    public void Another_units_order_is_not_even_seen() =>
        Assert.Equal("not-found", Refused(In(States.Dispatched) with { Unit = "CGJ" }, First, Asked));

    [Fact]
    public void A_unit_does_not_suggest_itself() => Assert.Equal("suggests-itself", Refused(In(States.Dispatched), First, Asked with { SuggestedUnit = "ZJJ" }));

    [Fact]
    public void The_first_return_goes_to_a_dispatcher() => Assert.False(RequestReturn.IsContested(In(States.Dispatched), First));

    [Fact]
    public void A_second_units_return_is_a_dispute() =>
        Assert.True(RequestReturn.IsContested(In(States.Dispatched), [new() { Unit = "CGJ", Returned = true }, new() { Unit = "ZJJ" }]));

    [Fact]
    public void So_is_one_after_three_units_were_touched() =>
        Assert.True(RequestReturn.IsContested(In(States.Dispatched), [new() { Unit = "CGJ" }, new() { Unit = "SWJ" }, new() { Unit = "ZJJ" }]));

    [Fact]
    public void Units_that_dispatch_took_it_back_from_do_not_count() =>
        Assert.False(RequestReturn.IsContested(In(States.Dispatched), [new() { Unit = "CGJ", Recalled = true }, new() { Unit = "SWJ", Recalled = true }, new() { Unit = "ZJJ" }]));

    [Fact]
    public void They_are_named_all_the_same_so_that_the_case_waits_for_all_who_had_it() =>
        Assert.Equal(2, RequestReturn.Decide(In(States.Dispatched), [new() { Unit = "CGJ", Recalled = true }, new() { Unit = "ZJJ" }], Asked, Now, Handler).UnitsTouched);

    [Fact]
    public void An_upheld_return_does_not_go_back_to_a_unit_that_returned_it() =>
        Assert.Equal(("already-returned", "nextUnit"), ReviewReturn.Refuse(In(States.ReturnRequested), [new() { Unit = "ZJJ", Returned = true }],
            new(true, "同意", "ZJJ", null), Dispatcher) is { } no ? (no.Code, no.Field) : default);

    [Fact]
    public void The_case_of_one_return_is_always_the_same_case()
    {
        var requested = RequestReturn.Decide(In(States.Dispatched), First, Asked, Now, Handler);
        Assert.Equal(RequestReturn.Contest(requested).Dispute, RequestReturn.Contest(requested).Dispute);
        Assert.NotEqual(RequestReturn.Contest(requested).Dispute, RequestReturn.Contest(requested with { Revision = 9 }).Dispute);
    }
}
