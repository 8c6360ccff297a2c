using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Hotline.Tests.Dispatch.ADispatch;
using static Hotline.Tests.Dispatch.AnOrder;

namespace Hotline.Tests.Dispatch;

/// <summary>单位撤并, as in 2019, when the town of Jiulong was split into Xinlong, Longhu and Jiufo: what was open goes to who took over.</summary>
[OnEachDatabase]
public sealed class UnitsSplitAndMerged : IAsyncDisposable
{
    private readonly ADispatch _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private async Task<string?> Change(string code, DateTime? ceases = null, params Successor[] successors) =>
        await Answered(await ChangeUnit.Handle(code, new(code, null, UnitKinds.Street, null, null, null, ceases, null, successors), _given.Db, _given.Clock, Administrator));

    private async Task HasJiulong()
    {
        foreach (var code in new[] { "JIULONG", "XINLONG", "LONGHU", "JIUFO" })
            Assert.Equal("done", await Change(code));
        foreach (var (id, state, area) in new[] { ("1", States.Dispatched, "longhu"), ("2", States.Signed, "jiufo"), ("3", States.ReturnRequested, "elsewhere"), ("4", States.ClosingSubmitted, "longhu"), ("5", States.Closed, "jiufo") })
            await _given.Has(In(state) with { Id = id, IncidentId = id, Unit = "JIULONG", Area = area, Category = null });
    }

    private static readonly Successor[] ByArea = [new() { Unit = "XINLONG" }, new() { Unit = "LONGHU", Area = "longhu" }, new() { Unit = "JIUFO", Area = "jiufo" }];

    private async Task Rings()
    {
        var timers = new Timers(_given.Db, NullLogger<Timers>.Instance);
        DispatchService.Ring(timers);
        await timers.RingAll();
    }

    private async Task<string> Where() => string.Join(' ', (await _given.Db.List<WorkOrder>("SELECT * FROM WorkOrders ORDER BY Id")).Select(order => $"{order.Unit ?? "nobody"}:{order.State}"));

    [Fact]
    public async Task Open_orders_go_to_who_took_over_their_area_and_must_be_signed_for_anew()
    {
        await HasJiulong();
        Assert.Equal("done", await Change("JIULONG", _given.Clock.Now, ByArea));
        await Rings();
        Assert.Equal("LONGHU:dispatched JIUFO:dispatched XINLONG:dispatched JIULONG:closing-submitted JIULONG:closed", await Where());
        var told = await _given.Db.AnnouncedOf("2");
        Assert.Equal("JIULONG已撤并，在办工单随职责转出。", told.Last<WorkOrderRecalled>()!.Reason);
        Assert.Equal("JIULONG撤并，由JIUFO承接其职责", told.Last<WorkOrderDispatched>()!.Basis);
    }

    [Fact]
    public async Task What_is_under_review_goes_to_who_took_over_when_it_is_sent_back()
    {
        await HasJiulong();
        Assert.Equal("done", await Change("JIULONG", _given.Clock.Now, ByArea));
        await Rings();
        _given.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("done", await Answered(await ReviewClosing.Handle("4", new(false, "没有照片", null), _given.Db, _given.Clock, ADispatch.Dispatcher)));
        await Rings();
        Assert.Equal("LONGHU:dispatched JIUFO:dispatched XINLONG:dispatched LONGHU:dispatched JIULONG:closed", await Where());
    }

    [Fact]
    public async Task What_is_to_cease_later_goes_on_until_then()
    {
        await HasJiulong();
        Assert.Equal("done", await Change("JIULONG", _given.Clock.Now.AddDays(3), ByArea));
        await Rings();
        Assert.StartsWith("JIULONG:dispatched", await Where(), StringComparison.Ordinal);
        _given.Time.Advance(TimeSpan.FromDays(3));
        await Rings();
        Assert.StartsWith("LONGHU:dispatched JIUFO:dispatched", await Where(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_took_over_waits_for_a_dispatcher()
    {
        await HasJiulong();
        Assert.Equal("done", await Change("JIULONG", _given.Clock.Now, ByArea[1..]));
        await Rings();
        Assert.Equal("LONGHU:dispatched JIUFO:dispatched nobody:queued JIULONG:closing-submitted JIULONG:closed", await Where());
    }

    [Fact]
    public async Task Its_entries_of_the_catalogue_go_as_well()
    {
        await HasJiulong();
        Value<CategoryChanged>(await ChangeCategory.Handle("路灯", new("路灯", null, null, null, null), _given.Db, _given.Clock, Administrator));
        Value<CatalogueChanged>(await ChangeCatalogue.Handle("e1", new("路灯", "longhu", "JIULONG", "属地", null, null), _given.Db, _given.Clock, Administrator));
        Assert.Equal("done", await Change("JIULONG", _given.Clock.Now, ByArea));
        await Rings();
        Assert.Equal(("LONGHU", 2), (await Catalogue.Load(_given.Db)).Entries.Single() is var entry ? (entry.Unit, entry.Version) : default);
    }

    [Fact]
    public async Task A_confidential_order_never_follows_to_the_unit_complained_of()
    {
        await HasJiulong();
        await _given.Has(In(States.Signed) with { Id = "6", IncidentId = "6", Unit = "JIULONG", Area = "longhu", Confidential = true, AccusedUnit = "LONGHU" });
        Assert.Equal("done", await Change("JIULONG", _given.Clock.Now, ByArea));
        await Rings();
        Assert.EndsWith("nobody:queued", await Where(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_takes_over_from_themselves_from_a_unit_that_stays_or_in_a_circle()
    {
        await HasJiulong();
        Assert.Equal("circle", await Change("JIULONG", _given.Clock.Now, new Successor { Unit = "JIULONG" }));
        Assert.Equal("not-ceasing", await Change("JIULONG", null, ByArea));
        Assert.Equal("unknown-unit", await Change("JIULONG", _given.Clock.Now, new Successor { Unit = "NOBODY" }));
        Assert.Equal("done", await Change("XINLONG", _given.Clock.Now.AddDays(9), new Successor { Unit = "JIULONG" }));
        Assert.Equal("circle", await Change("JIULONG", _given.Clock.Now.AddDays(1), new Successor { Unit = "XINLONG" }));
        Assert.Equal("unit-ceased", await Change("LONGHU", _given.Clock.Now.AddDays(10), new Successor { Unit = "XINLONG" }));
    }
}
