using Hotline.Contracts;
using Hotline.Escalation;
using Hotline.Platform;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Escalation;

public sealed class PublishingTimeRules
{
    private static PublishLimits.Command Limits(params PublishLimits.LimitLine?[] lines) => new("huangpu", lines, 10, 1, null, 1);

    private static readonly PublishLimits.LimitLine Any = new(null, null, "1 working-days", "1 working-days", "10 working-days");

    [Fact]
    public void Limits_that_answer_for_every_order_are_published() => Assert.Null(PublishLimits.Refuse(Limits(Any), 1, Monday));

    [Fact]
    public void An_order_without_a_limit_must_not_be_possible()
    {
        var refusal = PublishLimits.Refuse(Limits(Any with { Type = WorkOrderTypes.Help }), 1, Monday);
        Assert.Equal("no-limit", refusal!.Code);
    }

    [Theory]
    [InlineData("ten days")]
    [InlineData("0 hours")]
    [InlineData("10 weeks")]
    [InlineData("10working-days")]
    [InlineData("-1 minutes")]
    public void A_limit_that_cannot_be_read_is_refused(string allowance) =>
        Assert.Equal(("handle", "unreadable-allowance"), PublishLimits.Refuse(Limits(Any with { Handle = allowance }), 1, Monday) is { } no ? (no.Field, no.Code) : default);

    [Fact]
    public void A_category_may_have_limits_of_its_own_but_not_two_and_they_answer_for_no_other_order()
    {
        Assert.Null(PublishLimits.Refuse(Limits(Any, Any with { Category = "公用事业", Sign = "30 minutes" }), 1, Monday));
        Assert.Equal("no-limit", PublishLimits.Refuse(Limits(Any with { Category = "公用事业" }), 1, Monday)!.Code);
        Assert.Equal("limit-twice", PublishLimits.Refuse(Limits(Any, Any with { Handle = "5 working-days" }), 1, Monday)!.Code);
    }

    [Fact]
    public void A_line_that_is_none_is_refused() => Assert.Equal(("limits", "missing"), PublishLimits.Refuse(Limits(Any, null), 1, Monday) is { } no ? (no.Field, no.Code) : default);

    [Fact]
    public void New_rules_count_from_tomorrow_in_China_at_the_earliest()
    {
        var midnight = new DateTime(2026, 3, 2, 16, 0, 0, DateTimeKind.Utc);
        Assert.Equal("valid-too-soon", PublishLimits.Refuse(Limits(Any) with { ValidFrom = midnight.AddMilliseconds(-1) }, 1, Monday)!.Code);
        Assert.Null(PublishLimits.Refuse(Limits(Any) with { ValidFrom = midnight }, 1, Monday));
        Assert.Equal(midnight, PublishLimits.Decide(Limits(Any), 2, Monday, EscalationService.Itself).ValidFrom);
        var hours = new PublishCalendar.Command(["09:00-12:00"], midnight.AddMilliseconds(-1), 1);
        Assert.Equal("valid-too-soon", PublishCalendar.Refuse(Shipped.CalendarName, hours, Shipped.Calendar, Monday)!.Code);
        Assert.Equal(midnight, PublishCalendar.Decide(Shipped.Calendar, hours with { ValidFrom = null }, Monday, EscalationService.Itself).ValidFrom);
    }

    [Fact]
    public void Limits_made_on_an_older_version_are_refused() =>
        Assert.Equal(("changed-meanwhile", 2), PublishLimits.Refuse(Limits(Any), 2, Monday) is { } no ? (no.Code, no.Revision) : default);

    [Fact]
    public void The_shipped_limits_and_hours_would_pass_their_own_check()
    {
        var lines = Shipped.Limits.Limits.Select(l => new PublishLimits.LimitLine(l.Type, l.Urgency, l.Sign, l.Return, l.Handle));
        Assert.Null(PublishLimits.Refuse(Limits([.. lines]), 1, Monday));
        Assert.Null(PublishCalendar.Refuse(Shipped.CalendarName, new PublishCalendar.Command(Shipped.Calendar.Hours, null, 1), Shipped.Calendar, Monday));
    }

    [Theory]
    [InlineData("unreadable-hours", "9-12")]
    [InlineData("unreadable-hours", "12:00-09:00")]
    [InlineData("hours-overlap", "09:00-12:00", "11:00-18:00")]
    [InlineData("hours-overlap", "13:00-18:00", "09:00-12:00")]
    public void Hours_are_readable_in_order_and_apart(string code, params string[] hours) =>
        Assert.Equal(code, PublishCalendar.Refuse(Shipped.CalendarName, new PublishCalendar.Command(hours, null, null), Shipped.Calendar, Monday)!.Code);

    private static YearOfHolidays NewYear(int year, params DateOnly[] worked) => new()
    {
        Year = year,
        Notices = [new() { Published = new DateOnly(year - 1, 11, 1), Source = "https://www.gov.cn/", Off = [new() { From = new DateOnly(year, 1, 1), To = new DateOnly(year, 1, 3), Name = "元旦" }], Worked = worked }],
    };

    [Fact]
    public void The_notice_of_the_next_year_is_added_and_the_others_stay()
    {
        var published = PublishCalendar.Decide(Shipped.Calendar, new(null, null, 1, null, [NewYear(2027)]), Monday, EscalationService.Itself);
        Assert.Equal(Enumerable.Range(2015, 13), published.Years!.Select(year => year.Year));
        Assert.Equal(Shipped.Calendar.Hours, published.Hours);
        var rules = new TimeRules([published], []);
        Assert.False(rules.CalendarAt(Monday).IsProvisional(new DateOnly(2027, 1, 4)));
        Assert.True(TimeRules.Shipped.CalendarAt(Monday).IsProvisional(new DateOnly(2027, 1, 4)));
    }

    [Fact]
    public void A_holiday_counts_at_once_for_everybody_and_new_hours_from_their_day_on()
    {
        var closed = NewYear(2026) with { Notices = [NewYear(2026).Notices[0] with { Off = [new() { From = new DateOnly(2026, 3, 3), To = new DateOnly(2026, 3, 3), Name = "临时放假" }] }] };
        var published = PublishCalendar.Decide(Shipped.Calendar, new(["10:00-16:00"], Monday.AddDays(7), 1, null, [closed]), Monday, EscalationService.Itself);
        var rules = new TimeRules([published], []);
        Assert.False(rules.CalendarAt(Monday).IsWorkingDay(new DateOnly(2026, 3, 3)));
        Assert.Equal((8, 6), (rules.CalendarAt(Monday).WorkingDay.TotalHours, rules.CalendarAt(Monday.AddDays(8)).WorkingDay.TotalHours));
    }

    [Fact]
    public void A_calendar_with_a_day_twice_a_year_twice_or_no_day_of_the_week_is_refused()
    {
        PublishCalendar.Command With(params YearOfHolidays?[] years) => new(null, null, 1, null, years);
        string? Code(PublishCalendar.Command command) => PublishCalendar.Refuse(Shipped.CalendarName, command, Shipped.Calendar, Monday)?.Code;
        Assert.Null(Code(With(NewYear(2027))));
        Assert.Equal("bad-holidays", Code(With(NewYear(2027, new DateOnly(2027, 1, 2)))));
        Assert.Equal("bad-holidays", Code(With(NewYear(2027) with { Notices = [] })));
        Assert.Equal("year-twice", Code(With(NewYear(2027), NewYear(2027))));
        Assert.Equal("missing", Code(With([null])));
        Assert.Equal("no-such-year", Code(With(NewYear(2027) with { Year = 10_000 })));
        Assert.Equal("no-such-year", Code(With(NewYear(2027) with { Year = 0 })));
        Assert.Equal("never-worked", Code(new(null, null, 1, Week: [])));
        Assert.Equal("unknown-day", Code(new(null, null, 1, Week: ["Funday"])));
        Assert.Equal("missing", Code(new(null, null, 1)));
    }

    [Fact]
    public void A_year_that_would_be_left_out_is_named()
    {
        PublishCalendar.Command With(params int[] years) => new(null, null, 1, null, [.. years.Select(year => NewYear(year))]);
        Refusal? No(PublishCalendar.Command command) => PublishCalendar.Refuse(Shipped.CalendarName, command, Shipped.Calendar, Monday);
        Assert.Null(No(With(2014)));
        Assert.Null(No(With(2028, 2027)));
        Assert.Equal(("years-gap", true), No(With(2028)) is { } no ? (no.Code, no.Chinese.Contains("2027 年", StringComparison.Ordinal)) : default);
        Assert.Equal("years-gap", No(With(2013))!.Code);
        Assert.Equal("too-long", No(new(null, null, 1, null, [NewYear(2027) with { Notices = [NewYear(2027).Notices[0] with { Source = new string('国', 10_000) }] }]))!.Code);
    }

    [Fact]
    public void Hours_that_begin_later_do_not_begin_sooner_because_a_notice_comes()
    {
        var next = PublishCalendar.Decide(Shipped.Calendar, new(["10:00-16:00"], Monday.AddDays(30), 1), Monday, EscalationService.Itself);
        var notice = PublishCalendar.Decide(next, new(null, null, 2, null, [NewYear(2027)]), Monday, EscalationService.Itself);
        Assert.Equal(next.ValidFrom, notice.ValidFrom);
        Assert.Equal(8, new TimeRules([next, notice], []).CalendarAt(Monday.AddDays(5)).WorkingDay.TotalHours);
    }

    [Fact]
    public void A_unit_on_duty_is_not_moved_by_a_holiday_and_one_that_rests_is()
    {
        var duty = Shipped.Calendar with { Calendar = Zjj, Version = 1, Years = [] };
        var closed = NewYear(2026) with { Notices = [.. Shipped.Calendar.Years!.Single(year => year.Year == 2026).Notices, new() { Published = new DateOnly(2026, 3, 2), Source = "通知", Off = [new() { From = new DateOnly(2026, 3, 9), To = new DateOnly(2026, 3, 9), Name = "临时放假" }], Worked = [] }] };
        var published = PublishCalendar.Decide(Shipped.Calendar, new(null, null, 1, null, [closed]), Monday, EscalationService.Itself);
        IEnumerable<string> Moving(CalendarPublished own, string countedWith)
        {
            var (now, heard) = (new TimeRules([own], []), Heard(HandedOver(), Dispatched(3, Zjj) with { CalendarVersion = countedWith, CallerCalendarVersion = "office-1" }));
            Assert.Equal(new DateOnly(2026, 3, 9), now.CalendarAt(Monday).FirstDifference(now.And(published).CalendarAt(Monday)));
            return PreviewCalendar.Of(Order, ClockFold.Of(heard, now), ClockFold.Of(heard, now.And(published))).Select(limit => limit.Clock);
        }
        Assert.Equal([Clocks.Caller], Moving(duty, "ZJJ-1"));
        Assert.Equal([Clocks.Unit, Clocks.Caller], Moving(duty with { Years = null }, "ZJJ-1+office-1"));
        Assert.Null(TimeRules.Shipped.CalendarAt(Monday, Zjj).FirstDifference(new TimeRules([duty with { Years = null }], []).CalendarAt(Monday, Zjj)));
    }
}
