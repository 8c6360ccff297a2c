using Hotline.Contracts;
using Hotline.Escalation;
using Hotline.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Escalation;

/// <summary>时限看板, read on Friday 13 March 2026 at 15:00 in China.</summary>
[OnEachDatabase]
public sealed class TheBoard : IAsyncLifetime
{
    private static readonly DateTime Now = Close(11).AddHours(-3);
    private static readonly BusinessClock Clock = new(new FakeTimeProvider(Now));
    private static readonly Actor Manager = new("manager-01", Roles.Manager, []), OfTheUnit = new("handler-03", Roles.Handler, [Zjj]);
    private readonly Listening _service = new(EscalationService.Name, typeof(EscalationService).Assembly, EscalationService.Listen, EscalationService.Ring);

    /// <summary>Six orders: answered at once, queued, yellow, red for three days, closed late and rated today, held; and one a week ago at 15:00 and one at 15:10.</summary>
    public async ValueTask InitializeAsync()
    {
        await Told("a", Registered(Now.AddHours(-1)), Answered(Now.AddHours(-1)));
        await Told("b", Registered(Now.AddHours(-2)), HandedOver() with { RegisteredAt = Now.AddHours(-2), Area = "DS" });
        await Told("c", HandedOver() with { Area = "YH", Category = "street" }, Dispatched(1, Zjj) with { Area = "YH", Category = "street" }, Signed(2, Zjj));
        await Told("d", HandedOver(), Dispatched(1, Cgj, handleBy: Close(8)), Signed(2, Cgj));
        await Told("e", HandedOver(), Dispatched(1, Zjj, handleBy: Close(9)), Signed(2, Zjj), Submitted(3, Zjj, Now.AddHours(-3)), Closed(4, Zjj, Now.AddHours(-3), Close(9)), FollowUp(5, 4, Ratings.BasicallySatisfied) with { At = Now.AddMinutes(-30) });
        await Told("f", HandedOver(), Dispatched(1, Cgj), Held(2, "dispute-1") with { At = Now.AddHours(-2) });
        await Told("g", Registered(Now.AddDays(-7)));
        await Told("h", Registered(Now.AddDays(-7).AddMinutes(10)));
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task Told(string order, params object[] facts)
    {
        foreach (var fact in facts)
            await _service.Hear(Renamed(fact, order));
    }

    /// <summary>The same fact about another order.</summary>
    private static object Renamed(object fact, string order)
    {
        foreach (var name in new[] { "WorkOrderId", "IncidentId" })
            fact.GetType().GetProperty(name)!.SetValue(fact, order);
        return fact;
    }

    private static WorkOrderRegistered Registered(DateTime at) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = 1, At = at, ActorId = "agent", ActorRole = Roles.Agent, Number = "HP1", Type = WorkOrderTypes.Help,
        Urgency = Urgencies.Ordinary, Title = "路灯不亮", Content = "", Area = "DS", Confidential = false,
    };

    private static WorkOrderAnswered Answered(DateTime at) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = 2, At = at, ActorId = "agent", ActorRole = Roles.Agent, Answer = "已告知",
    };

    private Task<ReadBoard.Board> Read(Actor user) => ReadBoard.Read(_service.Db, Now, user);

    private async Task<int> Listed(Actor user, ListBehindBoard.Asked asked)
    {
        var (rows, after) = (0, (string?)null);
        do
        {
            var page = ((Ok<ListBehindBoard.Page>)await ListBehindBoard.Handle(asked with { After = after, Limit = 1 }, _service.Db, Clock, user)).Value!;
            (rows, after) = (rows + page.Rows.Count, page.Next);
        }
        while (after is not null);
        return rows;
    }

    [Fact]
    public async Task It_says_what_was_done_today_beside_the_same_day_last_week_up_to_the_same_minute()
    {
        var numbers = (await Read(Manager)).Numbers.ToDictionary(one => one.Measure, one => (one.Today, one.LastWeek));
        Assert.Equal((2, 1), numbers[BoardMeasures.Intake]);
        Assert.Equal((1, 0), numbers[BoardMeasures.Direct]);
        Assert.Equal((0, 0), numbers[BoardMeasures.ClosedInTime]);
        Assert.Equal((1, 0), numbers[BoardMeasures.ClosedLate]);
        Assert.Equal((1, 0), numbers[BoardMeasures.BasicallySatisfied]);
        Assert.Equal((1, 0), numbers[BoardMeasures.Disputed]);
    }

    [Fact]
    public async Task It_says_what_stands_now_and_what_turns_red_within_one_working_day()
    {
        var now = (await Read(Manager)).Now;
        // Open: b, c, d, f. Yellow: c and f, due today at 18:00. Red: d, since Tuesday at 18:00, two days and five hours; e has ended.
        Assert.Equal((4, 2, 1, 2), (now.Open, now.Yellow, now.Red, now.TurningRed));
        Assert.Equal(("overdue-3", 1), (await Read(Manager)).Overdue.Single(one => one.Value > 0) is var late ? (late.Key, late.Value) : default);
    }

    [Fact]
    public async Task A_handler_sees_the_numbers_of_their_unit_and_nothing_of_another()
    {
        var board = await Read(OfTheUnit);
        Assert.Equal((1, 1, 0, 1), (board.Now.Open, board.Now.Yellow, board.Now.Red, board.Now.TurningRed));
        Assert.Equal([Zjj], board.Units.Select(line => line.Name));
        Assert.Null(board.Disputes);
        Assert.Equal("not-found", ListBehindBoard.Refuse(new() { Unit = Cgj }, OfTheUnit)?.Code);
    }

    /// <summary>Every number that the board shows to each of them.</summary>
    [Fact]
    public async Task Every_number_opens_a_list_of_exactly_that_many_rows()
    {
        foreach (var user in new[] { Manager, OfTheUnit })
        {
            var board = await Read(user);
            var numbers = board.Numbers.Select(one => (new ListBehindBoard.Asked { Measure = one.Measure }, one.Today))
                .Concat(BoardMeasures.Together.Select(one => (new ListBehindBoard.Asked { Measure = one.Key }, board.Numbers.Where(number => one.Value.Contains(number.Measure)).Sum(number => number.Today))))
                .Concat(Standing(board.Now, new())).Append((new ListBehindBoard.Asked { Measure = Lights.Green }, board.Now.Open - board.Now.Yellow - board.Now.Red))
                .Append((new ListBehindBoard.Asked { Measure = BoardMeasures.Intake, Hour = 12, Until = 15 }, board.Hours.Where(one => one is { Area: null, Hour: >= 12 and < 15 }).Sum(one => one.Today)))
                .Concat(board.Overdue.Select(one => (new ListBehindBoard.Asked { Measure = one.Key }, one.Value)))
                .Concat(board.Units.SelectMany(line => Whole(line, new() { Unit = line.Name }))).Concat(board.Streets.SelectMany(line => Whole(line, new() { Area = line.Name })))
                .Concat(board.Types.SelectMany(line => Whole(line, new() { Type = line.Name }))).Concat(board.Categories.SelectMany(line => Whole(line, new() { Category = line.Name })))
                .Concat(board.Hours.Select(one => (new ListBehindBoard.Asked { Measure = BoardMeasures.Intake, Area = one.Area, Hour = one.Hour }, one.Today)))
                .Concat(board.Hours.Select(one => (new ListBehindBoard.Asked { Measure = BoardMeasures.Intake, Day = board.Day.AddDays(-7), Area = one.Area, Hour = one.Hour }, one.LastWeek))).ToList();
            Assert.True(numbers.Count(one => one.Item2 > 0) > 8, "the board is empty");
            foreach (var (asked, count) in numbers)
                Assert.Equal((user.Id, asked, count), (user.Id, asked, await Listed(user, asked)));
        }
    }

    private static IEnumerable<(ListBehindBoard.Asked, int)> Standing(ReadBoard.Line line, ListBehindBoard.Asked of) =>
    [
        (of with { Measure = BoardMeasures.Open }, line.Open), (of with { Measure = LitOrders.Yellow }, line.Yellow), (of with { Measure = LitOrders.Red }, line.Red), (of with { Measure = LitOrders.TurningRed }, line.TurningRed),
    ];

    private static IEnumerable<(ListBehindBoard.Asked, int)> Whole(ReadBoard.Line line, ListBehindBoard.Asked of) =>
        Standing(line, of).Concat(line.Today.Select(one => (of with { Measure = one.Key }, one.Value)));

    [Fact]
    public async Task What_is_classified_anew_is_counted_where_it_belongs_now()
    {
        await Told("b", Dispatched(3, Zjj) with { Type = WorkOrderTypes.Complaint, Area = "YH" });
        var board = await Read(Manager);
        Assert.Equal(1, board.Types.Single(line => line.Name == WorkOrderTypes.Complaint).Today[BoardMeasures.Intake]);
        Assert.Equal(2, board.Streets.Single(line => line.Name == "YH").Open);
    }

    [Fact]
    public async Task What_had_been_heard_before_there_was_a_board_is_counted_when_its_timer_rings()
    {
        var before = await Read(Manager);
        await _service.Db.Write(async tx =>
        {
            await tx.Execute("DELETE FROM BoardEvents");
            await tx.Execute("DELETE FROM BoardCounts");
            await tx.WaitUntil(KeepBoard.Timer, "-", Monday);
            return true;
        });
        Assert.Equal(0, (await Read(Manager)).Now.Open);
        await _service.WaitUntil(Now);
        var after = await Read(Manager);
        Assert.Equivalent(before.Units, after.Units);
        Assert.Equal(before.Numbers, after.Numbers);
    }
}
