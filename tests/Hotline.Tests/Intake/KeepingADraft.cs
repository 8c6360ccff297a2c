using Hotline.Contracts;
using Hotline.Intake;
using Hotline.Platform;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Hotline.Tests.Intake;

[OnEachDatabase]
public sealed class KeepingADraft : IAsyncDisposable
{
    private static readonly Actor Another = new("agent-08", Roles.Agent, []);
    private readonly AnIntake _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task<IResult> Saves(string id, string? body = "{}", Actor? user = null) =>
        KeepDraft.Handle(id, new(body), _given.Db, _given.Clock, user ?? AnIntake.Agent, _given.Safe);

    private async Task<List<KeepDraft.Draft>> DraftsOf(Actor user) => AnIntake.Value<List<KeepDraft.Draft>>(await KeepDraft.List(_given.Db, user, _given.Safe));

    [Fact]
    public async Task A_closed_browser_finds_its_drafts_again_oldest_first_and_as_last_saved()
    {
        await Saves("d-2", "路灯");
        _given.Time.Advance(TimeSpan.FromMinutes(1));
        await Saves("d-1", "噪声");
        _given.Time.Advance(TimeSpan.FromMinutes(1));
        var kept = AnIntake.Value<KeepDraft.Kept>(await Saves("d-2", "路灯不亮"));
        Assert.Equal(new KeepDraft.Kept("d-2", _given.Clock.Now), kept);
        Assert.Equal([("d-1", "噪声"), ("d-2", "路灯不亮")], (await DraftsOf(AnIntake.Agent)).Select(d => (d.Id, d.Body)));
    }

    [Fact]
    public async Task A_draft_can_be_read_neither_in_the_database_nor_by_another_agent_and_nothing_is_said_of_it()
    {
        await Saves("d-1", "来电人张三丰 13812342207");
        Assert.DoesNotContain("张三丰", _given.OnDisk(), StringComparison.Ordinal);
        Assert.DoesNotContain("13812342207", _given.OnDisk(), StringComparison.Ordinal);
        Assert.Empty(await DraftsOf(Another));
        Assert.Empty(await _given.Facts());
    }

    [Fact]
    public async Task Another_agent_s_draft_is_never_overwritten_nor_thrown_away_nor_finished()
    {
        await Saves("d-1", "我的");
        Assert.Equal("not-found", await AnIntake.Refused(await Saves("d-1", "别人的", Another)));
        await KeepDraft.Discard("d-1", _given.Db, _given.Clock, Another);
        await RegisterWorkOrder.Handle(AnIntake.Noise with { DraftId = "d-1" }, _given.Db, _given.Clock, Another, _given.Numbers, _given.Safe);
        Assert.Equal("我的", Assert.Single(await DraftsOf(AnIntake.Agent)).Body);
    }

    [Fact]
    public async Task Registering_finishes_the_draft_and_a_late_save_does_not_bring_it_back()
    {
        await Saves("d-1", "写到一半");
        await _given.Registers(AnIntake.Noise with { DraftId = "d-1" });
        Assert.Empty(await DraftsOf(AnIntake.Agent));
        Assert.Equal("draft-finished", await AnIntake.Refused(await Saves("d-1")));
        Assert.Equal("", await _given.Db.Single<string>("SELECT Body FROM Drafts"));
    }

    [Fact]
    public async Task Even_the_first_save_may_come_after_the_order_was_registered()
    {
        await _given.Registers(AnIntake.Noise with { DraftId = "d-1" });
        Assert.Equal("draft-finished", await AnIntake.Refused(await Saves("d-1")));
    }

    [Fact]
    public async Task A_registration_that_is_refused_leaves_the_draft()
    {
        await Saves("d-1");
        Assert.Equal("unit-not-known-yet", await AnIntake.Refused(await RegisterWorkOrder.Handle(
            AnIntake.Noise with { DraftId = "d-1", SuggestedUnit = "ZJJ" }, _given.Db, _given.Clock, AnIntake.Agent, _given.Numbers, _given.Safe)));
        Assert.Single(await DraftsOf(AnIntake.Agent));
    }

    [Fact]
    public async Task Thrown_away_it_stays_away_and_may_be_thrown_away_again()
    {
        await Saves("d-1");
        AnIntake.Value<KeepDraft.Discarded>(await KeepDraft.Discard("d-1", _given.Db, _given.Clock, AnIntake.Agent));
        AnIntake.Value<KeepDraft.Discarded>(await KeepDraft.Discard("d-1", _given.Db, _given.Clock, AnIntake.Agent));
        Assert.Equal("draft-finished", await AnIntake.Refused(await Saves("d-1")));
    }

    [Fact]
    public async Task An_agent_has_at_most_twenty_and_may_go_on_with_each_of_them()
    {
        for (var i = 0; i < 20; i++)
            AnIntake.Value<KeepDraft.Kept>(await Saves($"d-{i}"));
        Assert.Equal("too-many-drafts", await AnIntake.Refused(await Saves("d-20")));
        AnIntake.Value<KeepDraft.Kept>(await Saves("d-7"));
        AnIntake.Value<KeepDraft.Kept>(await Saves("d-20", user: Another));
        await _given.Registers(AnIntake.Noise with { DraftId = "d-0" });
        AnIntake.Value<KeepDraft.Kept>(await Saves("d-20-b"));
    }

    [Theory]
    [InlineData("草稿", "{}", "not-an-id")]
    [InlineData("a/b", "{}", "not-an-id")]
    [InlineData("d", null, "missing")]
    public async Task An_id_is_letters_digits_and_hyphens_and_something_is_saved(string id, string? body, string code) =>
        Assert.Equal(code, await AnIntake.Refused(await Saves(id, body)));

    [Fact]
    public async Task Its_id_has_at_most_64_characters_and_its_body_64000()
    {
        Assert.Equal("too-long", await AnIntake.Refused(await Saves(new string('d', 65))));
        Assert.Equal("too-long", await AnIntake.Refused(await Saves("d", new string('噪', 64_001))));
        await Saves("d", new string('噪', 64_000));
        Assert.Equal(64_000, Assert.Single(await DraftsOf(AnIntake.Agent)).Body.Length);
        Assert.Equal(("not-an-id", "draftId"), (RegisterWorkOrder.Refuse(AnIntake.Noise with { DraftId = "d 1" }, _given.Clock.Now)?.Code, RegisterWorkOrder.Refuse(AnIntake.Noise with { DraftId = "d 1" }, _given.Clock.Now)?.Field));
    }
}
