using Hotline.Intake;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Hotline.Tests.Intake;

[OnEachDatabase]
public sealed class RegisteringAnOrder : IAsyncDisposable
{
    private static readonly DateTime Now = new(2026, 3, 12, 6, 23, 0, DateTimeKind.Utc);
    private readonly AnIntake _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private static (string?, string?) Refused(RegisterWorkOrder.Command command)
    {
        var refusal = RegisterWorkOrder.Refuse(command, Now);
        return (refusal?.Code, refusal?.Field);
    }

    [Fact]
    public void A_title_alone_is_enough() => Assert.Null(RegisterWorkOrder.Refuse(new() { Type = "help", Title = "路灯不亮" }, Now));

    [Fact]
    public void Something_must_be_said() => Assert.Equal(("nothing-said", "title"), Refused(new() { Type = "help", Title = " ", Content = "" }));

    [Fact]
    public void A_title_has_at_most_200_characters() => Assert.Equal(("too-long", "title"), Refused(new() { Type = "help", Title = new string('噪', 201) }));

    [Fact]
    public void A_content_has_at_most_10000_characters() => Assert.Equal(("too-long", "content"), Refused(new() { Type = "help", Content = new string('噪', 10_001) }));

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("praise", "unknown-word")]
    public void The_type_must_be_one_of_ours(string? type, string code) => Assert.Equal((code, "type"), Refused(new() { Type = type, Title = "路灯" }));

    [Fact]
    public void The_source_cannot_lie_in_the_future() =>
        Assert.Equal(("in-the-future", "sourceOpenedAt"), Refused(new() { Type = "help", Title = "路灯", SourceOpenedAt = Now.AddSeconds(1) }));

    [Theory]
    [InlineData("13812342207", null, "callId")]
    [InlineData(null, "13812342207", "category")]
    public void A_code_must_not_be_a_telephone_number(string? callId, string? category, string field) =>
        Assert.Equal(("personal-number", field), Refused(new() { Type = "help", Title = "路灯", CallId = callId, Category = category }));

    [Fact]
    public async Task It_is_handed_over_at_once_unless_the_agent_keeps_it()
    {
        var sent = await _given.Registers();
        var kept = await _given.Registers(AnIntake.Noise with { Keep = true });
        Assert.Equal((States.HandedOver, 2), (sent.State, sent.Revision));
        Assert.Equal((States.Kept, 1), (kept.State, kept.Revision));
        Assert.Equal(["WorkOrderRegistered", "WorkOrderHandedOver", "WorkOrderRegistered"], (await _given.Facts()).Select(f => f.Type));
    }

    [Fact]
    public async Task Registered_and_answered_in_one_request_it_never_leaves_Intake()
    {
        var answered = await _given.Registers(AnIntake.Noise with { Answer = "夜间施工须有许可，已告知投诉途径。" });
        Assert.Equal((States.Answered, 2), (answered.State, answered.Revision));
        Assert.Equal(["WorkOrderRegistered", "WorkOrderAnswered"], (await _given.Facts()).Select(f => f.Type));
    }

    [Fact]
    public async Task A_unit_nobody_has_spoken_of_yet_may_be_known_in_a_moment()
    {
        var command = AnIntake.Noise with { SuggestedUnit = "ZJJ" };
        var early = await RegisterWorkOrder.Handle(command, _given.Db, _given.Clock, AnIntake.Agent, _given.Numbers, _given.Safe);
        Assert.Equal("unit-not-known-yet", await AnIntake.Refused(early));
        await _given.Hears(Heard.Unit("ZJJ", 1));
        await _given.Registers(command);
    }

    [Fact]
    public async Task A_unit_that_has_ceased_cannot_be_suggested_even_when_its_versions_are_heard_backwards()
    {
        await _given.Hears(Heard.Unit("JLZ", 2, ceased: Now.AddDays(-1)));
        await _given.Hears(Heard.Unit("JLZ", 1));
        var result = await RegisterWorkOrder.Handle(AnIntake.Noise with { SuggestedUnit = "JLZ" }, _given.Db, _given.Clock, AnIntake.Agent, _given.Numbers, _given.Safe);
        Assert.Equal("unit-ceased", await AnIntake.Refused(result));
        Assert.Equal(400, ((IStatusCodeHttpResult)result).StatusCode);
    }

    [Fact]
    public async Task Numbers_are_the_day_in_Shanghai_and_a_serial_and_never_given_twice()
    {
        _given.Time.SetUtcNow(new DateTimeOffset(2026, 3, 12, 16, 0, 0, TimeSpan.Zero));
        var first = await _given.Registers();
        Assert.Equal("HP20260313000001", first.Number);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => _given.Numbers.Next(_given.Clock.Now)));
        Assert.Equal(121, numbers.Append(first.Number).Distinct().Count());
        using var another = new OrderNumbers(_given.Db);
        Assert.DoesNotContain(await another.Next(_given.Clock.Now), numbers);
    }
}
