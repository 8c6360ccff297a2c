using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;
using Microsoft.AspNetCore.Http;
using Xunit;
using static Hotline.Tests.Dispatch.ADispatch;

namespace Hotline.Tests.Dispatch;

[OnEachDatabase]
public sealed class ChangingUnitsAndCategories : IAsyncDisposable
{
    private static readonly Actor Administrator = new("admin-01", Roles.Administrator, []);
    private static readonly ChangeUnit.Command Bureau = new("住建局", null, UnitKinds.Department, null, null, null, null);
    private static readonly ChangeCategory.Command Noise = new("噪声", null, null, null, null);
    private readonly ADispatch _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task<IResult> Puts(string code, ChangeUnit.Command command) => ChangeUnit.Handle(code, command, _given.Db, _given.Clock, Administrator);

    private Task<IResult> Puts(string code, ChangeCategory.Command command) => ChangeCategory.Handle(code, command, _given.Db, _given.Clock, Administrator);

    [Theory]
    [InlineData("A", "circle")]
    [InlineData("B", "circle")]
    [InlineData("C", "circle")]
    [InlineData("nowhere", "unknown-category")]
    public async Task No_category_stands_above_itself_through_however_many_levels(string parent, string refused)
    {
        Value<CategoryChanged>(await Puts("A", Noise));
        Value<CategoryChanged>(await Puts("B", Noise with { Parent = "A" }));
        Value<CategoryChanged>(await Puts("C", Noise with { Parent = "B" }));
        Assert.Equal(refused, await Refused(await Puts("A", Noise with { Parent = parent })));
        Assert.Single(await Trail.Of(_given.Db, "category:A"));
    }

    [Fact]
    public async Task A_circle_from_the_time_when_they_were_taken_holds_up_nobody()
    {
        foreach (var (code, parent) in new[] { ("A", "B"), ("B", "A") })
            await _given.Db.Write(tx => tx.Execute("INSERT INTO Categories (Code, Version, Name, Parent, ValidFrom) VALUES (@Code, 1, @Code, @Parent, @Now)", new { Code = code, Parent = parent, _given.Clock.Now }));
        Assert.Equal("circle", await Refused(await Puts("C", Noise with { Parent = "A" })));
        Value<CategoryChanged>(await Puts("A", Noise));
        Value<CategoryChanged>(await Puts("C", Noise with { Parent = "B" }));
    }

    [Fact]
    public async Task Of_two_who_change_a_unit_from_the_same_page_the_second_is_told()
    {
        Assert.Equal(1, Value<UnitChanged>(await Puts("ZJJ", Bureau with { Version = 0 })).Version);
        Value<UnitChanged>(await Puts("ZJJ", Bureau with { Name = "住房局", Version = 1 }));
        Assert.Equal("changed-meanwhile", await Refused(await Puts("ZJJ", Bureau with { Name = "建设局", Version = 1 })));
        Assert.Equal(2, Value<UnitChanged>(await Puts("ZJJ", Bureau with { Name = "住房局", Version = 1 })).Version);
        Assert.Equal("code-taken", await Refused(await Puts("ZJJ", Bureau with { Name = "另一个局", Version = 0 })));
        Assert.Equal(3, Value<UnitChanged>(await Puts("ZJJ", Bureau with { Name = "不问版本" })).Version);
    }

    [Fact]
    public async Task What_hangs_on_a_unit_is_counted_and_it_may_cease_all_the_same()
    {
        await _given.HasUnit("ZJJ");
        Value<UnitChanged>(await Puts("ZJZ", Bureau with { Parent = "ZJJ" }));
        Value<UnitChanged>(await Puts("GONE", Bureau with { Parent = "ZJJ", ValidFrom = _given.Clock.Now.AddDays(-9), CeasedAt = _given.Clock.Now }));
        Value<CategoryChanged>(await Puts("噪声", Noise));
        await _given.Has(AnOrder.In(States.Signed) with { Id = "o-1", Unit = "ZJJ", Category = "噪声" });
        await _given.Has(AnOrder.In(States.Closed) with { Id = "o-2", Unit = "ZJJ", Category = "噪声" });
        Assert.Equal((1, 1, 0), Value<InUse.Used>(await InUse.OfUnit("ZJJ", _given.Db, _given.Clock)) is var unit ? (unit.OpenOrders, unit.Children, unit.Catalogue) : default);
        Assert.Equal((1, 0, 0), Value<InUse.Used>(await InUse.OfCategory("噪声", _given.Db, _given.Clock)) is var category ? (category.OpenOrders, category.Children, category.Catalogue) : default);
        Value<UnitChanged>(await Puts("ZJJ", Bureau with { CeasedAt = _given.Clock.Now }));
    }

    [Theory]
    [InlineData("", "bad-code")]
    [InlineData("a\tb", "bad-code")]
    [InlineData("Noise - Residential/Loud Music", null)]
    public void A_category_has_a_code_that_can_be_written(string code, string? refused) => Assert.Equal(refused, ChangeCategory.Refuse(code, Noise)?.Code);

    [Fact]
    public void It_does_not_end_before_it_begins()
    {
        var now = new DateTime(2026, 3, 12, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal("ceasedAt", ChangeCategory.Refuse("A", Noise with { ValidFrom = now, CeasedAt = now })?.Field);
    }
}
