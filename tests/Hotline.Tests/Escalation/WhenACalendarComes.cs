using Hotline.Contracts;
using Hotline.Escalation;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Escalation;

/// <summary>A notice that makes Tuesday 10 March 2026 a day off, published on Wednesday the 4th, and an order of Monday the 2nd that was printed before: by Monday the 16th, the tenth working day, which is then the 17th.</summary>
public sealed class WhenACalendarComes
{
    private static readonly DateTime Published = Monday.AddDays(2);
    private static readonly WorkOrderDispatched Printed = Dispatched(1, Zjj, handleBy: Close(14));

    private static TimeRules With(int version = 2, params DateOnly[] off) => new([Calendar(version, off)], []);

    private static CalendarPublished Calendar(int version, params DateOnly[] off) => Shipped.Calendar with
    {
        At = Published, Version = version, ValidFrom = Published,
        Years = [.. Shipped.Calendar.Years!.Where(year => year.Year != 2026), Shipped.Calendar.Years!.Single(year => year.Year == 2026) is var year
            ? year with { Notices = [.. year.Notices, .. off.Select(day => new NoticeOfHolidays { Published = new DateOnly(2026, 3, 4), Source = "https://www.gov.cn/", Off = [new() { From = day, To = day, Name = "临时放假" }], Worked = [] })] } : year],
    };

    private static readonly TimeRules DayOff = With(off: new DateOnly(2026, 3, 10));

    private static OrderClocks Clocked(TimeRules rules, params object[] facts) => ClockFold.Of(Heard(facts), rules);

    [Fact]
    public void What_was_printed_is_counted_again_with_as_many_working_days()
    {
        var clocks = Clocked(DayOff, HandedOver(), Printed);
        Assert.Equal((Close(15), Close(14)), (clocks.Handle!.DueBy, clocks.Handle.Printed.DueBy));
        Assert.Equal((Close(15), Close(14)), (clocks.Caller!.DueBy, clocks.Caller.Printed.DueBy));
        Assert.Equal((Close(1), Close(1)), (clocks.Sign!.DueBy, clocks.Return!.DueBy));
    }

    [Fact]
    public void What_was_printed_with_the_calendar_stays()
    {
        var printed = Printed with { At = Published, CalendarVersion = "office-1+office-2", HandleBy = Close(18), CallerDueBy = Close(15), RegisteredAt = Monday };
        var clocks = Clocked(DayOff, HandedOver(), printed);
        Assert.All(clocks.Binding, clock => Assert.Equal(clock.Printed.DueBy, clock.DueBy));
    }

    [Fact]
    public void What_runs_day_and_night_stays() =>
        Assert.Equal(Hour(24), Clocked(DayOff, HandedOver(urgency: Urgencies.Urgent), Dispatched(1, Zjj, urgency: Urgencies.Urgent, handleBy: Hour(24))).Handle!.DueBy);

    [Fact]
    public void An_order_that_waits_for_its_dispatch_is_counted_again_too()
    {
        var caller = Clocked(DayOff, HandedOver()).Caller!;
        Assert.Equal((Close(15), Close(14), 0), (caller.DueBy, caller.Printed.DueBy, caller.Printed.Version));
    }

    [Theory]
    [InlineData(14, 21)]
    [InlineData(15, 22)]
    public void An_extension_follows_the_limit_as_it_stands_whether_Dispatch_had_heard_of_it_or_not(int from, int to)
    {
        // Five working days after Tuesday the 17th: 18 to 20 (3), 23 and 24 (5). Counted by Dispatch from the 16th it would be the 23rd.
        var handle = Clocked(DayOff, HandedOver(), Printed, Signed(2, Zjj), Extended(3, Zjj, Close(to), hour: 60, from: Close(from))).Handle!;
        Assert.Equal((Close(22), Close(to), 3), (handle.DueBy, handle.Printed.DueBy, handle.Printed.Version));
    }

    [Fact]
    public void What_is_closed_merged_or_reported_done_is_moved_no_more()
    {
        Assert.DoesNotContain(Clocked(DayOff, HandedOver(), Printed, Signed(2, Zjj), Submitted(3, Zjj, Hour(30))).Binding, clock => clock.Name == Clocks.Unit);
        Assert.Empty(Clocked(DayOff, HandedOver(), Printed, Signed(2, Zjj), Submitted(3, Zjj, Hour(30)), Closed(4, Zjj, Hour(30))).Binding);
        Assert.Empty(Clocked(DayOff, HandedOver(), Printed, Merged(2)).Binding);
    }
}
