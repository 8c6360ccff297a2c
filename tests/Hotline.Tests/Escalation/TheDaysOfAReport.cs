using Hotline.Contracts;
using Hotline.Escalation;
using Hotline.Platform;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Escalation;

/// <summary>日报、月报的数字, asked on Friday 13 March 2026 at 18:00 in China.</summary>
[OnEachDatabase]
public sealed class TheDaysOfAReport : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 13);
    private static readonly BusinessClock Clock = new(new FakeTimeProvider(Close(11)));
    private static readonly Actor Manager = new("manager-01", Roles.Manager, []), OfTheUnit = new("handler-03", Roles.Handler, [Zjj]);
    private readonly Listening _service = new(EscalationService.Name, typeof(EscalationService).Assembly, EscalationService.Listen, EscalationService.Ring);

    /// <summary>Sent on Monday the 2nd: one closed in time on the 3rd and rated on the 5th, one closed late on the 10th, one signed late and open; one waits for a unit; one was answered at once.</summary>
    public async ValueTask InitializeAsync()
    {
        await Told("a", HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj), Submitted(3, Zjj, Hour(24)), Closed(4, Zjj, Hour(24)), FollowUp(5, 4, Ratings.VerySatisfied));
        await Told("b", HandedOver(), Dispatched(1, Zjj, handleBy: Close(4)), Signed(2, Zjj), Submitted(3, Zjj, Close(8)), Closed(4, Zjj, Close(8), Close(4)), FollowUp(5, 4, Ratings.Dissatisfied) with { At = Close(9) });
        await Told("c", HandedOver(), Dispatched(1, Cgj), DeemedSigned(2, Cgj));
        await Told("d", HandedOver());
        await Told("e", Answered());
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task Told(string order, params object[] facts)
    {
        foreach (var fact in facts)
        {
            foreach (var name in new[] { "WorkOrderId", "IncidentId" })
                fact.GetType().GetProperty(name)!.SetValue(fact, order);
            await _service.Hear(fact);
        }
    }

    private static WorkOrderAnswered Answered() => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = 2, At = Hour(1), ActorId = "agent", ActorRole = Roles.Agent, Answer = "已告知",
    };

    private async Task<ReadDays.Days> Read(string from, string to, Actor? user = null) => ((Ok<ReadDays.Days>)await ReadDays.Handle(from, to, _service.Db, Clock, user ?? Manager)).Value!;

    private static ReadDays.OfUnit Of(ReadDays.Days days, string unit) => days.Units.Single(one => one.Unit == unit);

    [Fact]
    public async Task The_whole_month_counts_each_step_for_the_unit_that_took_it()
    {
        var month = await Read("2026-03-01", "2026-03-31");
        Assert.Equal((4, 1, 0), (month.Intake, month.Direct, month.Diverted));
        Assert.Equal(["", Cgj, Zjj], month.Units.Select(one => one.Unit));
        Assert.Equal(new ReadDays.OfUnit { Unit = Zjj, Dispatched = 2, SignedInTime = 2, ClosedInTime = 1, ClosedLate = 1, Satisfied = 1, Dissatisfied = 1 }, Of(month, Zjj));
        Assert.Equal(new ReadDays.OfUnit { Unit = Cgj, Dispatched = 1, SignedLate = 1, OpenNow = 1 }, Of(month, Cgj));
        Assert.Equal(new ReadDays.OfUnit { OpenNow = 1 }, Of(month, ""));
    }

    [Fact]
    public async Task A_day_counts_what_happened_on_it_in_China_and_its_two_ends_belong_to_a_period()
    {
        Assert.Equal((2, 0), Of(await Read("2026-03-02", "2026-03-02"), Zjj) is var monday ? (monday.Dispatched, monday.ClosedInTime) : default);
        Assert.Equal((0, 1), Of(await Read("2026-03-03", "2026-03-10"), Zjj) is var until ? (until.Dispatched, until.ClosedLate) : default);
        Assert.Equal((1, 0), Of(await Read("2026-03-03", "2026-03-09"), Zjj) is var less ? (less.ClosedInTime, less.ClosedLate) : default);
    }

    [Fact]
    public async Task What_is_open_is_open_now_whatever_days_are_asked_for()
    {
        var longAgo = await Read("2020-02-01", "2020-02-29");
        Assert.Equal(Close(11), longAgo.AsOf);
        Assert.Equal([new() { OpenNow = 1 }, new ReadDays.OfUnit { Unit = Cgj, OpenNow = 1 }], longAgo.Units);
    }

    [Fact]
    public async Task A_handler_reads_their_own_unit_and_no_totals()
    {
        var own = await Read("2026-03-01", "2026-03-31", OfTheUnit);
        Assert.Equal([Zjj], own.Units.Select(one => one.Unit));
        Assert.Null(own.Intake ?? own.Direct ?? own.Diverted);
        Assert.Empty((await Read("2026-03-01", "2026-03-31", new("handler-09", Roles.Handler, []))).Units);
    }

    [Fact]
    public async Task Each_number_opens_a_list_of_exactly_that_many_rows()
    {
        var month = await Read("2026-03-01", "2026-03-13");
        foreach (var unit in month.Units)
            foreach (var (measure, count) in new[] { (BoardMeasures.Dispatched, unit.Dispatched), (BoardMeasures.ClosedInTime, unit.ClosedInTime), (BoardMeasures.ClosedLate, unit.ClosedLate), (BoardMeasures.Satisfied, unit.Satisfied), (BoardMeasures.Open, unit.OpenNow) })
            {
                var asked = new ListBehindBoard.Asked { Measure = measure, Since = month.From, Day = month.To, Unit = unit.Unit };
                Assert.Equal((unit.Unit, measure, count), (unit.Unit, measure, ((Ok<ListBehindBoard.Page>)await ListBehindBoard.Handle(asked, _service.Db, Clock, Manager)).Value!.Rows.Count));
            }
    }

    [Theory]
    [InlineData(null, "2026-03-13", "missing", "from")]
    [InlineData("2026-03-01", "", "missing", "to")]
    [InlineData("2026-3-1", "2026-03-13", "bad-day", "from")]
    [InlineData("2026-02-30", "2026-03-13", "bad-day", "from")]
    [InlineData("2026-03-01", "'; DROP TABLE BoardCounts", "bad-day", "to")]
    [InlineData("2026-03-13", "2026-03-12", "days-turned-around", "to")]
    [InlineData("2025-03-01", "2026-03-02", "too-many-days", "to")]
    [InlineData("0001-01-01", "9999-12-31", "too-many-days", "to")]
    [InlineData("2026-03-14", "2026-03-14", "days-to-come", "from")]
    public void Days_that_cannot_be_counted_are_refused_with_a_sentence(string? from, string? to, string code, string field) =>
        Assert.Equal((code, field), ReadDays.Refuse(from, to, Today) is { } no ? (no.Code, no.Field) : default);

    [Theory]
    [InlineData("2025-03-13", "2026-03-13")]
    [InlineData("2026-03-13", "2026-12-31")]
    [InlineData("0001-01-01", "0001-12-31")]
    public async Task A_whole_year_and_a_period_that_still_runs_are_read(string from, string to) =>
        Assert.Equal(StatusCodes.Status200OK, ((IStatusCodeHttpResult)await ReadDays.Handle(from, to, _service.Db, Clock, Manager)).StatusCode);

    [Fact]
    public void The_last_day_there_is_can_be_asked_for() => Assert.Null(ReadDays.Refuse("9999-12-31", "9999-12-31", DateOnly.MaxValue));
}
