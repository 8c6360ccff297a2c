using Hotline.Contracts;
using Hotline.Escalation;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Escalation;

[OnEachDatabase]
public sealed class WhatEscalationHears
{
    private static Listening Escalation() => new(EscalationService.Name, typeof(EscalationService).Assembly, EscalationService.Listen, EscalationService.Ring);

    /// <summary>Passed on twice, each time with other limits; ruled on, extended, closed late, reworked and late again.</summary>
    private static readonly object[] Disputed =
    [
        HandedOver(), Dispatched(1, Zjj, handleBy: Close(9)), Urged(1), ReturnRequested(2, Zjj, Cgj), Urged(2), ReturnUpheld(3, Zjj), Urged(3), Dispatched(4, Cgj, hour: 4, handleBy: Close(10)),
        ReturnContested(5, Cgj, Swj), Dispatched(6, Zjj, hour: 7, dispute: "dispute-1", handleBy: Close(14)), Signed(7, Zjj, hour: 8), Extended(8, Zjj, Close(18), hour: 9, from: Close(14)),
        Submitted(9, Zjj, Close(21)), Closed(10, Zjj, Close(21), Close(18)), Reworked(11, Zjj, Close(23), Close(25)),
    ];

    [Fact]
    public async Task What_stands_and_what_is_said_depends_on_neither_order_nor_number_of_arrivals()
    {
        var asItHappened = await Told(Disputed, (fact, _) => AtOf(fact));
        Assert.Contains("overdue", asItHappened, StringComparison.Ordinal);
        foreach (var seed in Enumerable.Range(1, 24))
        {
            object[] twice = [.. Disputed, .. Disputed];
            new Random(seed).Shuffle(twice);
            Assert.Equal(asItHappened, await Told(twice, (_, heard) => heard < seed ? Monday : Close(30)));
        }
    }

    /// <summary>All that is told in the end, where each fact is heard when its time has come, and all that is due by then has rung.</summary>
    private static async Task<string> Told(object[] facts, Func<object, int, DateTime> time)
    {
        await using var service = Escalation();
        foreach (var (heard, fact) in facts.Index())
        {
            await service.WaitUntil(time(fact, heard));
            await service.Hear(fact);
        }
        await service.WaitUntil(Close(40));
        Assert.Equal(0, await service.Undelivered());
        var clocks = await service.Db.Single<ClockRow>(ClockRow.Load, new { Id = Order });
        var disputes = await service.Db.List<Dispute>(Dispute.LoadOfOrder, new { OrderId = Order });
        var moved = (await service.Announced<DeadlineMoved>()).OrderBy(m => m.Version).Select(m => $"{m.Version} {m.From:O} {m.To:O} {m.Cause} {m.At:O}");
        var opened = (await service.Announced<DisputeOpened>()).Select(d => $"{d.CaseNumber} {string.Join(',', d.Units)} {d.At:O}");
        return string.Join('\n', [$"{clocks! with { Revision = 0, SupervisedSince = null }}", .. disputes.Select(d => $"{d with { Revision = 0 }}"), .. moved, .. opened, .. await Standing(service), .. await Counted(service)]);
    }

    /// <summary>What the board counts, which is as much as its lists have rows.</summary>
    private static async Task<IEnumerable<string>> Counted(Listening service)
    {
        var events = await service.Db.List<BoardEvent>("SELECT * FROM BoardEvents ORDER BY Measure, Revision");
        var counts = await service.Db.List<dynamic>("SELECT * FROM BoardCounts WHERE Orders <> 0 ORDER BY Day, Dimension, Measure, Name, Hour");
        Assert.Equal(events.SelectMany(one => one.Counts).CountBy(one => one).Select(one => $"{one.Key.Day} {one.Key.Dimension} {one.Key.Measure} {one.Key.Name} {one.Key.Hour} {one.Value}").Order(StringComparer.Ordinal),
            counts.Select(one => (string)$"{one.Day} {one.Dimension} {one.Measure} {one.Name} {one.Hour} {one.Orders}").Order(StringComparer.Ordinal));
        return events.Select(one => $"{one}");
    }

    /// <summary>The notices and supervisions that were said and not taken back.</summary>
    private static async Task<IEnumerable<string>> Standing(Listening service)
    {
        var takenBack = await service.Announced<LightTakenBack>();
        List<(string Notice, DateTime At, string? Unit)> said =
        [
            .. (await service.Announced<WorkOrderDueSoon>()).Select(n => ($"due-soon {n.Clock} {n.DueAt:O}", n.At, n.Unit)),
            .. (await service.Announced<WorkOrderOverdue>()).Select(n => ($"overdue {n.Clock} {n.DueAt:O}", n.At, n.Unit)),
            .. (await service.Announced<WarningRaised>()).Select(n => ($"{n.Level} {n.Clock} {n.DueAt:O}", n.At, n.Unit)),
        ];
        foreach (var back in takenBack)
            Assert.True(said.Remove(said.Find(n => n.Notice == $"{back.Level} {back.Clock} {back.DueAt:O}")), "what was not said was taken back");
        var supervised = (await service.Announced<SupervisionOpened>()).CountBy(s => s.Cause).Select(s => $"{s.Key} {s.Value - (s.Key == SupervisionCauses.Overdue ? takenBack.Count(t => t.EndsSupervision) : 0)}");
        return said.Select(n => n.ToString()).Concat(supervised).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_overdue_that_facts_disprove_is_taken_back_with_the_supervision_it_opened()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj));
        await service.WaitUntil(Close(12));
        await service.Hear(Submitted(3, Zjj, Close(2)));
        Assert.Equal([("due-soon", Clocks.Unit, Close(11), false), ("handler", Clocks.Unit, Close(11), false), ("overdue", Clocks.Unit, Close(11), false)],
            (await service.Announced<LightTakenBack>()).Select(t => (t.Level, t.Clock, t.DueAt, t.EndsSupervision)));
        await service.Hear(Closed(4, Zjj, Close(2)));
        Assert.Equal([("due-soon", false), ("overdue", true)], (await service.Announced<LightTakenBack>()).Where(t => t.Clock == Clocks.Caller).Select(t => (t.Level, t.EndsSupervision)));
        Assert.All(await service.Announced<LightTakenBack>(), t => Assert.True(t.At >= Close(10)));
        Assert.Null((await service.Db.Single<ClockRow>(ClockRow.Load, new { Id = Order }))!.SupervisedSince);
    }

    [Fact]
    public async Task What_was_done_too_late_takes_nothing_back()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj));
        await service.WaitUntil(Close(13));
        await service.Hear(Submitted(3, Zjj, Close(12)), Closed(4, Zjj, Close(12)));
        Assert.Empty(await service.Announced<LightTakenBack>());
        Assert.Equal(Close(11), (await service.Db.Single<ClockRow>(ClockRow.Load, new { Id = Order }))!.SupervisedSince);
    }

    [Fact]
    public async Task The_late_limit_of_a_unit_that_gave_the_order_away_stays_said()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj, handleBy: Close(2)), Signed(2, Zjj), ReturnUpheld(3, Zjj, hour: 80), Dispatched(4, Cgj, hour: 80, handleBy: Close(20)));
        await service.WaitUntil(Close(5));
        Assert.Equal([(Zjj, Close(2)), (Zjj, Close(2))], (await service.Announced<WorkOrderOverdue>()).Where(o => o.Clock != Clocks.Sign).Select(o => (o.Unit!, o.At)));
        Assert.Empty(await service.Announced<LightTakenBack>());
    }

    [Fact]
    public async Task Two_disputes_get_their_own_answers_though_both_carry_the_same_number()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver());
        foreach (var id in new[] { "d-1", "d-2" })
            await service.Db.Write(tx => tx.Execute("""
                INSERT INTO Disputes (Id, OrderId, IncidentId, Revision, CaseNumber, State, Cause, Reason, Units, OpenedAt)
                VALUES (@Id, @Order, @Order, 1, @Id, 'opening', 'by-hand', 'r', '[]', @Monday)
                """, new { Id = id, Order, Monday }));
        await service.Hear(HoldRefused(1, "d-1", "not-handed-over"), HoldRefused(1, "d-2", "not-handed-over"));
        Assert.All(await service.Db.List<Dispute>(Dispute.LoadOfOrder, new { OrderId = Order }), d => Assert.Equal((DisputeStates.Ended, "not-handed-over"), (d.State, d.Code)));
    }

    [Fact]
    public async Task A_contested_return_opens_a_case_with_all_units_that_had_it_and_the_one_suggested()
    {
        await using var service = Escalation();
        await service.Hear(Disputed[..9]);
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
        await service.Hear(Dispatched(1, Zjj, handleBy: Close(8)), Extended(5, Zjj, Close(16), from: Close(11)), Dispatched(3, Zjj, hour: 4));
        var moved = Assert.Single(await service.Announced<DeadlineMoved>());
        Assert.Equal((5, Close(11), Close(16), "extension"), (moved.Version, moved.From, moved.To, moved.Cause));
    }

    [Fact]
    public async Task The_unit_with_the_highest_version_counts()
    {
        await using var service = Escalation();
        await service.Db.Write(async tx =>
        {
            await KeepUnits.Hear(Changed(2, "QZF"), tx);
            await KeepUnits.Hear(Changed(1, "SZF"), tx);
            return true;
        });
        Assert.Equal("QZF", (await service.Db.Write(tx => Unit.LineOf(tx, Zjj)))[0].Parent);
    }

    private static UnitChanged Changed(int version, string parent) => new()
    {
        At = Monday, ActorId = "admin", ActorRole = Roles.Administrator, Code = Zjj, Version = version, Name = "住建局", Kind = UnitKinds.Department, Parent = parent, ValidFrom = Monday,
    };
}
