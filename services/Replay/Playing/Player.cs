using System.Collections.Concurrent;
using System.Threading.Channels;
using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>Plays the orders of a file: so many in flight, so many commands at once. An order's next command is sent when its last has been heard by the service that must take it.</summary>
internal sealed class Player(PublicApi api, string mark, int actors, Action<int, int> shown)
{
    private const int InFlight = 512;

    // About five minutes each: a broker that is away for a while must not look like a loss.
    private const int MostInVain = 300, MostLooks = 30;
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, OrderInPlay> orders = new(StringComparer.Ordinal);
    private readonly Channel<OrderInPlay> ready = Channel.CreateUnbounded<OrderInPlay>();
    private readonly SemaphoreSlim room = new(InFlight);
    private readonly ConcurrentBag<Finding> refused = [];
    private readonly ConcurrentBag<Finding> leftOpen = [];
    private readonly Strays strays = new();
    private Exception? failure;
    private int registered, over, returnsRefused;

    /// <summary>What Dispatch says to a unit that returns what was ruled.</summary>
    public const string BindsCode = "ruling-binds";

    /// <summary>How many units tried to return what a ruling had sent them, and were refused.</summary>
    public int ReturnsRefused => returnsRefused;

    /// <summary>Rows that Intake would not register.</summary>
    public IReadOnlyCollection<Finding> Refused => refused;

    /// <summary>Orders that did not come to their end.</summary>
    public IReadOnlyCollection<Finding> LeftOpen => leftOpen;

    public async Task Play(IEnumerable<OrderPlan> plans, CancellationToken stopping)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var loops = await new Listening(api, this).Begin(all.Token);
        Task[] acting = [.. Enumerable.Range(0, actors).Select(_ => Guarded(() => Act(all.Token), all))];
        Task[] hearing = [.. loops.Append(Watch).Select(loop => Guarded(() => loop(all.Token), all))];
        try
        {
            await Feed(plans, all.Token);
        }
        catch (OperationCanceledException) when (failure is not null) { }
        ready.Writer.TryComplete();
        await all.CancelAsync();
        await Task.WhenAll([.. acting, .. hearing]);
        if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        stopping.ThrowIfCancellationRequested();
    }

    public bool IsIdle => orders.IsEmpty;

    /// <summary>An id just below the oldest order in play: lists are read from here.</summary>
    public string Before => orders.Keys.Min(StringComparer.Ordinal) is { } oldest ? oldest[..^1] : "";

    public void Hear(string id, Heard heard)
    {
        if (HearIfInPlay(id, heard)) return;
        strays.Keep(id, heard);
        HearIfInPlay(id, heard);
    }

    public bool HearIfInPlay(string id, Heard heard)
    {
        if (!orders.TryGetValue(id, out var order)) return false;
        if (order.Hear(heard)) ready.Writer.TryWrite(order);
        return true;
    }

    private async Task Feed(IEnumerable<OrderPlan> plans, CancellationToken stopping)
    {
        foreach (var plan in plans)
        {
            await room.WaitAsync(stopping);
            ready.Writer.TryWrite(new OrderInPlay(plan));
        }
        for (var left = 0; left < InFlight; left++)
            await room.WaitAsync(stopping);
    }

    private async Task Act(CancellationToken stopping)
    {
        await foreach (var order in ready.Reader.ReadAllAsync(stopping))
        {
            var goesOn = true;
            while (goesOn && order.NextOrRest() is { } step)
                goesOn = await Take(order, step, stopping);
            if (goesOn && order.IsOver) End(order);
        }
    }

    /// <summary>Sends one command; false when somebody else goes on with the order later, or nobody does.</summary>
    private async Task<bool> Take(OrderInPlay order, Step step, CancellationToken stopping)
    {
        var key = $"{mark}/{order.Plan.Line}/{step.Name}";
        var answer = await api.Send(HttpMethod.Post, step.Path, step.ActFor, step.Body, key, stopping);
        if (step.LeadsTo == Lists.ReturnRefused && (answer.IsDone || answer.Said.Code == BindsCode))
            return TriedInVain(order, answer);
        if (answer.IsDone)
        {
            order.Hear(new Heard(step.Service, answer.Said.Fact ?? step.LeadsTo, answer.Said.Told));
            if (step.LeadsTo == nameof(WorkOrderRegistered)) await Enter(order, answer, stopping);
            return true;
        }
        return await Refuse(order, step, answer, stopping);
    }

    private bool TriedInVain(OrderInPlay order, Answer answer)
    {
        if (answer.IsDone)
            Drop(order, "was returned after a ruling", leftOpen);
        else
            order.Hear(new Heard(Services.Dispatch, Lists.ReturnRefused, new Said()));
        Interlocked.Add(ref returnsRefused, answer.IsDone ? 0 : 1);
        return !answer.IsDone;
    }

    private async Task Enter(OrderInPlay order, Answer answer, CancellationToken stopping)
    {
        var id = order.Progress.Id!;
        orders[id] = order;
        foreach (var heard in strays.Take(id)) order.Hear(heard);
        if (answer.Again && order.Plan.Left is not null) order.Leave();
        else if (answer.Again) await Looking.At(api, order, stopping);
        shown(Interlocked.Increment(ref registered), over);
    }

    private async Task<bool> Refuse(OrderInPlay order, Step step, Answer answer, CancellationToken stopping)
    {
        var said = $"{step.Name} was answered {answer.Status} {answer.Said.Code} {answer.Said.Field}".TrimEnd() + ": " + answer.Said.Title;
        order.InVain();
        if (answer.Status is not (404 or 409) || order.Vain > MostInVain)
        {
            Drop(order, said, order.Progress.Id is null && answer.Status == 400 ? refused : leftOpen);
            return false;
        }
        // "Not yet" is said by a service that has not heard; anything else means that we have not.
        if (order.Progress.Id is not null && answer.Status == 409 && answer.Said.Code?.EndsWith("-yet", StringComparison.Ordinal) != true)
            await Looking.At(api, order, stopping);
        _ = Later(order, TimeSpan.FromMilliseconds(Math.Min(50 * order.Vain, 1000)), stopping);
        return false;
    }

    private async Task Later(OrderInPlay order, TimeSpan wait, CancellationToken stopping)
    {
        await Task.Delay(wait, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ready.Writer.TryWrite(order);
    }

    /// <summary>A feed may miss what another process committed out of order: an order that stands still is asked for itself.</summary>
    private async Task Watch(CancellationToken stopping)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await second.WaitForNextTickAsync(stopping))
        {
            foreach (var order in orders.Values.Where(order => order.TakeIfStill(Still)))
            {
                order.InVain();
                await Looking.At(api, order, stopping);
                if (order.Vain > MostLooks) Drop(order, $"stands still: {order.Progress}", leftOpen);
                else ready.Writer.TryWrite(order);
            }
        }
    }

    private void Drop(OrderInPlay order, string why, ConcurrentBag<Finding> among)
    {
        among.Add(new Finding(order.Plan.Line, why));
        End(order);
    }

    private void End(OrderInPlay order)
    {
        if (order.Progress.Id is { } id && !orders.TryRemove(id, out _)) return;
        if (order.Progress.IsEndedOtherwise) leftOpen.Add(new Finding(order.Plan.Line, "was ended by somebody else"));
        shown(registered, Interlocked.Increment(ref over));
        room.Release();
    }

    private async Task Guarded(Func<Task> work, CancellationTokenSource all)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (all.IsCancellationRequested) { }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref failure, error, null);
            await all.CancelAsync();
        }
    }
}
