using System.Text.Json;
using Hotline.Dispatch;
using Hotline.Platform;
using Hotline.Tests.Journeys;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Xunit;
using static Hotline.Tests.Dispatch.ADispatch;

namespace Hotline.Tests.Dispatch;

[OnEachDatabase]
public sealed class HandingOverADesk : IAsyncDisposable
{
    private readonly ADispatch _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task Has(string id, string state, string handler, string unit = "ZJJ") => _given.Has(AnOrder.In(state) with { Id = id, Number = id, Handler = handler, Unit = unit });

    private Task<IResult> HandsOver(string from, string? to) => HandOverDesk.Handle(from, new(to), _given.Db, _given.Clock, Administrator);

    private async Task<string?> HandlerOf(string id) => (await _given.Db.Single<WorkOrder>(WorkOrder.Load, new { Id = id }))!.Handler;

    private async Task<string> InHandOf(string account) =>
        string.Join(' ', Value<HandOverDesk.Open>(await HandOverDesk.Count(account, _given.Db)).Units.Select(of => $"{of.Unit}:{of.Orders}"));

    [Fact]
    public async Task Every_open_order_goes_to_the_colleague_and_the_trail_of_each_says_so()
    {
        foreach (var state in States.All.Except([States.Unheard]))
            await Has($"o-{state}", state, "lin");
        await Has("o-other", States.Signed, "wang");
        var open = States.Open.Length + 1;
        Assert.Equal($"ZJJ:{open}", await InHandOf("lin"));
        Assert.Equal(open, Value<HandOverDesk.HandedOver>(await HandsOver("lin", "chen")).Orders);
        Assert.Equal(("chen", "chen", "lin", "wang"), (await HandlerOf("o-signed"), await HandlerOf("o-merged"), await HandlerOf("o-closed"), await HandlerOf("o-other")));
        var told = Assert.Single(await Trail.Of(_given.Db, "o-signed"));
        Assert.Equal((nameof(HandlerChanged), Administrator.Id, false), (told.Type, told.ActorId, told.Sends));
        Assert.Equal(("lin", "chen"), JsonSerializer.Deserialize<HandlerChanged>(told.Body, Wire.Json) is { } fact ? (fact.From, fact.To) : default);
    }

    [Fact]
    public async Task Twice_or_two_at_once_move_each_order_once_and_what_came_meanwhile_goes_too()
    {
        for (var i = 0; i < 450; i++)
            await Has($"o{i:000}", States.Signed, "lin");
        var moved = await Task.WhenAll(HandsOver("lin", "chen"), HandsOver("lin", "chen"));
        Assert.Equal(450, moved.Sum(done => Value<HandOverDesk.HandedOver>(done).Orders));
        Assert.Equal(("", "ZJJ:450"), (await InHandOf("lin"), await InHandOf("chen")));
        await Has("late", States.Signed, "lin", "CGJ");
        Assert.Equal("CGJ:1", await InHandOf("lin"));
        Assert.Equal(1, Value<HandOverDesk.HandedOver>(await HandsOver("lin", "chen")).Orders);
        Assert.Equal(451, await _given.Db.Single<long>("SELECT COUNT(*) FROM Facts"));
    }

    [Fact]
    public async Task Nobody_hands_over_to_themselves_or_to_nobody()
    {
        Assert.Equal("to-themselves", await Refused(await HandsOver("lin", "lin")));
        Assert.Equal("missing", await Refused(await HandsOver("lin", " ")));
        Assert.Equal("too-long", await Refused(await HandsOver("lin", new string('x', 10_000))));
        Assert.Equal(0, Value<HandOverDesk.HandedOver>(await HandsOver("'; DROP TABLE WorkOrders --", "chen")).Orders);
    }

    [Fact]
    public async Task Mine_are_those_in_my_hands_in_every_list_and_count_and_a_colleagues_are_not()
    {
        await Has("o-1", States.Signed, Handler.Id);
        await Has("o-2", States.Signed, "wang");
        await Has("o-3", States.Closed, Handler.Id);
        await Has("o-4", States.Signed, Handler.Id, "CGJ");
        foreach (var (state, sort, found) in new[] { ("open", "due", "o-1"), ("open", "new", "o-1"), ("closed", "new", "o-3") })
            Assert.Equal(found, string.Join(' ', Value<ListForDesk.Page>(await ListForDesk.Handle(new() { State = state, Sort = sort, Mine = true }, _given.Db, _given.Clock, Handler)).Rows.Select(row => row.Id)));
        var counts = Value<List<CountForDesk.Counted>>(await CountForDesk.Handle(_given.Db, _given.Clock, Handler, mine: true));
        Assert.Equal((1, 1), (counts.Find(one => one.Name == "open")!.Count, counts.Find(one => one.Name == "closed")!.Count));
        Assert.All(Value<List<CountForDesk.Counted>>(await CountForDesk.Handle(_given.Db, _given.Clock, Dispatcher, mine: true)), one => Assert.Equal(0, one.Count));
    }

    [Fact, OnSqliteOnly("it is a journey through the whole system")]
    public async Task Who_signs_has_it_in_hand_until_it_leaves_the_unit()
    {
        await using var hotline = await TheHotline.Opens();
        async Task<bool> IsInHand(string id) => (await hotline.Seen("dispatch", id)).TryGetProperty("handler", out _);
        async Task Does(TheHotline.Person who, string id, string step, object body)
        {
            await TheHotline.Done(who.Post($"/api/dispatch/work-orders/{id}/{step}", body));
            await hotline.Settled();
        }
        var id = await hotline.DispatchedTo("ZJJ");
        Assert.False(await IsInHand(id));
        await Does(hotline.Handler("ZJJ"), id, "sign", new { });
        Assert.True(await IsInHand(id));
        BeforeThereWasTheColumn(hotline);
        Assert.True(await IsInHand(id));
        await Does(hotline.Handler("ZJJ"), id, "return", new { reason = "不属于本单位职责", basis = "三定方案", suggestedUnit = "CGJ" });
        Assert.True(await IsInHand(id));
        await Does(hotline.Dispatcher, id, "return/review", new { uphold = true, reason = "同意", nextUnit = "CGJ" });
        Assert.False(await IsInHand(id));
    }

    // An order of an older version, as the migration finds it: it is sent to the file, as migrations are, and not through the service.
    private static void BeforeThereWasTheColumn(TheHotline hotline)
    {
        var migration = Schema.Rendered(Dialect.Sqlite, typeof(DispatchService).Assembly).Single(one => one.Name.EndsWith("131-handlers-so-far.sql", StringComparison.Ordinal)).Text;
        using var file = new SqliteConnection($"Data Source={Path.Combine(hotline.Folder, "dispatch.db")}");
        file.Open();
        using var run = file.CreateCommand();
        run.CommandText = "UPDATE WorkOrders SET Handler = NULL;\n" + migration;
        Assert.True(run.ExecuteNonQuery() > 0);
    }
}
