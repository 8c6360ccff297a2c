using Hotline.WorkingTime;
using Xunit;

namespace Hotline.Tests.WorkingTime;

public class LimitsOfGuangdong
{
    [Theory]
    [InlineData("consultation", "ordinary", "1 working-days", "1 working-days", "2 working-days")]
    [InlineData("help", "ordinary", "1 working-days", "1 working-days", "10 working-days")]
    [InlineData("suggestion", "ordinary", "1 working-days", "1 working-days", "10 working-days")]
    [InlineData("complaint", "ordinary", "1 working-days", "1 working-days", "15 working-days")]
    [InlineData("report", "ordinary", "1 working-days", "1 working-days", "15 working-days")]
    [InlineData("consultation", "urgent", "30 minutes", "30 minutes", "24 hours")]
    [InlineData("report", "urgent", "30 minutes", "30 minutes", "24 hours")]
    [InlineData("complaint", "danger", "15 minutes", "15 minutes", "2 hours")]
    public void Each_type_and_urgency_has_its_limits(string type, string urgency, string sign, string @return, string handle)
    {
        var rule = Limits.Guangdong.For(type, urgency);
        Assert.Equal((sign, @return, handle), (rule.Sign.ToString(), rule.Return.ToString(), rule.Handle.ToString()));
    }

    [Fact]
    public void The_most_precise_rule_wins_and_urgency_beats_type_in_whatever_order_they_stand()
    {
        LimitRule[] rules = [Rule(null, null, 1), Rule("complaint", null, 2), Rule(null, "urgent", 3), Rule("complaint", "urgent", 4)];
        foreach (var limits in new[] { rules, [.. rules.Reverse()] }.Select(r => new Limits { Version = "t-1", Rules = r }))
            Assert.Equal([4, 3, 2, 1], [Hours(limits, "complaint", "urgent"), Hours(limits, "help", "urgent"),
                Hours(limits, "complaint", "ordinary"), Hours(limits, "help", "ordinary")]);
    }

    [Fact]
    public void A_type_that_has_no_rule_is_refused_by_name() =>
        Assert.Contains("praise, ordinary",
            Assert.Throws<ArgumentException>(() => Limits.Guangdong.For("praise", "ordinary")).Message);

    [Fact]
    public void A_burst_pipe_dispatched_on_saturday_night_is_signed_and_handled_on_calendar_time()
    {
        var due = Due("2026-03-14 23:50", "help", "urgent");
        Assert.Equal(("2026-03-15 00:20", "2026-03-15 00:20", "2026-03-15 23:50"), due);
    }

    [Fact]
    public void A_complaint_dispatched_on_a_sunday_is_signed_by_monday_and_handled_in_fifteen_working_days() =>
        Assert.Equal(("2026-03-16 18:00", "2026-03-16 18:00", "2026-04-03 18:00"), Due("2026-03-15 10:00", "complaint", "ordinary"));

    [Fact]
    public void The_callers_clock_runs_from_registration_and_passing_on_does_not_move_it()
    {
        var registered = Wall.At("2026-03-12 09:00");
        var caller = Deadlines.CallerDueBy(registered, "consultation", "ordinary", WorkingCalendar.OfficeHours, Limits.Guangdong);
        Assert.Equal("2026-03-16 18:00", Wall.Show(caller));
        Assert.Equal(Wall.At("2026-03-17 18:00"), Deadlines.Of(registered.AddDays(1), "consultation", "ordinary", WorkingCalendar.OfficeHours, Limits.Guangdong).HandleBy);
    }

    private static (string, string, string) Due(string dispatched, string type, string urgency)
    {
        var due = Deadlines.Of(Wall.At(dispatched), type, urgency, WorkingCalendar.OfficeHours, Limits.Guangdong);
        return (Wall.Show(due.SignBy), Wall.Show(due.ReturnBy), Wall.Show(due.HandleBy));
    }

    private static int Hours(Limits limits, string type, string urgency) => limits.For(type, urgency).Handle.Amount;

    private static LimitRule Rule(string? type, string? urgency, int hours)
    {
        var limit = new Allowance(hours, Allowance.Hours);
        return new LimitRule { Type = type, Urgency = urgency, Sign = limit, Return = limit, Handle = limit };
    }

    private static readonly Limits WithUtilities = Limits.Guangdong with
    {
        Rules = [.. Limits.Guangdong.Rules,
            Utility("公用事业", 30, 2), Utility("公用事业/供水", 20, 1), Utility("公用事业/供水", 10, 1) with { Type = "complaint" }],
    };

    private static LimitRule Utility(string category, int minutesToSign, int days) => new()
    {
        Category = category, Sign = new(minutesToSign, Allowance.Minutes), Return = new(30, Allowance.Minutes), Handle = new(days, Allowance.WorkingDays),
    };

    [Theory]
    [InlineData("help", "ordinary", "公用事业", "30 minutes")]
    [InlineData("help", "ordinary", "公用事业/供电", "30 minutes")]
    [InlineData("help", "ordinary", "公用事业/供水/停水", "20 minutes")]
    [InlineData("complaint", "ordinary", "公用事业/供水", "10 minutes")]
    [InlineData("help", "danger", "公用事业/供水", "15 minutes")]
    [InlineData("help", "ordinary", "公用事业管理", "1 working-days")]
    [InlineData("help", "ordinary", null, "1 working-days")]
    public void The_nearest_category_counts_and_danger_before_all(string type, string urgency, string? category, string sign) =>
        Assert.Equal(sign, WithUtilities.For(type, urgency, category).Sign.ToString());

    [Fact]
    public void Signing_may_run_round_the_clock_while_handling_counts_working_days()
    {
        var due = Deadlines.Of(Wall.At("2026-10-03 02:00"), "help", "ordinary", WorkingCalendar.OfficeHours, WithUtilities, "公用事业/供电");
        Assert.Equal(("2026-10-03 02:30", "2026-10-09 18:00"), (Wall.Show(due.SignBy), Wall.Show(due.HandleBy)));
    }
}
