namespace Hotline.Platform;

/// <summary>模拟时钟's steps: one clock for all roles of a process. Moved through any of them, what is due rings in all, each timer at the time it was due.</summary>
public sealed class Steps(IEnumerable<ServiceDb> databases, IEnumerable<Timers> timers, BusinessClock clock, Listeners listeners) : IDisposable
{
    private readonly ServiceDb[] _databases = [.. databases];
    private readonly Timers[] _timers = [.. timers];
    private readonly SemaphoreSlim _one = new(1);
    private readonly string _process = Ids.New();
    private Task _kept = Task.CompletedTask;

    /// <summary>Goes on to the step that begins then (UTC), or stays where that is past; how many timers rang.</summary>
    internal async Task<int> GoOn(DateTime start)
    {
        await _one.WaitAsync();
        try
        {
            await Kept();
            clock.Simulated!.GoOn(start);
            SimulatedTime.Happens(clock.Simulated.Start);
            _kept = StepOf.Save(_databases[0], clock.Simulated.Start);
            return (await Task.WhenAll(_timers.Select(timers => timers.RingAll()))).Sum();
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The row is written while the step is played: whoever dies finds this step, or the one before.</summary>
    private async Task Kept()
    {
        var kept = _kept;
        _kept = Task.CompletedTask;
        await kept;
    }

    /// <summary>Where the clock stands, how much was sent and heard here, and, where it is asked for, when the next timer is due.</summary>
    internal async Task<ClockReading> Read(bool timers) => clock.Simulated is not { } simulated ? new ClockReading { Simulated = false, Now = clock.Now, Process = _process } : new ClockReading
    {
        Simulated = true,
        Process = _process,
        Now = simulated.Start,
        Until = simulated.End,
        // Heard first: what is heard meanwhile then looks like something under way, never like nothing.
        Heard = _databases.Sum(db => db.Traffic.Heard),
        Sent = _databases.Sum(db => db.Traffic.Sent(listeners)),
        NextTimer = timers ? (await Task.WhenAll(_timers.Select(role => role.Next()))).Min() : null,
    };

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
