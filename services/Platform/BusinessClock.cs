namespace Hotline.Platform;

/// <summary>Business time: everything stored in an order, a deadline or a trail row. Machine time is <see cref="TimeProvider"/>.</summary>
public sealed class BusinessClock(TimeProvider time)
{
    private const long Millisecond = TimeSpan.TicksPerMillisecond;

    /// <summary>Now, UTC, in whole milliseconds, so that both databases keep exactly what was announced.</summary>
    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            return new DateTime(now.Ticks - (now.Ticks % Millisecond), DateTimeKind.Utc);
        }
    }

    /// <summary>模拟时钟, where business time is simulated; null where it is the real one.</summary>
    public SimulatedTime? Simulated => time as SimulatedTime;
}
