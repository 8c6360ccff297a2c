using Hotline.Contracts;
using Hotline.Intake;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Hotline.Tests.Intake;

[OnEachDatabase]
public sealed class CallsWithoutAnOrder : IAsyncDisposable
{
    private readonly AnIntake _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task<IResult> Closes(CloseCall.Command command) => CloseCall.Handle(command, _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);

    private async Task<List<CloseCall.Row>> Listed(string after = "", int limit = 100) => AnIntake.Value<List<CloseCall.Row>>(await CloseCall.List(_given.Db, after, limit));

    [Theory]
    [InlineData(null, null, "kind", "missing")]
    [InlineData("bored", null, "kind", "unknown-word")]
    [InlineData("silent", "13812342207", "callId", "personal-number")]
    public void A_call_is_closed_for_one_of_three_reasons(string? kind, string? callId, string field, string code)
    {
        var refusal = CloseCall.Refuse(new(kind, CallId: callId));
        Assert.Equal((field, code), (refusal?.Field, refusal?.Code));
    }

    [Fact]
    public async Task It_is_listed_by_its_time_and_recorded_but_sent_to_nobody()
    {
        var silent = AnIntake.Value<CloseCall.Closed>(await Closes(new(CallKinds.Silent, CallId: "c-1")));
        var wrong = AnIntake.Value<CloseCall.Closed>(await Closes(new(CallKinds.WrongNumber)));
        Assert.Equal([(silent.Id, "silent", "agent-07", "c-1"), (wrong.Id, "wrong-number", "agent-07", null)], (await Listed()).Select(c => (c.Id, c.Kind, c.AgentId, c.CallId)));
        Assert.Equal(wrong.Id, Assert.Single(await Listed(after: silent.Id)).Id);
        Assert.Equal(silent.Id, Assert.Single(await Listed(limit: 1)).Id);
        Assert.All(await _given.Facts(), fact => Assert.Equal((nameof(CallClosed), false), (fact.Type, fact.Sends)));
        Assert.Equal(2, (await _given.Facts()).Count);
    }

    [Fact]
    public async Task The_number_that_called_can_be_read_nowhere_and_yet_be_found_again()
    {
        await Closes(new(CallKinds.Harassing, "138 1234 2207"));
        Assert.DoesNotContain("13812342207", _given.OnDisk(), StringComparison.Ordinal);
        Assert.DoesNotContain("138 1234 2207", _given.OnDisk(), StringComparison.Ordinal);
        Assert.Equal(await _given.Safe.IndexOf("+86 13812342207"), await _given.Db.Single<string>("SELECT PhoneIndex FROM CallsWithoutOrder"));
    }

    [Fact]
    public async Task What_the_agent_had_begun_to_write_is_done_with()
    {
        await KeepDraft.Handle("d-1", new("喂？"), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);
        await Closes(new(CallKinds.Silent, DraftId: "d-1"));
        Assert.Empty(AnIntake.Value<List<KeepDraft.Draft>>(await KeepDraft.List(_given.Db, AnIntake.Agent, _given.Safe)));
        Assert.Equal("draft-finished", await AnIntake.Refused(await KeepDraft.Handle("d-1", new("喂？"), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe)));
    }
}
