using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;
using Microsoft.AspNetCore.Http;
using Xunit;
using static Hotline.Tests.Dispatch.ADispatch;

namespace Hotline.Tests.Dispatch;

[OnEachDatabase]
public sealed class KeepingReplyTemplates : IAsyncDisposable
{
    private static readonly Actor OfAnother = new("handler-09", Roles.Handler, ["CGJ"]);
    private static readonly ReplyTemplates.Command Noise = new("ZJJ", "夜间施工", "已责令夜间停工。");
    private readonly ADispatch _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private async Task HasUnits()
    {
        await _given.HasUnit("ZJJ");
        await _given.HasUnit("CGJ");
    }

    private Task<IResult> Keeps(string id, ReplyTemplates.Command command, Actor? user = null) => ReplyTemplates.Handle(id, command, _given.Db, _given.Clock, user ?? Handler);

    private Task<IResult> Discards(string id, Actor? user = null) => ReplyTemplates.Discard(id, _given.Db, _given.Clock, user ?? Handler);

    private async Task<List<ReplyTemplates.Template>> Of(string? unit, Actor user) => Value<List<ReplyTemplates.Template>>(await ReplyTemplates.List(_given.Db, user, unit));

    [Fact]
    public async Task A_template_is_made_changed_and_thrown_away_and_the_trail_has_each_version()
    {
        await HasUnits();
        Value<ReplyTemplateKept>(await Keeps("t-1", Noise));
        Value<ReplyTemplateKept>(await Keeps("t-1", Noise with { Text = "已责令停工并立案。" }));
        Assert.Equal(("t-1", "夜间施工", "已责令停工并立案。"), Assert.Single(await Of(null, Handler)) is var t ? (t.Id, t.Name, t.Text) : default);
        Value<ReplyTemplateDiscarded>(await Discards("t-1"));
        Assert.Empty(await Of("ZJJ", Dispatcher));
        var trail = await Trail.Of(_given.Db, "reply-template:t-1");
        Assert.Equal([nameof(ReplyTemplateKept), nameof(ReplyTemplateKept), nameof(ReplyTemplateDiscarded)], trail.Select(row => row.Type));
        Assert.Contains("已责令夜间停工。", trail[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_units_templates_are_neither_read_nor_changed_nor_thrown_away_nor_given_away()
    {
        await HasUnits();
        Value<ReplyTemplateKept>(await Keeps("t-1", Noise));
        Assert.Empty(await Of(null, OfAnother));
        Assert.Equal("not-found", await Refused(await ReplyTemplates.List(_given.Db, OfAnother, "ZJJ")));
        Assert.Equal("not-found", await Refused(await Keeps("t-1", Noise with { Unit = "CGJ" }, OfAnother)));
        Assert.Equal("not-found", await Refused(await Discards("t-1", OfAnother)));
        Assert.Equal("not-found", await Refused(await Keeps("t-1", Noise with { Unit = "CGJ" })));
        Assert.Equal("not-found", await Refused(await Discards("t-2")));
        Assert.Equal("missing", await Refused(await ReplyTemplates.List(_given.Db, Dispatcher)));
    }

    [Theory]
    [InlineData("请联系 13812342207", null, "personal-number")]
    [InlineData("窗口电话 020-82220000", null, "personal-number")]
    [InlineData("窗口电话 020-82220000", "02082220000", null)]
    [InlineData(" ", null, "missing")]
    public void Nobodys_number_stands_in_a_template_but_the_offices_own_may(string text, string? keep, string? code) =>
        Assert.Equal(code, ReplyTemplates.Refuse("t-1", null, Noise with { Text = text, KeepNumbers = keep is null ? null : [keep] }, Handler)?.Code);

    [Fact]
    public async Task Its_id_is_one_and_its_unit_is_there()
    {
        await HasUnits();
        Assert.Equal("not-an-id", await Refused(await Keeps("模板", Noise)));
        Assert.Equal("unknown-unit", await Refused(await Keeps("t-1", Noise with { Unit = "GONE" }, Handler with { Units = ["GONE"] })));
    }

    [Fact]
    public async Task A_unit_has_at_most_a_hundred_and_may_go_on_changing_each_of_them()
    {
        await HasUnits();
        for (var i = 0; i < 100; i++)
            Value<ReplyTemplateKept>(await Keeps($"t-{i}", Noise));
        Assert.Equal("too-many-templates", await Refused(await Keeps("t-100", Noise)));
        Value<ReplyTemplateKept>(await Keeps("t-7", Noise));
        Value<ReplyTemplateKept>(await Keeps("t-100", Noise with { Unit = "CGJ" }, OfAnother));
    }
}
