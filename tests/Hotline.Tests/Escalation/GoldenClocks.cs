using Hotline.Contracts;
using Hotline.Escalation;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Escalation;

/// <summary>What is announced where limits are missed by a little, by much, or by nobody in particular. Limits of the story: signing by Tuesday 3 March 18:00, handling and the caller's by Friday the 13th 18:00.</summary>
[OnEachDatabase]
public sealed class GoldenClocks
{
    private static Listening Escalation() => new(EscalationService.Name, typeof(EscalationService).Assembly, EscalationService.Listen, EscalationService.Ring);

    private static async Task<List<(string Clock, DateTime DueAt, DateTime At, string? Unit)>> Overdue(Listening service) =>
        (await service.Announced<WorkOrderOverdue>()).ConvertAll(o => (o.Clock, o.DueAt, o.At, o.Unit));

    private static async Task<ClockRow> Row(Listening service) => (await service.Db.Single<ClockRow>(ClockRow.Load, new { Id = Order }))!;

    [Fact]
    public async Task An_extension_granted_after_the_limit_takes_back_what_was_said_meanwhile_of_the_unit_and_not_of_the_caller()
    {
        // Asked on the 13th a minute before it ended, granted on Monday the 16th at 10:00: five days from the 13th end on the 20th at 18:00.
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj));
        await service.WaitUntil(Close(14).AddHours(-8));
        Assert.Equal([Clocks.Caller, Clocks.Unit], (await Overdue(service)).Select(o => o.Clock).Order());
        await service.Hear(Extended(4, Zjj, Close(18), hour: 14 * 24));
        Assert.Equal((Close(18), Close(11)), ((await Row(service)).HandleBy, (await Row(service)).CallerDueBy));
        var moved = Assert.Single(await service.Announced<DeadlineMoved>());
        Assert.Equal((Clocks.Unit, 4, Close(11), Close(18), "extension"), (moved.Clock, moved.Version, moved.From, moved.To, moved.Cause));
    }

    [Fact]
    public async Task A_return_upheld_after_the_limit_leaves_the_late_limit_with_the_unit_that_had_it_and_gives_the_next_its_own()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), ReturnRequested(2, Zjj, Cgj));
        await service.WaitUntil(Close(12));
        await service.Hear(ReturnUpheld(3, Zjj, hour: 14 * 24), Dispatched(4, Cgj, hour: 14 * 24, handleBy: Close(28)) with { CallerDueBy = Close(11), SignBy = Close(15) });
        Assert.Contains((Clocks.Unit, Close(11), Close(11), Zjj), await Overdue(service));
        Assert.Equal((Cgj, Close(28), Close(11)), ((await Row(service)).Unit, (await Row(service)).HandleBy, (await Row(service)).CallerDueBy));
        await service.WaitUntil(Close(16));
        Assert.DoesNotContain(await Overdue(service), o => o.Unit == Cgj && o.Clock == Clocks.Unit);
    }

    [Fact]
    public async Task Merged_while_overdue_nothing_more_is_said_until_it_stands_alone_again()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj), Merged(3, hour: 24 * 10));
        await service.WaitUntil(Close(17));
        Assert.Empty(await Overdue(service));
        // Merged on Thursday the 12th, parted on Friday the 20th: what was left of the unit's time ends on Monday the 23rd; the caller's reads as if it never had been.
        await service.Hear(Unmerged(4, Close(18).AddHours(-8)) with { HandleBy = Close(21) });
        await service.WaitUntil(Close(18));
        Assert.Equal((Close(21), Close(11)), ((await Row(service)).HandleBy, (await Row(service)).CallerDueBy));
        Assert.Equal([(Clocks.Caller, Close(11))], (await Overdue(service)).Select(o => (o.Clock, o.DueAt)));
        await service.WaitUntil(Close(22));
        Assert.Equal([(Clocks.Caller, Close(11)), (Clocks.Unit, Close(21))], (await Overdue(service)).Select(o => (o.Clock, o.DueAt)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Closed_or_withdrawn_while_overdue_it_was_overdue_once_and_stays_red_only_where_it_was_answered_late(bool closed)
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj));
        await service.WaitUntil(Close(12));
        await service.Hear(closed ? Closed(3, Zjj, Close(14)) : Withdrawn(3, hour: 24 * 14));
        await service.WaitUntil(Close(40));
        Assert.Equal([Clocks.Caller, Clocks.Unit], (await Overdue(service)).Select(o => o.Clock).Order());
        Assert.Empty(await service.Announced<LightTakenBack>());
        Assert.True((await Row(service)).Closed);
    }

    [Fact]
    public async Task Signed_and_reported_done_within_one_second_both_count()
    {
        await using var service = Escalation();
        await service.Hear(Submitted(3, Zjj, Hour(1)), HandedOver(), Signed(2, Zjj, hour: 1), Dispatched(1, Zjj));
        await service.WaitUntil(Close(12));
        Assert.Equal([Clocks.Caller], (await Overdue(service)).Select(o => o.Clock));
        Assert.Equal("closing-submitted", (await Row(service)).State);
    }
}
