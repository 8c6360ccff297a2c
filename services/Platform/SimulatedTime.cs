namespace Hotline.Platform;

/// <summary>
/// 模拟时钟: business time that stands still and goes on in steps of 15 minutes, when it is told to. Within a step each command has an instant of its own,
/// and what follows from a fact or a timer has that one's. Machine time (tokens, leases, retries) knows nothing of it.
/// </summary>
public sealed class SimulatedTime : TimeProvider
{
    private static readonly AsyncLocal<DateTime?> Moment = new();
    private long _start = Beginning.Ticks;

    /// <summary>How far one step reaches.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>Where it stands before it was moved, UTC: the working calendar begins here.</summary>
    public static readonly DateTime Beginning = new(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>When the present step begins, UTC.</summary>
    public DateTime Start => new(Interlocked.Read(ref _start), DateTimeKind.Utc);

    /// <summary>When the present step has ended, UTC.</summary>
    public DateTime End => Start + Step;

    /// <summary>The instant of what is being done; where nothing has one, the beginning of the step.</summary>
    public override DateTimeOffset GetUtcNow() => Moment.Value ?? Start;

    /// <summary>Whether a step may begin then.</summary>
    internal static bool IsBeginning(DateTime instant) => instant.Ticks % Step.Ticks == 0;

    /// <summary>From here on, in this flow of control, it is this instant (UTC).</summary>
    internal static void Happens(DateTime at) => Moment.Value = at;

    /// <summary>Goes on to the step that begins then (UTC); it never goes back.</summary>
    internal void GoOn(DateTime start)
    {
        for (var was = Start; was < start; was = Start)
            Interlocked.CompareExchange(ref _start, start.Ticks, was.Ticks);
    }
}
