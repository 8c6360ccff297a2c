using System.Text.Json;
using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;
using Hotline.Tests.Escalation;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Dispatch;

[OnEachDatabase]
public sealed class WhatDispatchHears
{
    private static readonly object[] Withdrawn = [Arrived, Supplemented, Story.Urged(1), Taken(3)];

    private static readonly object[] Held = [Arrived, Story.Urged(1), Opened, Supplemented];

    [Fact]
    public async Task A_withdrawal_is_applied_alike_whether_the_order_or_the_withdrawal_comes_first()
    {
        var inOrder = await Told(Withdrawn);
        Assert.Contains("WorkOrderDispatched 1 ", inOrder, StringComparison.Ordinal);
        Assert.Contains("WithdrawalApplied 2 ", inOrder, StringComparison.Ordinal);
        await IsTheSameInAnyOrder(Withdrawn, inOrder);
    }

    [Fact]
    public async Task A_wish_to_hold_waits_for_the_order()
    {
        var inOrder = await Told(Held);
        Assert.Contains("OrderHeld 2 ", inOrder, StringComparison.Ordinal);
        await IsTheSameInAnyOrder(Held, inOrder);
    }

    [Fact]
    public async Task All_that_was_heard_before_the_order_is_answered_as_if_it_had_come_after_it()
    {
        object[] all = [Arrived, Opened, Ruled, Taken(9)];
        Assert.Equal(await Told(all), await Told([.. all.Reverse()]));
    }

    [Fact]
    public async Task Time_never_runs_backwards_along_an_orders_facts()
    {
        await using var service = Dispatch();
        await service.Hear(Arrived, Taken(-1));
        Assert.Equal([Hour(0), Hour(0)], await Times(service));
    }

    [Fact]
    public async Task A_ruling_whose_unit_is_unknown_is_answered_and_the_next_one_counts_on()
    {
        await using var service = Dispatch();
        await service.Hear(Arrived, Opened, Ruled with { Unit = "NOBODY" }, Ruled with { Revision = 3, At = Hour(8) });
        Assert.Equal([1, 2, 3, 4], (await Trail.Of(service.Db, Order)).Select(row => (int)row.Number));
        Assert.Equal("unit-unknown", Assert.Single(await service.Announced<RulingNotApplied>()).Code);
        Assert.Equal((4, Swj, true), (await service.Announced<WorkOrderDispatched>())[^1] is var d ? (d.Revision, d.Unit, d.Binding) : default);
    }

    private static async Task IsTheSameInAnyOrder(object[] story, string inOrder)
    {
        foreach (var seed in Enumerable.Range(1, 12))
        {
            object[] twice = [.. story, .. story];
            new Random(seed).Shuffle(twice);
            Assert.Equal(inOrder, await Told(twice));
        }
    }

    /// <summary>The order's row, what is kept with it, and what was announced; not how much of it had to wait.</summary>
    private static async Task<string> Told(object[] facts)
    {
        await using var service = Dispatch();
        await service.Hear(facts);
        Assert.Equal(0, await service.Undelivered());
        var order = (await service.Db.Single<WorkOrder>(WorkOrder.Load, new { Id = Order }))! with { Early = 0 };
        var notes = await service.Db.List<Note>("SELECT Kind, At, Text FROM Notes ORDER BY Kind");
        return string.Join('\n', [JsonSerializer.Serialize(order, Wire.Json), .. notes.Select(n => $"{n}"), .. await Announced(service)]);
    }

    private static async Task<IEnumerable<string>> Announced(Listening service) =>
        (await Trail.Of(service.Db, Order)).Select(row => $"{row.Type} {row.Number} {row.At:O} {row.Body}");

    private static async Task<IEnumerable<DateTime>> Times(Listening service) => (await Trail.Of(service.Db, Order)).Select(row => row.At);

    private static Listening Dispatch()
    {
        var service = new Listening(DispatchService.Name, typeof(DispatchService).Assembly, DispatchService.Listen, DispatchService.Ring);
        service.Db.Write(async tx =>
        {
            foreach (var code in new[] { Zjj, Cgj, Swj })
                await tx.Execute("INSERT INTO Units (Code, Version, Name, Kind, ValidFrom) VALUES (@Code, 1, @Code, 'department', @At)", new { Code = code, At = Hour(-9) });
            return await tx.Execute("INSERT INTO Catalogue (Entry, Version, Category, Unit, ValidFrom) VALUES ('c1', 1, 'lamps', @Zjj, @At)", new { Zjj, At = Hour(-9) });
        }).GetAwaiter().GetResult();
        return service;
    }

    private static WorkOrderHandedOver Arrived => HandedOver() with { Category = "lamps" };

    private static WorkOrderSupplemented Supplemented => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = 5, At = Hour(1), ActorId = "agent", ActorRole = Roles.Agent, Text = "另一盏也不亮",
    };

    private static WorkOrderWithdrawn Taken(double hour) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = 6, At = Hour(hour), ActorId = "agent", ActorRole = Roles.Agent, Reason = "已修好", HandedOver = true,
    };

    private static DisputeOpened Opened => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = 1, At = Hour(2), ActorId = "coordinator", ActorRole = Roles.Coordinator, Dispute = "dispute-1",
        CaseNumber = "争议〔2026〕1号", Cause = "by-hand", Units = [Zjj, Cgj], Reason = "多部门推诿",
    };

    private static OwnershipRuled Ruled => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = 2, At = Hour(7), ActorId = "coordinator", ActorRole = Roles.Coordinator, Dispute = "dispute-1",
        Ruling = "裁定〔2026〕1号", Unit = Swj, Assisting = [], Basis = "联席会议纪要",
    };
}
