using Hotline.Contracts;
using Hotline.Intake;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Hotline.Tests.Intake;

[OnEachDatabase]
public sealed class Searching : IAsyncDisposable
{
    private static readonly RegisterWorkOrder.Command Lamp = new() { Type = WorkOrderTypes.Help, Title = "路灯不亮", Content = "科学大道3号门口的路灯连续三天不亮，晚上看不清路。", Area = "联和街道", Keep = true };
    private readonly AnIntake _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task<IResult> Asks(string q, string? state = null, string after = "", int limit = 100, string? callId = null) => ListWorkOrders.Handle(_given.Db, state, callId, after, limit, q);

    private async Task<List<string>> Finds(string q, string? state = null, string after = "", int limit = 100) =>
        AnIntake.Value<List<ListWorkOrders.Row>>(await Asks(q, state, after, limit)).ConvertAll(row => row.Id);

    [Theory]
    [InlineData("夜间施工")]
    [InlineData("打桩")]
    [InlineData("开创大道")]
    [InlineData("ＢＯＳＣＨ电锤")]
    [InlineData(" bosch ")]
    [InlineData("施工\u3000扰民")]
    public async Task An_order_is_found_by_what_stands_in_its_title_content_or_address(string q)
    {
        await _given.Registers(Lamp);
        var order = await _given.Registers(AnIntake.Noise with { Title = "夜间施工 扰民", Content = "工地凌晨打桩，用Bosch电锤。", Address = "开创大道旁" });
        Assert.Equal([order.Id], await Finds(q));
    }

    [Theory]
    [InlineData("施工夜间")]
    [InlineData("夜间打桩")]
    [InlineData("间施工扰民")]
    public async Task Its_characters_must_stand_together_as_they_were_typed(string q)
    {
        await _given.Registers(AnIntake.Noise with { Title = "夜间施工，扰民", Content = "施工队夜间打桩，打桩夜间施工", Address = null });
        Assert.Equal(q == "夜间打桩" ? 1 : 0, (await Finds(q)).Count);
    }

    [Fact]
    public async Task It_is_found_by_its_number_whole_or_in_part()
    {
        var order = await _given.Registers();
        for (var i = 0; i < 3; i++)
            await _given.Registers(Lamp);
        Assert.Equal("HP20260312000001", order.Number);
        foreach (var q in new[] { "HP20260312000001", "hp20260312000001", "ＨＰ20260312000001", "20260312000001", "000001", "12000001", "HP2026031200000１" })
            Assert.Equal([order.Id], await Finds(q));
        Assert.Equal(4, (await Finds("HP20260312")).Count);
        Assert.Equal(4, (await Finds("20260312")).Count);
        Assert.Empty(await Finds("HP20260312000009"));
        Assert.Empty(await Finds("HP20260311000001"));
    }

    [Fact]
    public async Task The_latest_come_first_page_by_page_and_of_one_state_or_call()
    {
        var orders = new List<string>();
        for (var i = 0; i < 5; i++)
            orders.Add((await _given.Registers(Lamp with { Keep = i % 2 == 0, CallId = $"call-{i}" })).Id);
        orders.Reverse();
        Assert.Equal(orders, await Finds("路灯"));
        Assert.Equal(orders[..2], await Finds("路灯", limit: 2));
        Assert.Equal(orders[2..4], await Finds("路灯", after: orders[1], limit: 2));
        Assert.Empty(await Finds("路灯", after: orders[4]));
        Assert.Empty(await Finds("路灯", after: "nobody"));
        Assert.Equal([orders[1], orders[3]], await Finds("路灯", States.HandedOver));
        Assert.Equal(orders[2], Assert.Single(AnIntake.Value<List<ListWorkOrders.Row>>(await Asks("路灯", callId: "call-2"))).Id);
        Assert.Equal("unknown-word", await AnIntake.Refused(await Asks("路灯", "open")));
    }

    [Fact]
    public async Task Orders_are_listed_by_the_progress_that_stands_in_their_row_whether_Dispatch_has_answered_or_not()
    {
        var orders = new List<string>();
        for (var i = 0; i < 6; i++)
            orders.Add((await _given.Registers(Lamp with { Keep = i == 0 })).Id);
        await _given.Db.Write(async tx => { await tx.Execute("UPDATE WorkOrders SET Progress = 'signed' WHERE Id = @Id", new { Id = orders[2] }); await tx.Execute("UPDATE WorkOrders SET Progress = 'withdrawn' WHERE Id = @Id", new { Id = orders[3] }); return await tx.Execute("UPDATE WorkOrders SET State = 'withdrawn' WHERE Id = @Id", new { Id = orders[4] }); });
        async Task<List<string>> Lists(string progress, string? q, string? sort = "new") => AnIntake.Value<List<ListWorkOrders.Row>>(await ListWorkOrders.Handle(_given.Db, sort: sort, q: q, progress: progress)).ConvertAll(row => row.Id);
        foreach (var q in new[] { null, "路灯" })
        {
            Assert.Equal([orders[0]], await Lists("kept", q));
            Assert.Equal([orders[5], orders[1]], await Lists("queued", q));
            Assert.Equal([orders[2]], await Lists("signed", q));
            Assert.Equal([orders[4], orders[3]], await Lists("withdrawn", q));
        }
        Assert.Equal([orders[3], orders[4]], await Lists("withdrawn", null, sort: "old"));
        Assert.Equal("unknown-word", await AnIntake.Refused(await ListWorkOrders.Handle(_given.Db, progress: "handed-over")));
    }

    [Fact]
    public async Task Pages_go_on_where_there_are_more_places_than_are_looked_at_at_once()
    {
        for (var i = 0; i < 250; i++)
            await _given.Registers(Lamp with { Title = i == 3 ? "路灯常亮" : "灯路常亮，路灯" });
        Assert.Single(await Finds("路灯常亮"));
        Assert.Equal(250, (await Finds("路灯", limit: 1000)).Count);
        Assert.Equal(250, (await Finds("20260312", limit: 1000)).Count);
    }

    [Fact]
    public async Task A_corrected_order_is_found_by_what_it_says_now()
    {
        var order = await _given.Registers(Lamp);
        await CorrectWorkOrder.Handle(order.Id, new() { Title = "井盖缺失", Content = "", Reason = "听错" }, _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);
        Assert.Empty(await Finds("路灯"));
        Assert.Equal([order.Id], await Finds("井盖"));
        Assert.Equal([order.Id], await Finds(order.Number));
    }

    [Fact]
    public async Task A_registration_that_is_refused_leaves_nothing_to_be_found()
    {
        await RegisterWorkOrder.Handle(Lamp with { SuggestedUnit = "ZJJ" }, _given.Db, _given.Clock, AnIntake.Agent, _given.Numbers, _given.Safe);
        Assert.Empty(await Finds("路灯"));
        Assert.Equal(0, await _given.Db.Single<int>("SELECT COUNT(*) FROM Texts"));
    }

    [Fact]
    public async Task Orders_from_before_there_was_a_search_are_put_into_it()
    {
        var old = new[] { await _given.Registers(Lamp), await _given.Registers(Lamp with { Title = "路灯常亮" }) };
        foreach (var order in old)
            await _given.Db.Write(tx => tx.Execute(_given.Db.Dialect.ForgetTerms, new { order.Id }));
        await _given.Db.Write(tx => tx.Execute("UPDATE Texts SET Done = 0 WHERE Done = 1"));
        Assert.Empty(await Finds("路灯"));
        var corrected = await CorrectWorkOrder.Handle(old[0].Id, new() { Title = "井盖缺失", Reason = "听错" }, _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);
        AnIntake.Value<WorkOrderCorrected>(corrected);
        Assert.Equal(1, await IndexOrders.Some(_given.Db));
        Assert.Equal(0, await IndexOrders.Some(_given.Db));
        Assert.Equal([old[1].Id, old[0].Id], await Finds("路灯"));
        Assert.Equal([old[0].Id], await Finds("井盖"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 夜 ")]
    [InlineData("夜，间")]
    [InlineData("！！")]
    [InlineData("a b")]
    public async Task Two_characters_that_stand_together_are_the_least(string q) => Assert.Equal("too-short", await AnIntake.Refused(await Asks(q)));

    public static TheoryData<string> Hostile =>
    [
        "\"", "\"\"", "路灯\"", "\" OR \"", "路灯* OR 科学", "^路灯", "路灯 NEAR 科学", "NEAR(路灯 科学, 2)", "路灯' OR '1'='1", "title : 路灯", "{路灯}", "-路灯", "路灯 AND", "NOT 路灯",
        "😀😀", "👨‍👩‍👧路灯", "夜\uD83D间", "路灯\0路灯", "%路灯%", "_灯", "[路灯]", "'; DROP TABLE Grams; --", "\u202E路灯\u202C", new string('噪', 10_000), new string('"', 10_000),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_people_type_is_never_read_as_a_query(string typed)
    {
        var order = await _given.Registers(Lamp with { Content = typed.Length > 200 ? "内容" : $"有人说：{typed.Replace('\0', ' ').Replace('\uD83D', ' ')}。" });
        var answer = await Asks(typed);
        if (answer is IStatusCodeHttpResult { StatusCode: 400 })
            Assert.Contains(await AnIntake.Refused(answer), new[] { "too-short", "too-long" });
        else
            Assert.All(AnIntake.Value<List<ListWorkOrders.Row>>(answer), row => Assert.Equal(order.Id, row.Id));
        AnIntake.Value<List<FindSimilarOrders.Similar>>(await FindSimilarOrders.Handle(new(typed[..Math.Min(typed.Length, 200)], typed), _given.Db, _given.Clock));
        Assert.Equal([order.Id], await Finds("路灯不亮"));
    }
}
