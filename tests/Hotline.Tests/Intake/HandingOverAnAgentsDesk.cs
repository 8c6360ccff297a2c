using Hotline.Contracts;
using Hotline.Intake;
using Hotline.Platform;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Hotline.Tests.Intake;

[OnEachDatabase]
public sealed class HandingOverAnAgentsDesk : IAsyncDisposable
{
    private static readonly Actor Administrator = new("admin-01", Roles.Administrator, []);
    private static readonly Actor Colleague = new("agent-08", Roles.Agent, []);
    private readonly AnIntake _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task<IResult> HandsOver(string? to = "agent-08") => HandOverDesk.Handle(AnIntake.Agent.Id, new(to), _given.Db, _given.Clock, Administrator);

    private async Task<(long, long)> InHandOf(Actor user) => AnIntake.Value<HandOverDesk.Open>(await HandOverDesk.Count(user.Id, _given.Db)) is var open ? (open.Kept, open.Drafts) : default;

    private Task Saves(string id, string body) => KeepDraft.Handle(id, new(body), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);

    [Fact]
    public async Task Kept_orders_and_drafts_go_to_the_colleague_who_goes_on_with_them()
    {
        var kept = await _given.Registers(AnIntake.Noise with { Keep = true });
        var gone = await _given.Registers();
        await Saves("d-1", "来电人张三丰 13812342207");
        Assert.Equal((1, 1), await InHandOf(AnIntake.Agent));
        Assert.Equal(new("agent-07", "agent-08", 1, 1), AnIntake.Value<HandOverDesk.HandedOver>(await HandsOver()));
        Assert.Equal(((0L, 0L), (1L, 1L)), (await InHandOf(AnIntake.Agent), await InHandOf(Colleague)));
        Assert.Equal(("agent-08", null), ((await _given.Order(kept.Id)).KeptBy, (await _given.Order(gone.Id)).KeptBy));
        var draft = Assert.Single(AnIntake.Value<List<KeepDraft.Draft>>(await KeepDraft.List(_given.Db, Colleague, _given.Safe)));
        Assert.Equal("来电人张三丰 13812342207", draft.Body);
        Assert.Equal("not-found", await AnIntake.Refused(await KeepDraft.Handle("d-1", new("late"), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe)));
    }

    [Fact]
    public async Task The_trail_says_whose_it_was_and_nothing_of_what_stands_in_the_draft()
    {
        var kept = await _given.Registers(AnIntake.Noise with { Keep = true });
        await Saves("d-1", "来电人张三丰 13812342207");
        await HandsOver();
        var facts = (await _given.Facts()).FindAll(fact => !fact.Sends);
        Assert.Equal([(kept.Id, nameof(KeeperChanged)), ("draft:d-1", nameof(DraftHandedOver))], facts.Select(fact => (fact.Subject, fact.Type)));
        Assert.All(facts, fact => Assert.Contains("\"to\":\"agent-08\"", fact.Body, StringComparison.Ordinal));
        Assert.DoesNotContain("张三丰", _given.OnDisk(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twice_or_two_at_once_move_each_once_and_what_is_finished_stays()
    {
        for (var i = 0; i < 12; i++)
            await Saves($"d-{i}", "写到一半");
        await _given.Registers(AnIntake.Noise with { DraftId = "d-0" });
        var moved = await Task.WhenAll(HandsOver(), HandsOver());
        Assert.Equal(11, moved.Sum(done => AnIntake.Value<HandOverDesk.HandedOver>(done).Drafts));
        Assert.Equal(new("agent-07", "agent-08", 0, 0), AnIntake.Value<HandOverDesk.HandedOver>(await HandsOver()));
        Assert.Equal(11, (await _given.Facts()).Count(fact => fact.Type == nameof(DraftHandedOver)));
    }

    [Fact]
    public async Task Nobody_hands_over_to_themselves_or_to_nobody()
    {
        Assert.Equal("to-themselves", await AnIntake.Refused(await HandsOver(AnIntake.Agent.Id)));
        Assert.Equal("missing", await AnIntake.Refused(await HandsOver(null)));
    }
}
