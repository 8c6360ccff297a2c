using Hotline.Contracts;
using Hotline.Escalation;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Escalation;

public sealed class WhatEscalationHears
{
    private static Listening Escalation() => new(EscalationService.Name, typeof(EscalationService).Assembly, EscalationService.Listen, EscalationService.Ring);

    private static readonly object[] Disputed =
    [
        HandedOver(), Dispatched(1, Zjj), ReturnRequested(2, Zjj, Cgj), ReturnUpheld(3, Zjj), Dispatched(4, Cgj, hour: 4), ReturnContested(5, Cgj, Swj),
        Dispatched(6, Zjj, hour: 7, dispute: "dispute-1"), Signed(7, Zjj, hour: 8), Extended(8, Zjj, Close(16), hour: 9),
        Closed(10, Zjj, Close(4), Close(16)), Reworked(11, Zjj, Close(5), Close(9)), Urged(1), Urged(2), Urged(3),
    ];

    [Fact]
    public async Task What_stands_and_what_is_said_depends_on_neither_order_nor_number_of_arrivals()
    {
        var inOrder = await Told(Disputed);
        foreach (var seed in Enumerable.Range(1, 12))
        {
            object[] twice = [.. Disputed, .. Disputed];
            new Random(seed).Shuffle(twice);
            Assert.Equal(inOrder, await Told(twice));
        }
    }

    private static async Task<string> Told(object[] facts)
    {
        await using var service = Escalation();
        await service.Hear(facts);
        Assert.Equal(0, await service.Undelivered());
        var clocks = await service.Db.Single<ClockRow>(ClockRow.Load, new { Id = Order });
        var disputes = await service.Db.List<Dispute>(Dispute.LoadOfOrder, new { OrderId = Order });
        var moved = (await service.Announced<DeadlineMoved>()).OrderBy(m => m.Version).Select(m => $"{m.Version} {m.From:O} {m.To:O} {m.Cause} {m.At:O}");
        var opened = (await service.Announced<DisputeOpened>()).Select(d => $"{d.CaseNumber} {string.Join(',', d.Units)} {d.At:O}");
        return string.Join('\n', [$"{clocks! with { Revision = 0 }}", .. disputes.Select(d => $"{d with { Revision = 0 }}"), .. moved, .. opened, .. (await service.Announced()).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task A_contested_return_opens_a_case_with_all_units_that_had_it_and_the_one_suggested()
    {
        await using var service = Escalation();
        await service.Hear(Disputed[..6]);
        var opened = Assert.Single(await service.Announced<DisputeOpened>());
        Assert.Equal([Zjj, Cgj, Swj], opened.Units);
        Assert.Equal("争议〔2026〕1号", opened.CaseNumber);
        Assert.Equal(DisputeStates.Open, (await service.Db.Single<Dispute>(Dispute.Load, new { Id = "dispute-1" }))!.State);
    }

    [Fact]
    public async Task A_limit_that_passes_is_said_once_and_supervised_once()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj));
        await service.WaitUntil(Close(20));
        Assert.Equal([Clocks.Caller, Clocks.Unit], (await service.Announced<WorkOrderOverdue>()).Select(o => o.Clock).Order());
        Assert.All(await service.Announced<WorkOrderOverdue>(), o => Assert.Equal(Close(11), o.At));
        Assert.Equal(2, (await service.Announced<WorkOrderDueSoon>()).Count);
        Assert.Equal("overdue", Assert.Single(await service.Announced<SupervisionOpened>()).Cause);
    }

    [Fact]
    public async Task What_was_done_in_time_is_never_called_overdue()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj), Closed(4, Zjj, Close(2)));
        await service.WaitUntil(Close(30));
        Assert.Empty(await service.Announced());
    }

    [Fact]
    public async Task An_order_deemed_signed_was_not_signed_in_time()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj));
        await service.WaitUntil(Close(0));
        await service.Hear(DeemedSigned(2, Zjj));
        await service.WaitUntil(Close(2));
        Assert.Equal(Clocks.Sign, Assert.Single(await service.Announced<WorkOrderOverdue>()).Clock);
        Assert.Empty(await service.Announced<SupervisionOpened>());
    }

    [Fact]
    public async Task A_limit_that_passes_while_the_closing_is_reviewed_is_said_when_it_is_sent_back()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj), Submitted(3, Zjj, Close(10)));
        await service.WaitUntil(Close(12));
        Assert.DoesNotContain(await service.Announced<WorkOrderOverdue>(), o => o.Clock == Clocks.Unit);
        await service.Hear(SentBack(4, Zjj, Close(14)));
        await service.WaitUntil(Close(15));
        Assert.Contains(await service.Announced<WorkOrderOverdue>(), o => o.Clock == Clocks.Unit && o.At == Close(14) && o.DueAt == Close(11));
    }

    [Fact]
    public async Task The_third_urging_is_supervised_and_the_fourth_changes_nothing()
    {
        await using var service = Escalation();
        await service.Hear(Urged(4), Urged(3), Urged(2));
        Assert.Equal(("urged", Hour(3)), Assert.Single(await service.Announced<SupervisionOpened>()) is var s ? (s.Cause, s.At) : default);
    }

    [Fact]
    public async Task A_deadline_says_from_when_to_when_it_moved()
    {
        await using var service = Escalation();
        await service.Hear(Extended(3, Zjj, Close(16)), HandedOver(), Dispatched(1, Zjj));
        var moved = Assert.Single(await service.Announced<DeadlineMoved>());
        Assert.Equal((3, Close(11), Close(16), "extension"), (moved.Version, moved.From, moved.To, moved.Cause));
    }

    [Fact]
    public async Task The_unit_with_the_highest_version_counts()
    {
        await using var service = Escalation();
        await service.Db.Write(async tx =>
        {
            await HearUnits.Hear(Changed(2, "QZF"), tx);
            await HearUnits.Hear(Changed(1, "SZF"), tx);
            return true;
        });
        Assert.Equal("QZF", (await service.Db.Write(tx => Unit.LineOf(tx, Zjj)))[0].Parent);
    }

    private static UnitChanged Changed(int version, string parent) => new()
    {
        At = Monday, ActorId = "admin", ActorRole = Roles.Administrator, Code = Zjj, Version = version, Name = "住建局", Kind = UnitKinds.Department, Parent = parent, ValidFrom = Monday,
    };
}
