using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;
using Hotline.WorkingTime;
using Xunit;
using static Hotline.Tests.Dispatch.ADispatch;

namespace Hotline.Tests.Dispatch;

[OnEachDatabase]
public sealed class DesksAndTheirCounts : IAsyncDisposable
{
    private static readonly DateTime Now = AnOrder.Now;
    private static readonly Actor OfTwoUnits = new("handler-05", Roles.Handler, ["ZJJ", "CGJ"]);
    private static readonly Actor[] People = [Handler, OfTwoUnits, Dispatcher, Agent];
    private readonly ADispatch _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    /// <summary>Of three units, in every state, due a week ago to two weeks from now; many at the same close.</summary>
    private async Task HasOrders()
    {
        var units = new[] { "ZJJ", "CGJ", "SWJ" };
        var number = 0;
        foreach (var state in States.All.Except([States.Unheard]))
            for (var i = 0; i < 12; i++)
            {
                var due = Now.Date.AddHours(10).AddDays((i % 5 * 5) - 7);
                await _given.Has(AnOrder.In(state) with
                {
                    Id = $"o{number:000}",
                    Number = $"HP202603120{number++:00000}",
                    Unit = state == States.Queued ? null : units[i % 3],
                    Type = i % 2 == 0 ? WorkOrderTypes.Complaint : WorkOrderTypes.Help,
                    Area = i % 4 == 0 ? "永和街道" : "萝岗街道",
                    Category = i % 6 == 0 ? "noise" : "lamps",
                    Title = i % 3 == 0 ? "路灯 50%_[亮]" : "夜间施工噪声",
                    SignBy = due,
                    HandleBy = due.AddDays(1),
                    CallerDueBy = due.AddDays(2),
                    ExtensionDays = state == States.Signed && i % 4 == 0 ? 5 : 0,
                    RegisteredAt = Now.AddDays(-9),
                    DispatchedAt = Now.AddDays(-8),
                });
            }
    }

    private async Task<ListForDesk.Page> Page(Actor user, ListForDesk.Asked asked) => Value<ListForDesk.Page>(await ListForDesk.Handle(asked, _given.Db, _given.Clock, user));

    private async Task<List<WorkOrderRow>> Whole(Actor user, ListForDesk.Asked asked, int limit = 7)
    {
        var rows = new List<WorkOrderRow>();
        for (var next = (string?)null; ;)
        {
            var page = await Page(user, asked with { After = next, Limit = limit });
            rows.AddRange(page.Rows);
            if ((next = page.Next) is null)
                return rows;
        }
    }

    private async Task<List<CountForDesk.Counted>> Counts(Actor user, string? unit = null) => Value<List<CountForDesk.Counted>>(await CountForDesk.Handle(_given.Db, _given.Clock, user, unit));

    [Fact]
    public async Task Each_count_opens_a_list_of_exactly_so_many_rows()
    {
        await HasOrders();
        foreach (var user in People)
            foreach (var unit in new[] { null, "ZJJ" })
                foreach (var count in await Counts(user, unit))
                    Assert.Equal((user.Id, unit, count.Name, count.Count), (user.Id, unit, count.Name, (await Whole(user, new() { State = count.State, Unit = unit })).Count));
    }

    [Fact]
    public async Task No_count_of_a_dispatcher_is_empty_here_so_that_the_comparison_means_something() =>
        Assert.DoesNotContain(await CountsOf(Dispatcher), count => count.Count == 0);

    private async Task<List<CountForDesk.Counted>> CountsOf(Actor user)
    {
        await HasOrders();
        return await Counts(user);
    }

    [Fact]
    public async Task Every_list_has_the_rows_it_says_and_leaves_none_out()
    {
        await HasOrders();
        var all = await _given.Db.List<WorkOrder>("SELECT * FROM WorkOrders ORDER BY Id");
        var meant = new Dictionary<string, Func<WorkOrder, bool>>(StringComparer.Ordinal)
        {
            ["open"] = o => o.IsOpen,
            ["overdue"] = o => o.IsOpen && o.DueBy < Now,
            ["due-soon"] = o => o.At(new TimeNow(Now, PublishedRules.Shipped)).Light == TrafficLight.Yellow,
            ["to-review"] = o => o.State is States.ReturnRequested or States.ClosingSubmitted || o.ExtensionDays > 0,
            ["returns-and-disputes"] = o => o.State is States.ReturnRequested or States.Held,
        };
        foreach (var name in DeskState.Names)
            foreach (var user in People)
                foreach (var sort in new[] { "due", "new" })
                    Assert.Equal((name, string.Join(',', all.Where(o => meant.GetValueOrDefault(name, o => o.State == name)(o) && (user.Role != Roles.Handler || user.IsOf(o.Unit))).Select(o => o.Id))),
                        (name, string.Join(',', (await Whole(user, new() { State = name, Sort = sort })).Select(row => row.Id).Order(StringComparer.Ordinal))));
    }

    /// <summary>Thursday 12 March 2026, 14:23 in China: what is yellow then, whatever its clock and since when it runs.</summary>
    [Theory]
    [InlineData(Urgencies.Ordinary, -20, 4)]
    [InlineData(Urgencies.Ordinary, -1, 4)]
    [InlineData(Urgencies.Ordinary, -1, 28)]
    [InlineData(Urgencies.Ordinary, -40, 28)]
    [InlineData(Urgencies.Ordinary, -40, 20)]
    [InlineData(Urgencies.Urgent, -20, 4)]
    [InlineData(Urgencies.Urgent, -1, 4)]
    [InlineData(Urgencies.Urgent, -300, 90)]
    public async Task Due_soon_is_exactly_what_has_a_yellow_light(string urgency, int sinceHours, int dueHours)
    {
        await _given.Has(AnOrder.In(States.Dispatched) with { Urgency = urgency, DispatchedAt = Now.AddHours(sinceHours), SignBy = Now.AddHours(dueHours), RegisteredAt = Now.AddDays(-20), CallerDueBy = Now.AddDays(20) });
        var light = Assert.Single(await Whole(Dispatcher, new())).Light;
        foreach (var user in People[..3])
            foreach (var sort in new[] { "due", "new" })
                Assert.Equal(light == TrafficLight.Yellow ? 1 : 0, (await Whole(user, new() { State = "due-soon", Sort = sort })).Count);
        Assert.Equal(light == TrafficLight.Yellow ? 1 : 0, (await Counts(Dispatcher)).Single(count => count.Name == "dueSoon").Count);
    }

    /// <summary>A category that by rule is handled within 20 days and nights is yellow in the last five of them, and signed within 30 minutes in the last seven and a half.</summary>
    [Theory]
    [InlineData(States.Signed, -400, 80, true)]
    [InlineData(States.Signed, -300, 180, false)]
    [InlineData(States.Dispatched, -0.4, 0.1, true)]
    [InlineData(States.Dispatched, -0.1, 0.4, false)]
    public async Task Also_an_ordinary_order_is_due_soon_by_day_and_night_where_its_limit_says_so(string state, double sinceHours, double dueHours, bool yellow)
    {
        await _given.Db.Write(async tx => { await KeepTimeRules.Hear(Escalation.Story.DayAndNight("water", Now.AddDays(-60)), tx); return true; });
        var (since, due) = (Now.AddHours(sinceHours), Now.AddHours(dueHours));
        await _given.Has(AnOrder.In(state) with { Category = "water/pipes", DispatchedAt = since, SignBy = due, HandleBy = due, RegisteredAt = Now.AddDays(-20), CallerDueBy = Now.AddDays(40) });
        var row = Assert.Single(await Whole(Dispatcher, new()));
        Assert.Equal((yellow ? TrafficLight.Yellow : TrafficLight.Green, true, (int)(dueHours * 60)), (row.Light, row.Left!.RoundTheClock, row.Left.Minutes));
        Assert.Equal(yellow ? 1 : 0, (await Whole(Dispatcher, new() { State = "due-soon" })).Count);
    }

    /// <summary>What a newcomer saw: sent at night, a whole working day is left, its light is green, and it was counted as due soon.</summary>
    [Fact]
    public async Task What_was_sent_after_hours_and_has_a_whole_working_day_to_be_signed_is_not_due_soon()
    {
        var (saturday, monday) = (new DateTime(2026, 3, 14, 12, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 16, 10, 0, 0, DateTimeKind.Utc));
        _given.Time.SetUtcNow(saturday.AddMinutes(1));
        await _given.Has(AnOrder.In(States.Dispatched) with { DispatchedAt = saturday, SignBy = monday, RegisteredAt = saturday, CallerDueBy = monday.AddDays(14) });
        var row = Assert.Single(await Whole(Handler, new()));
        Assert.Equal((1, 0, TrafficLight.Green), (row.Left!.WorkingDays, row.Left.Minutes, row.Light));
        Assert.Empty(await Whole(Handler, new() { State = "due-soon" }));
    }

    [Fact]
    public async Task Whose_limit_comes_first_comes_first_and_the_time_left_is_told()
    {
        await HasOrders();
        foreach (var user in People)
        {
            var rows = await Whole(user, new());
            Assert.Equal(rows.OrderBy(r => r.Left!.Until).ThenBy(r => r.Id, StringComparer.Ordinal).Select(r => r.Id), rows.Select(r => r.Id));
            Assert.All(rows, row => Assert.NotNull(row.Light));
        }
        var newest = await Whole(Dispatcher, new() { Sort = "new" });
        Assert.Equal(newest.Select(r => r.Id).OrderDescending(StringComparer.Ordinal), newest.Select(r => r.Id));
    }

    [Fact]
    public async Task A_list_is_narrowed_by_type_area_and_category()
    {
        await HasOrders();
        var rows = await Whole(Dispatcher, new() { Type = WorkOrderTypes.Complaint, Area = "永和街道", Category = "noise" });
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal((WorkOrderTypes.Complaint, "永和街道", "noise"), (r.Type, r.Area, r.Category)));
        Assert.Equal((await Whole(Dispatcher, new())).Count(r => (r.Type, r.Area, r.Category) == (WorkOrderTypes.Complaint, "永和街道", "noise")), rows.Count);
    }

    [Theory]
    [InlineData("HP20260312000013", 1)]
    [InlineData("hp20260312000013", 1)]
    [InlineData("000013", 1)]
    [InlineData("00013 ", 1)]
    [InlineData("P2026", 0)]
    [InlineData("施工", 48)]
    [InlineData("50%_[亮", 24)]
    [InlineData("5_%", 0)]
    [InlineData("%", 24)]
    [InlineData(" ", 72)]
    public async Task An_order_is_found_by_its_number_its_last_digits_or_a_part_of_its_title(string q, int found)
    {
        await HasOrders();
        Assert.Equal(found, (await Whole(Dispatcher, new() { Q = q }, 100)).Count);
    }

    [Theory]
    [InlineData("施工")]
    [InlineData("灯 5")]
    [InlineData("夜")]
    [InlineData("1")]
    [InlineData("000013")]
    [InlineData(null)]
    public async Task What_is_found_among_ended_orders_is_what_each_page_by_page_says_and_leaves_none_out(string? q)
    {
        await HasOrders();
        foreach (var user in People)
            foreach (var state in new[] { States.Closed, States.Terminated })
                foreach (var area in new[] { null, "永和街道", "没有街道" })
                    Assert.Equal((await Whole(user, new() { State = state }, 100)).Where(row => (area is null || row.Area == area) && (q is null || row.Title!.Contains(q, StringComparison.Ordinal) || row.Number!.EndsWith(q, StringComparison.Ordinal))).Select(row => row.Id).Order(StringComparer.Ordinal),
                        (await Whole(user, new() { State = state, Area = area, Q = q }, 2)).Select(row => row.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_order_that_came_before_there_was_a_search_is_found_also_while_it_is_put_into_it()
    {
        await HasOrders();
        await _given.Db.Write(tx => tx.Execute("UPDATE Texts SET Done = 0 WHERE Id = 'o073'"));
        await _given.Db.Write(tx => tx.Execute(_given.Db.Dialect.ForgetTerms, new { Id = "o073" }));
        var closed = (await Whole(Dispatcher, new() { State = States.Closed, Q = "施工" })).Count;
        Assert.Equal(1, await IndexOrders.Some(_given.Db));
        Assert.Equal(closed, (await Whole(Dispatcher, new() { State = States.Closed, Q = "施工" })).Count);
    }

    [Fact]
    public async Task Of_another_units_desk_a_handler_does_not_even_learn_that_it_is_there()
    {
        Assert.Equal("not-found", await Refused(await ListForDesk.Handle(new() { Unit = "CGJ" }, _given.Db, _given.Clock, Handler)));
        Assert.Equal("not-found", await Refused(await CountForDesk.Handle(_given.Db, _given.Clock, Handler, "CGJ")));
        await HasOrders();
        Assert.All(await Whole(Handler, new()), row => Assert.Equal("ZJJ", row.Unit));
        Assert.All(await Whole(Handler, new() { State = States.Closed }), row => Assert.Equal("ZJJ", row.Unit));
        Assert.Empty(await Whole(Handler with { Units = [] }, new()));
    }

    [Fact]
    public void What_is_none_is_refused_by_name()
    {
        Assert.Equal(("unknown-word", "state"), No(new() { State = "dispached" }));
        Assert.Equal(("unknown-word", "state"), No(new() { State = States.Unheard }));
        Assert.Equal(("unknown-word", "type"), No(new() { Type = "praise" }));
        Assert.Equal(("unknown-word", "sort"), No(new() { Sort = "old" }));
        Assert.Equal(("too-long", "q"), No(new() { Q = new string('噪', 101) }));
        Assert.Equal(("bad-cursor", "after"), No(new() { After = "o17" }));
        Assert.Equal((null, null), No(new() { After = "o17", Sort = "new" }));
        Assert.Equal((null, null), No(new() { After = "o17", State = States.Closed }));
    }

    private static (string?, string?) No(ListForDesk.Asked asked) => ListForDesk.Refuse(asked, Dispatcher) is { } no ? (no.Code, no.Field) : default;
}
