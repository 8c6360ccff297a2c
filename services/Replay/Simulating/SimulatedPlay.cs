using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>
/// Plays orders step by step: the clock moves, what is due rings, all drains; the commands whose instant lies in the step are sent, all drains, and what was said decides what each order does next.
/// An order sends one command a step. Steps in which nothing is sent and nothing rings are skipped.
/// </summary>
internal sealed class SimulatedPlay(PublicApi api, SimulatedClock clock, string mark, int actors, Action<int, int> shown)
{
    private const int Page = 1000;

    // What no answer tells.
    private static readonly HashSet<string> Told = new(StringComparer.Ordinal)
    {
        nameof(WorkOrderDispatched), nameof(WorkOrderDeemedSigned), nameof(OrderHeld), nameof(WorkOrderTerminated), nameof(WithdrawalApplied), nameof(WorkOrdersMerged),
    };

    private readonly PriorityQueue<Planned, (DateTime, int)> planned = new();
    private readonly Dictionary<string, OrderInTime> orders = new(StringComparer.Ordinal);
    private readonly HashSet<OrderInTime> touched = [];
    private readonly ConcurrentBag<Finding> refused = [], leftOpen = [];
    private long heardOfDispatch;
    private int registered, over, returnsRefused;

    /// <summary>How many units tried to return what a ruling had sent them, and were refused.</summary>
    public int ReturnsRefused => returnsRefused;

    /// <summary>Rows that Intake would not register.</summary>
    public IReadOnlyCollection<Finding> Refused => refused;

    /// <summary>Orders that did not come to their end.</summary>
    public IReadOnlyCollection<Finding> LeftOpen => leftOpen;

    /// <summary>Plays them to their end, and goes on until no timer is left. They come in the order of their time.</summary>
    public async Task Play(IEnumerable<OrderInTime> inOrderOfTime, CancellationToken stopping)
    {
        heardOfDispatch = (await api.Ask($"{Services.Dispatch}/bus", Roles.Auditor, PlayJson.Default.BusReading, stopping))!.Last;
        using var coming = inOrderOfTime.GetEnumerator();
        Await(coming);
        await clock.Drained(stopping);
        while (NextStart() is { } start)
        {
            if ((start > clock.Start || clock.NextTimer <= clock.Start) && await clock.MoveTo(start, stopping))
                await Hear(stopping);
            if (Due(coming) is { Count: > 0 } commands)
                await Act(commands, stopping);
        }
    }

    /// <summary>When the next step begins in which there is something to do; never before the present one.</summary>
    private DateTime? NextStart()
    {
        var command = planned.TryPeek(out _, out var first) ? SimulatedClock.Of(first.Item1) : (DateTime?)null;
        var timer = clock.NextTimer is { } due ? SimulatedClock.RingOf(due) : (DateTime?)null;
        var next = command is null || timer < command ? timer : command;
        return next < clock.Start ? clock.Start : next;
    }

    private List<Planned> Due(IEnumerator<OrderInTime> coming)
    {
        var due = new List<Planned>();
        while (planned.TryPeek(out var next, out var at) && at.Item1 < clock.End)
        {
            planned.Dequeue();
            if (next.Order.Progress.Id is null) Await(coming);
            if (next.Plan == next.Order.Plans) due.Add(next);
        }
        return due;
    }

    private async Task Act(List<Planned> commands, CancellationToken stopping)
    {
        await Parallel.ForEachAsync(commands, new ParallelOptions { MaxDegreeOfParallelism = actors, CancellationToken = stopping }, async (command, token) => await Send(command, token));
        foreach (var order in commands.Select(command => command.Order))
        {
            touched.Add(order);
            if (order.Progress.Id is { } id && orders.TryAdd(id, order)) registered++;
        }
        await clock.Drained(stopping);
        await Hear(stopping);
    }

    private async Task Send(Planned command, CancellationToken stopping)
    {
        var (order, step) = (command.Order, command.Step);
        // It counts from the next step on: what is registered in this one must not depend on which of the two was quicker.
        var body = step.Body is Teaching ? new Teaching(clock.End) : step.Body;
        var answer = await api.Send(HttpMethod.Post, step.Path, step.ActFor, body, $"{mark}/{order.Plan.Line}/{step.Name}", stopping, command.At);
        if (step.LeadsTo == Lists.ReturnRefused && !answer.IsDone && answer.Said.Code == Player.BindsCode)
        {
            Interlocked.Increment(ref returnsRefused);
            order.Hear(new Heard(step.Service, step.LeadsTo, new Said()), command.At);
        }
        else if (answer.IsDone && step.LeadsTo != Lists.ReturnRefused)
            order.Hear(new Heard(step.Service, answer.Said.Fact ?? step.LeadsTo, answer.Said.Told), command.At);
        else if (step.LeadsTo == nameof(ReturnRequested) && answer.Status == 409)
            order.KeepsIt();
        else
        {
            order.Ends();
            (order.Progress.Id is null && answer.Status == 400 ? refused : leftOpen).Add(new Finding(order.Plan.Line,
                string.Create(CultureInfo.InvariantCulture, $"{step.Name} at {command.At:O} was answered {answer.Status} {answer.Said.Code} {answer.Said.Field}").TrimEnd() + ": " + answer.Said.Title));
        }
    }

    /// <summary>What Dispatch said by itself since it was last asked; then each order that moved plans anew.</summary>
    private async Task Hear(CancellationToken stopping)
    {
        for (var full = true; full;)
        {
            var rows = await api.Ask($"{Services.Dispatch}/facts?after={heardOfDispatch}&limit={Page}", Roles.Auditor, PlayJson.Default.ListFeedRow, stopping) ?? [];
            foreach (var row in rows.Where(row => Told.Contains(row.Type)))
                Hear(row.Subject, row.Type, JsonSerializer.Deserialize(row.Body, PlayJson.Default.Said)!);
            full = rows.Count == Page;
            if (rows.Count > 0) heardOfDispatch = rows[^1].Seq;
        }
        foreach (var order in touched) GoOn(order);
        touched.Clear();
        shown(registered, over);
    }

    private void Hear(string id, string type, Said said)
    {
        if (orders.TryGetValue(id, out var order) && order.Hear(new Heard(Services.Dispatch, type, said), said.At!.Value)) touched.Add(order);
    }

    private void GoOn(OrderInTime order)
    {
        if (!order.HasEnded) order.Arrives();
        if (!order.HasEnded && Plan(order)) return;
        if (!order.HasEnded)
            leftOpen.Add(new Finding(order.Plan.Line, $"stands still: {order.Progress}"));
        else if (order.Progress.IsEndedOtherwise)
            leftOpen.Add(new Finding(order.Plan.Line, "was ended by somebody else"));
        if (order.Progress.Id is { } id) orders.Remove(id);
        over++;
    }

    private void Await(IEnumerator<OrderInTime> coming)
    {
        if (coming.MoveNext()) Plan(coming.Current);
    }

    private bool Plan(OrderInTime order)
    {
        if (order.Next(order.Progress.Id is null ? clock.Start : clock.End) is not var (step, at)) return false;
        planned.Enqueue(new Planned(order, step, at, order.Plans), (at, order.Plan.Line));
        return true;
    }

    private sealed record Planned(OrderInTime Order, Step Step, DateTime At, int Plan);
}
