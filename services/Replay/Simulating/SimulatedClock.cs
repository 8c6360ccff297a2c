using System.Globalization;
using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>The simulated clocks of all roles, moved together; and whether everything that was said has been heard.</summary>
internal sealed class SimulatedClock(PublicApi api)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly List<string> roles = [];

    /// <summary>How far a step reaches.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>When the present step began, UTC.</summary>
    public DateTime Start { get; private set; }

    /// <summary>When it has ended, UTC.</summary>
    public DateTime End => Start + Step;

    /// <summary>When the next timer of any role is due, UTC, as far as the last reading knew.</summary>
    public DateTime? NextTimer { get; private set; }

    /// <summary>The step an instant lies in begins then.</summary>
    public static DateTime Of(DateTime instant) => new(instant.Ticks - (instant.Ticks % Step.Ticks), DateTimeKind.Utc);

    /// <summary>At the first step that begins when a timer is due, or after it, the timer rings.</summary>
    public static DateTime RingOf(DateTime due) => Of(due.AddTicks(Step.Ticks - 1));

    /// <summary>To the first step of what is played.</summary>
    /// <exception cref="ReplayInputException">The system lives by the real clock, or its clock stands behind that step.</exception>
    public async Task Begin(DateTime first, CancellationToken stopping)
    {
        var processes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var role in Services.WithWeb)
        {
            var reading = await Read(role + "/clock", stopping);
            if (!reading.Simulated)
                throw new ReplayInputException($"--clock simulated: {role} lives by the real clock; start it with --clock simulated too");
            if (reading.Now > Of(first))
                throw new ReplayInputException(string.Create(CultureInfo.InvariantCulture, $"--clock simulated: the clock already stands at {reading.Now:yyyy-MM-dd HH:mm} UTC, and the first order is of {first:yyyy-MM-dd HH:mm}; play on empty data"));
            // Roles of one process have one clock.
            if (processes.Add(reading.Process)) roles.Add(role);
        }
        await MoveTo(Of(first), stopping);
    }

    /// <summary>Goes on to this step; what is due rings, and what follows is heard, until nothing is due any more. Whether anything rang.</summary>
    public async Task<bool> MoveTo(DateTime start, CancellationToken stopping)
    {
        Start = start;
        var anyRang = false;
        for (var rang = 1; rang > 0 && !(anyRang && NextTimer > start);)
        {
            rang = await Move(stopping);
            anyRang |= rang > 0;
            if (rang > 0 || NextTimer <= start) await Drained(stopping);
        }
        return NextTimer <= start ? throw new PlayException($"a timer that was due at {NextTimer:O} does not ring") : anyRang;
    }

    /// <summary>Waits until as much was heard as was sent, over all services, and a second reading says the same: then nothing is on its way.</summary>
    /// <exception cref="PlayException">It does not come to rest.</exception>
    public async Task Drained(CancellationToken stopping)
    {
        var since = TimeProvider.System.GetTimestamp();
        for (var before = -1L; ;)
        {
            var readings = await Task.WhenAll(roles.Select(role => Read(role + "/clock" + (before >= 0 ? "?timers=true" : ""), stopping)));
            var (sent, heard) = (readings.Sum(r => r.Sent), readings.Sum(r => r.Heard));
            if (sent == heard && sent == before)
            {
                NextTimer = readings.Min(r => r.NextTimer);
                return;
            }
            before = sent == heard ? sent : -1;
            if (sent == heard) continue;
            if (TimeProvider.System.GetElapsedTime(since) > Longest)
                throw new PlayException($"of {sent} facts sent, {heard} were heard, and no more came: see what is parked or undelivered");
            await Task.Delay(Pause, stopping);
        }
    }

    private async Task<int> Move(CancellationToken stopping)
    {
        var moved = await Task.WhenAll(roles.Select(role => Move(role, stopping)));
        return moved.Sum();
    }

    private async Task<int> Move(string role, CancellationToken stopping)
    {
        var answer = await api.Send(HttpMethod.Put, $"{role}/clock", Roles.Administrator, new ClockSetting(Start), null, stopping);
        return answer.IsDone ? answer.Said.Rang : throw new PlayException($"the clock of {role} was not moved: {answer.Status} {answer.Said.Code} {answer.Said.Title}");
    }

    private async Task<ClockSaid> Read(string path, CancellationToken stopping) =>
        await api.Ask(path, Roles.Auditor, PlayJson.Default.ClockSaid, stopping) ?? throw new PlayException($"there is no {path} to read");
}

/// <summary>走到.</summary>
internal sealed record ClockSetting(DateTime Now);

/// <summary>What a role says of its clock.</summary>
internal sealed record ClockSaid
{
    public bool Simulated { get; init; }
    public string Process { get; init; } = "";
    public DateTime Now { get; init; }
    public long Sent { get; init; }
    public long Heard { get; init; }
    public DateTime? NextTimer { get; init; }
}
