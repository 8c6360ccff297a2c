using Hotline.Contracts;
using Hotline.Scoring;
using Hotline.Tests.Escalation;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Scoring;

[OnEachDatabase]
public sealed class WhatScoringHears
{
    private static Listening Scoring() => new(ScoringService.Name, typeof(ScoringService).Assembly, ScoringService.Listen, ScoringService.Ring);

    private static readonly object[] Reworked =
    [
        Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Dissatisfied), Reopened(6, 4), ReturnRejected(1, Zjj), Closed(8, Zjj, Close(5)), FollowUp(9, 8, Ratings.Satisfied),
        Recalled(10, Swj), ReturnUpheld(11, Cgj), Contacted(3, Zjj), SentBack(7, Zjj, Close(4)), ExtensionRefused(12, Zjj), Supervised(3, Zjj), Supervised(4, Zjj, SupervisionCauses.Overdue),
    ];

    [Fact]
    public async Task The_settled_sheet_depends_on_neither_order_nor_number_of_arrivals()
    {
        var inOrder = await Told(Reworked);
        foreach (var seed in Enumerable.Range(1, 12))
        {
            object[] twice = [.. Reworked, .. Reworked];
            new Random(seed).Shuffle(twice);
            Assert.Equal(inOrder, await Told(twice));
        }
    }

    private static async Task<string> Told(object[] facts)
    {
        await using var service = Scoring();
        await service.Hear(facts);
        await service.WaitUntil(Close(30));
        Assert.Equal(0, await service.Undelivered());
        var row = await service.Db.Single<SheetRow>(SheetRow.LoadOfOrder, new { WorkOrderId = Order });
        var settled = Assert.Single(await service.Announced<IncidentScored>(), s => s.Settled);
        var counted = await service.Db.List<MonthCounts>("SELECT * FROM MonthCounts WHERE Sheets <> 0 OR Misdispatched <> 0 ORDER BY Unit");
        var costs = await service.Db.List<Cost>("SELECT * FROM Costs ORDER BY Unit, Item");
        Assert.Equal((2, 1, 6), (counted.Count, counted.Sum(one => one.Sheets), costs.Count));
        return $"{row! with { Revision = 0 }}\n{settled.Points}/{settled.Possible} {settled.At:O}\n{string.Join('\n', counted)}\n{string.Join('\n', costs)}";
    }

    [Fact]
    public async Task A_sheet_is_announced_at_once_and_for_good_when_the_appeal_window_is_over()
    {
        await using var service = Scoring();
        await service.Hear(Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Satisfied));
        Assert.False(Assert.Single(await service.Announced<IncidentScored>()).Settled);
        Assert.Equal(Close(8), await SaidToSettle(service));
        await service.WaitUntil(Close(8).AddMinutes(-1));
        Assert.Single(await service.Announced<IncidentScored>());
        await service.WaitUntil(Close(8)); // scored on Thursday: three working days end at Tuesday's close
        Assert.Equal((true, Close(8)), (await service.Announced<IncidentScored>())[1] is var s ? (s.Settled, s.At) : default);
        Assert.Null(await SaidToSettle(service));
    }

    private static async Task<DateTime?> SaidToSettle(Listening service) =>
        SheetView.Of((await service.Db.Single<SheetRow>(SheetRow.LoadOfOrder, new { WorkOrderId = Order }))!, await RulesBook.Load(service.Db), await KeepCalendars.All(service.Db), null, []).SettlesAt;

    [Fact]
    public async Task The_appeal_window_ends_by_the_calendar_in_force_also_where_that_is_heard_late()
    {
        await using var service = Scoring();
        await service.Hear(Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Satisfied), HoursOf("10:00-19:30", Close(1)), HoursOf("10:00-20:00", Close(7), version: 3));
        await service.WaitUntil(Close(20));
        Assert.Equal(Close(8).AddHours(1.5), Assert.Single(await service.Announced<IncidentScored>(), s => s.Settled).At);
    }

    [Fact]
    public async Task The_hours_of_a_units_own_are_not_those_of_the_appeal_window()
    {
        await using var service = Scoring();
        await service.Hear(HoursOf("10:00-19:30", Close(1)) with { Calendar = Zjj }, HoursOf("10:00-18:30", Close(1)), HoursOf("10:00-20:00", Close(2), version: 3) with { Calendar = Zjj });
        await service.Hear(Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Satisfied));
        await service.WaitUntil(Close(20));
        Assert.Equal(Close(8).AddHours(0.5), Assert.Single(await service.Announced<IncidentScored>(), s => s.Settled).At);
    }

    [Fact]
    public async Task A_sheet_that_comes_back_after_its_window_is_settled_at_once()
    {
        await using var service = Scoring();
        await service.Hear(Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Satisfied), Merged(1));
        await service.WaitUntil(Close(20));
        await service.Hear(Unmerged(3, Hour(9)));
        Assert.Equal(Close(8), (await service.Announced<IncidentScored>())[^1] is { Settled: true } settled ? settled.At : default);
    }

    [Fact]
    public async Task The_same_sheet_is_not_announced_twice()
    {
        await using var service = Scoring();
        await service.Hear(Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Satisfied), Signed(1, Cgj));
        Assert.Single(await service.Announced<IncidentScored>());
    }

    [Fact]
    public async Task A_fact_that_arrives_later_changes_the_sheet()
    {
        await using var service = Scoring();
        await service.Hear(Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Satisfied), ReturnRejected(1, Zjj));
        Assert.Equal([4000, 3500], (await service.Announced<IncidentScored>()).Select(s => s.Points));
    }

    [Fact]
    public async Task A_reopened_closing_takes_the_sheet_back_and_nothing_settles()
    {
        await using var service = Scoring();
        await service.Hear(Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Dissatisfied), Reopened(6, 4));
        await service.WaitUntil(Close(30));
        Assert.DoesNotContain(await service.Announced<IncidentScored>(), s => s.Settled);
        Assert.Null((await service.Db.Single<SheetRow>(SheetRow.LoadOfOrder, new { WorkOrderId = Order }))!.Body);
    }
}
