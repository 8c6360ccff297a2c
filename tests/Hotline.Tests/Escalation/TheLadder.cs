using Hotline.Contracts;
using Hotline.Escalation;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Escalation;

/// <summary>逐级预警 of a demand for help that came on Monday 2 March 2026 and is due on Friday 13 March at 18:00, yellow since Thursday 18:00.</summary>
[OnEachDatabase]
public sealed class TheLadder
{
    private static Listening Escalation() => new(EscalationService.Name, typeof(EscalationService).Assembly, EscalationService.Listen, EscalationService.Ring);

    /// <summary>09:00 in China that many days after the Monday.</summary>
    private static DateTime Morning(int days) => Close(days).AddHours(-9);

    private static async Task<(string Level, string Clock, DateTime At)[]> Warned(Listening service) =>
        [.. (await service.Announced<WarningRaised>()).OrderBy(w => w.At).Select(w => (w.Level, w.Clock, w.At))];

    [Fact]
    public async Task Each_level_is_warned_once_in_its_working_time_the_unit_of_its_clock_and_those_above_of_the_callers()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj));
        foreach (var day in Enumerable.Range(1, 40))
            await service.WaitUntil(Close(day));
        // Friday morning; the Monday after; the second and the fourth working day after the limit in the morning, when one and three have passed.
        Assert.Equal([("handler", Clocks.Unit, Morning(11)), ("head", Clocks.Unit, Morning(14)), ("coordinator", Clocks.Caller, Morning(15)), ("leader", Clocks.Caller, Morning(17))], await Warned(service));
        Assert.All(await service.Announced<WarningRaised>(), w => Assert.Equal((Close(11), Zjj), (w.DueAt, w.Unit)));
    }

    [Fact]
    public async Task An_urgent_order_is_warned_of_at_once_by_day_and_night()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(urgency: Urgencies.Urgent), Dispatched(1, Zjj, urgency: Urgencies.Urgent, handleBy: Hour(24)), Signed(2, Zjj, hour: 0.1));
        await service.WaitUntil(Close(9));
        Assert.Equal([("handler", Clocks.Unit, Hour(18)), ("head", Clocks.Unit, Hour(24)), ("coordinator", Clocks.Caller, Hour(25)), ("leader", Clocks.Caller, Hour(28))], await Warned(service));
    }

    [Fact]
    public async Task A_signature_that_is_late_concerns_the_unit_and_nobody_above_it()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj, handleBy: Close(40)));
        await service.WaitUntil(Close(1));
        await service.Hear(DeemedSigned(2, Zjj));
        await service.WaitUntil(Close(9));
        Assert.Equal([("handler", Clocks.Sign, Morning(1)), ("head", Clocks.Sign, Morning(2))], await Warned(service));
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("withdrawn")]
    [InlineData("merged")]
    [InlineData("held")]
    public async Task Nobody_is_warned_of_an_order_that_is_closed_withdrawn_merged_or_held(string how)
    {
        await using var service = Escalation();
        object last = how switch { "closed" => Closed(3, Zjj, Close(9)), "withdrawn" => Withdrawn(3), "merged" => Merged(3), _ => Held(3, "dispute-1", hour: 9) };
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj), last);
        await service.WaitUntil(Close(40));
        Assert.Empty(await service.Announced<WarningRaised>());
        Assert.Empty(await service.Announced<WorkOrderOverdue>());
        Assert.Empty(await service.Announced<SupervisionOpened>());
    }

    [Fact]
    public async Task What_was_due_while_the_order_was_held_is_said_when_it_is_given_out_again()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Held(2, "dispute-1", hour: 9));
        await service.WaitUntil(Close(18));
        await service.Hear(Dispatched(3, Cgj, hour: 18 * 24, handleBy: Close(30)));
        await service.WaitUntil(Close(18).AddHours(1));
        Assert.DoesNotContain(await service.Announced<WorkOrderOverdue>(), o => o.Clock == Clocks.Unit);
        await service.Hear(Signed(4, Cgj, hour: 18.5 * 24));
        await service.WaitUntil(Close(33));
        Assert.Equal(Close(30), (await service.Announced<WorkOrderOverdue>()).Last(o => o.Clock == Clocks.Unit).DueAt);
    }

    [Fact]
    public async Task A_warning_that_facts_in_flight_disprove_is_taken_back_and_those_after_it_are_not_given()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj));
        await service.WaitUntil(Close(15));
        await service.Hear(Submitted(3, Zjj, Close(9)), Closed(4, Zjj, Close(9)));
        await service.WaitUntil(Close(40));
        Assert.Equal(["coordinator", "handler", "head"], (await service.Announced<WarningRaised>()).Select(w => w.Level).Order());
        Assert.Equal(["coordinator", "handler", "head"], (await service.Announced<LightTakenBack>()).Select(t => t.Level).Where(WarningLevels.All.Contains).Order());
    }

    [Fact]
    public void A_ladder_that_is_published_counts_for_the_clocks_that_start_after_it()
    {
        var rules = WatchRules.Shipped with { Version = 2, ValidFrom = Monday.AddDays(1), Ordinary = [new(WarningLevels.Head, WatchRules.Yellow)] };
        List<string> Levels(double hour)
        {
            var stages = ClockFold.Stages(Heard(HandedOver(), Dispatched(1, Zjj, hour: hour), Signed(2, Zjj, hour: hour)), TimeRules.Shipped.And(rules));
            return [.. LightFold.Of(stages).Where(l => l.Clock == Clocks.Unit && WarningLevels.All.Contains(l.Level)).Select(l => l.Level)];
        }

        Assert.Equal(["handler", "head"], Levels(hour: 1));
        Assert.Equal(["head"], Levels(hour: 30));
    }

    private static PublishWatchRules.Command Rules(params WatchRules.Rung?[] ordinary) => new(ordinary, WatchRules.Shipped.Urgent, WatchRules.Shipped.Supervisions, null, 1);

    private static string? Refused(PublishWatchRules.Command command) => PublishWatchRules.Refuse(command, 1, Monday)?.Code;

    [Fact]
    public void A_ladder_with_two_equal_levels_or_two_at_one_moment_is_refused()
    {
        Assert.Null(Refused(Rules([.. WatchRules.Shipped.Ordinary])));
        Assert.Equal("level-twice", Refused(Rules(new("handler", "yellow"), new("handler", "limit"))));
        Assert.Equal("ladder-not-rising", Refused(Rules(new("handler", "limit"), new("head", "limit"))));
        Assert.Equal("ladder-not-rising", Refused(Rules(new("coordinator", "24 hours"), new("leader", "1 working-days"))));
        Assert.Equal("unreadable-allowance", Refused(Rules(new WatchRules.Rung("head", "soon"))));
        Assert.Equal("missing", Refused(Rules(null, null)));
        Assert.Equal("unknown-word", Refused(Rules(new WatchRules.Rung("mayor", "limit"))));
        Assert.Equal("valid-too-soon", Refused(Rules() with { ValidFrom = Monday }));
        Assert.Equal("cause-twice", Refused(Rules() with { Supervisions = [.. WatchRules.Shipped.Supervisions, WatchRules.Shipped.Supervisions[0]] }));
        Assert.Equal("changed-meanwhile", PublishWatchRules.Refuse(Rules(), 2, Monday)?.Code);
    }
}
