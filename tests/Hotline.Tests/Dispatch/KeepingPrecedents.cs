using Hotline.Contracts;
using Hotline.Dispatch;
using Xunit;
using static Hotline.Tests.Dispatch.ADispatch;

namespace Hotline.Tests.Dispatch;

/// <summary>先例入目录: what a ruling taught counts from then on, whichever of two came first, or twice.</summary>
[OnEachDatabase]
public sealed class KeepingPrecedents : IAsyncDisposable
{
    private const string Noise = "城市管理/噪音扰民", Yonghe = "440112015";
    private readonly ADispatch _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private PrecedentSet Taught(string dispute, string unit, int days, string? area = Yonghe, string category = Noise) => new()
    {
        WorkOrderId = "order-" + dispute,
        IncidentId = "order-" + dispute,
        Revision = 3,
        At = _given.Clock.Now,
        ActorId = "coordinator-01",
        ActorRole = Roles.Coordinator,
        Dispute = dispute,
        CaseNumber = $"争议〔2026〕{dispute}号",
        Ruling = "裁定〔2026〕1号",
        Category = category,
        Area = area,
        Unit = unit,
        Assisting = ["CGJ", "NOBODY"],
        Basis = "联席会议纪要",
        ValidFrom = _given.Clock.Now.AddDays(days),
    };

    private Task Hears(PrecedentSet set) => _given.Db.Write(async tx =>
    {
        await KeepPrecedent.Hear(set, tx);
        return true;
    });

    private async Task<Named> On(int day) => (await Catalogue.Load(_given.Db)).Find(Noise, Yonghe, _given.Clock.Now, _given.Clock.Now.AddDays(day));

    private async Task HasHuangpu() => Value<ShippedCatalogue.Taken>(await ShippedCatalogue.Handle(_given.Db, _given.Clock, Administrator));

    [Fact]
    public async Task The_next_such_order_goes_by_it_and_it_cites_the_case()
    {
        await HasHuangpu();
        await Hears(Taught("1", "GAJ", 1));
        Assert.Equal("CGJ", (await On(0)).Lead?.Unit);
        var lead = (await On(1)).Lead!;
        Assert.Equal(("GAJ", "1", "争议〔2026〕1号", "裁定〔2026〕1号：联席会议纪要", "coordinator-01"), (lead.Unit, lead.Precedent, lead.CaseNumber, lead.Basis, lead.Author));
        Assert.Equal(["CGJ"], (await On(1)).Assisting);
    }

    [Fact]
    public async Task An_entry_that_counted_for_the_same_matter_ends_where_the_precedent_begins()
    {
        await HasHuangpu();
        Value<CatalogueChanged>(await ChangeCatalogue.Handle("yonghe", new(Noise, Yonghe, Yonghe, "属地", null, null), _given.Db, _given.Clock, Administrator));
        await Hears(Taught("1", "GAJ", 1));
        Assert.Equal((Yonghe, "GAJ"), ((await On(0)).Lead?.Unit, (await On(2)).Lead?.Unit));
        Assert.Equal(_given.Clock.Now.AddDays(1), (await _given.Db.Single<CatalogueEntry>(CatalogueEntry.Load, new { Entry = "yonghe" }))!.CeasedAt);
    }

    [Theory]
    [InlineData("1 2 3")]
    [InlineData("3 2 1")]
    [InlineData("2 3 1")]
    [InlineData("3 1 2 3 1")]
    public async Task Of_several_for_one_matter_the_later_follows_the_earlier_in_whatever_order_they_are_heard(string order)
    {
        await HasHuangpu();
        PrecedentSet[] all = [Taught("1", "GAJ", 1), Taught("2", "STHJ", 2), Taught("3", "ZJJ", 2)];
        foreach (var number in order.Split(' '))
            await Hears(all[int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) - 1]);
        Assert.Equal(["CGJ", "GAJ", "ZJJ", "ZJJ"], [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(async day => (await On(day)).Lead?.Unit))]);
    }

    [Fact]
    public async Task What_the_catalogue_cannot_take_it_says()
    {
        await HasHuangpu();
        await Hears(Taught("1", "NOBODY", 0));
        await Hears(Taught("2", "GAJ", 0, category: "没有的分类"));
        Assert.Equal(["unit-unknown", "unknown-category"], [await Said("1"), await Said("2")]);
    }

    private async Task<string?> Said(string dispute) => (await Hotline.Platform.Hearing.AnnouncedOf(_given.Db, "order-" + dispute)).Last<PrecedentNotKept>()?.Code;
}
