using Hotline.Contracts;
using Hotline.Dispatch;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Dispatch;

/// <summary>承办时钟 of the housing bureau: a demand for help (10 working days) that it first had on Monday 2 March 2026, 10:00: 7 hours of that day (the lunch hour is none) and ten days of 8 hours.</summary>
public sealed class TheUnitsClock
{
    private static readonly WorkOrder Help = new() { Id = Order, Type = WorkOrderTypes.Help, Urgency = Urgencies.Ordinary, RegisteredAt = Monday, Unit = Zjj };

    private static async Task<PublishedRules> Rules(params object[] published)
    {
        await using var given = new ADispatch();
        return await given.Db.Write(async tx =>
        {
            foreach (var one in published)
                await (one is LimitsChanged limits ? KeepTimeRules.Hear(limits, tx) : KeepTimeRules.Hear((CalendarPublished)one, tx));
            return await PublishedRules.Load(tx);
        });
    }

    private static async Task<DateTime?> DueBy(DateTime at, WorkOrder order, params object[] told) => UnitClock.DueBy(Heard(told), await Rules(), order, Zjj, at);

    [Fact]
    public async Task A_unit_that_never_had_it_has_no_time_left_of_it() => Assert.Null(await DueBy(Hour(5), Help, Dispatched(1, Cgj)));

    [Fact]
    public async Task Taken_back_and_given_again_at_once_it_is_due_when_it_was() =>
        Assert.Equal(Close(14), await DueBy(Hour(3), Help, Dispatched(1, Zjj), Recalled(2, Zjj, 3)));

    [Fact]
    public async Task What_a_first_stint_used_a_later_one_has_not() =>
        // Used: 10:00 to 13:00, of which two hours are worked. Back on Tuesday at 13:00: what is left, 5 hours and ten days, ends after the 5 hours of that day with the tenth day, the 17th.
        Assert.Equal(Close(15), await DueBy(Hour(27), Help, Dispatched(1, Zjj), ReturnUpheld(2, Zjj, hour: 3)));

    [Fact]
    public async Task Held_in_dispute_it_stands_still() =>
        // Used: one hour. Back on Monday the 9th at 10:00 with 86 hours: 7 that day, nine days until the 20th, and 7 hours of the 23rd, which end at 17:00.
        Assert.Equal(Close(21).AddHours(-1), await DueBy(Hour(7 * 24), Help, Dispatched(1, Zjj), Held(2, "dispute-1", hour: 1), Dispatched(3, Cgj, hour: 30)));

    [Fact]
    public async Task Where_nothing_is_left_it_is_due_at_once() =>
        Assert.Equal(Close(30), await DueBy(Close(30), Help, Dispatched(1, Zjj), Recalled(2, Zjj, 20 * 24)));

    [Fact]
    public async Task Two_changes_within_one_second_count_in_the_order_they_were_made() =>
        // Taken back and given again at 13:00: it never stood still.
        Assert.Equal(Close(14), await DueBy(Hour(27), Help, Dispatched(1, Zjj), Recalled(2, Zjj, 3), Dispatched(3, Zjj, hour: 3)));

    [Fact]
    public async Task An_extension_adds_its_days_and_a_rework_half_the_limit()
    {
        object[] extended = [Dispatched(1, Zjj, handleBy: Close(14)), Extended(2, Zjj, Close(21), from: Close(14))];
        Assert.Equal(Close(21), await DueBy(Hour(3), Help, [.. extended, Recalled(3, Zjj, 3)]));
        // Closed with nothing left at the close of 20 March: half of ten days.
        var closed = Closed(4, Zjj, Close(21), Close(21));
        Assert.Equal(Close(28), UnitClock.DueBy(Heard([.. extended, closed]), await Rules(), Help, Zjj, Close(21), rework: true));
        // Closed a week too late: that week is not given back.
        var late = Closed(4, Zjj, Close(28), Close(21));
        Assert.Equal(Close(28), UnitClock.DueBy(Heard([.. extended, late]), await Rules(), Help, Zjj, Close(28), rework: true));
    }

    [Fact]
    public async Task What_becomes_urgent_is_due_soon_but_not_before_it_came_and_what_becomes_less_so_gets_the_longer_limit_less_what_was_used()
    {
        Assert.Equal(Hour(3 + 24), await DueBy(Hour(3), Help with { Urgency = Urgencies.Urgent }, Dispatched(1, Zjj), Recalled(2, Zjj, 3)));
        Assert.Equal(Hour(72 + 2), await DueBy(Hour(72), Help with { Urgency = Urgencies.Danger }, Dispatched(1, Zjj), Recalled(2, Zjj, 72)));
        Assert.Equal(Close(14), await DueBy(Hour(3), Help, Dispatched(1, Zjj, urgency: Urgencies.Danger, handleBy: Hour(2)), Recalled(2, Zjj, 3)));
    }

    [Fact]
    public async Task Limits_that_changed_since_change_nothing_for_a_unit_that_has_had_it()
    {
        var rules = await Rules(LimitsOf("2 working-days", Monday.AddHours(1)));
        Assert.Equal(Close(14), UnitClock.DueBy(Heard(Dispatched(1, Zjj), Recalled(2, Zjj, 3)), rules, Help, Zjj, Hour(3)));
        Assert.Equal(Close(2), Dispatching.To(Help, new Destination(Cgj), rules, Hour(3), left: null, DispatchService.Itself).HandleBy);
        Assert.Equal(Close(14), Dispatching.To(Help, new Destination(Cgj), rules, Hour(3), left: null, DispatchService.Itself).CallerDueBy);
    }

    [Fact]
    public async Task A_unit_with_a_calendar_of_its_own_is_counted_by_it_and_the_caller_is_not()
    {
        var rules = await Rules(HoursOf("08:00-20:00", Monday.AddDays(-1)) with { Calendar = Cgj, Version = 1, Week = ["Monday", "Saturday"] });
        var (own, office) = (Dispatching.To(Help, new Destination(Cgj), rules, Hour(3), null, DispatchService.Itself), Dispatching.To(Help, new Destination(Zjj), rules, Hour(3), null, DispatchService.Itself));
        // Ten of its days, Saturdays and Mondays: 7, 9, 14, 16, 21, 23, 28 and 30 March (8), not the 4th and 6th of April, which are public holidays, but the 11th and 13th.
        Assert.Equal((new DateTime(2026, 4, 13, 12, 0, 0, DateTimeKind.Utc), Close(14), "CGJ-1+office-1", "office-1"), (own.HandleBy, own.CallerDueBy, own.CalendarVersion, own.CallerCalendarVersion));
        Assert.Equal((Close(14), "office-1", null), (office.HandleBy, office.CalendarVersion, office.CallerCalendarVersion));
    }

    private static WorkOrderRecalled Recalled(int revision, string unit, double hour) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "dispatcher", ActorRole = Roles.Dispatcher, Unit = unit, Reason = "派错", Type = WorkOrderTypes.Help, Urgency = Urgencies.Ordinary,
    };
}
