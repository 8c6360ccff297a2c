using Hotline.Contracts;
using Hotline.Dispatch;
using Xunit;
using static Hotline.Tests.Dispatch.ADispatch;

namespace Hotline.Tests.Dispatch;

/// <summary>查派单目录: the agent is told before registering what Dispatch will do after.</summary>
[OnEachDatabase]
public sealed class AskingTheCatalogue : IAsyncDisposable
{
    private static readonly Hotline.Platform.Actor Administrator = new("admin", Roles.Administrator, []);
    private readonly ADispatch _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private async Task HasEntry(string entry, string unit, string? area = null, string? hours = null)
    {
        Value<CategoryChanged>(await ChangeCategory.Handle("市政/路灯", new("路灯", null, null, null, null), _given.Db, _given.Clock, Administrator));
        Value<CatalogueChanged>(await ChangeCatalogue.Handle(entry, new("市政/路灯", area, unit, "三定方案", null, null, Hours: hours), _given.Db, _given.Clock, Administrator));
    }

    private async Task<AskCatalogue.Answered> Asked(string? area = null, string? accused = null, bool confidential = false) =>
        Value<AskCatalogue.Answered>(await AskCatalogue.Handle(_given.Db, _given.Clock, "市政/路灯", area, accused, confidential));

    [Fact]
    public async Task One_owner_is_named_with_the_rule_it_rests_on()
    {
        await _given.HasUnit("ZJJ");
        await HasEntry("e1", "ZJJ");
        var named = await Asked();
        Assert.Equal(("ZJJ", "三定方案", null), (named.Unit, named.Basis, named.Chinese));
    }

    [Fact]
    public async Task The_area_goes_before_everywhere()
    {
        await _given.HasUnit("ZJJ");
        await _given.HasUnit("CGJ");
        await HasEntry("e1", "ZJJ");
        await HasEntry("e2", "CGJ", "440112002");
        Assert.Equal(("CGJ", "ZJJ"), ((await Asked("440112002")).Unit, (await Asked("440112003")).Unit));
    }

    [Fact]
    public async Task Of_several_a_dispatcher_decides_and_they_are_named()
    {
        await _given.HasUnit("ZJJ");
        await _given.HasUnit("CGJ");
        // By day everywhere, and in Hongshan by day and night: neither stands nearer. It is 14:23.
        await HasEntry("e1", "ZJJ", hours: "08:00-18:00");
        await HasEntry("e2", "CGJ", "440112002");
        var named = await Asked("440112002");
        Assert.Null(named.Unit);
        Assert.Equal(["ZJJ", "CGJ"], named.Candidates);
        Assert.Contains("由派单员决定", named.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_named_where_there_is_no_entry_and_never_the_accused_unit_or_one_that_has_ceased()
    {
        Assert.Contains("没有", (await Asked()).Chinese, StringComparison.Ordinal);
        await _given.HasUnit("ZJJ");
        await HasEntry("e1", "ZJJ");
        Assert.Null((await Asked(accused: "ZJJ", confidential: true)).Unit);
        Assert.Equal("ZJJ", (await Asked(accused: "ZJJ")).Unit);
        await _given.HasUnit("OLD", ceasedAt: _given.Clock.Now.AddDays(-1));
        await HasEntry("e1", "OLD");
        Assert.Contains("已撤销", (await Asked()).Chinese, StringComparison.Ordinal);
    }
}
