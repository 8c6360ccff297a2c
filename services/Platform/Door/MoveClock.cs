using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Platform;

/// <summary>模拟时钟: reads the business clock of a role's process, and moves a simulated one on: forward only, to the beginning of a step. What is due by then rings, each at the time it was due.</summary>
public static class MoveClock
{
    /// <summary>Where it goes.</summary>
    /// <param name="Now">When the step begins, on a quarter of an hour.</param>
    public sealed record ClockTo(DateTime? Now);

    internal static void Route(IEndpointRouteBuilder routes, string auditor, string[] keepers)
    {
        routes.MapGet("/clock", Read).MayBe([auditor, .. keepers]).Question<ClockReading>("The business clock; a simulated one also tells whether all has drained");
        routes.MapPut("/clock", Handle).MayBe(keepers).Command<ClockMoved>("模拟时钟: moves a simulated clock on; what is due rings");
    }

    private static async Task<IResult> Read(Steps steps, bool timers = false) => TypedResults.Ok(await steps.Read(timers));

    private static async Task<IResult> Handle(ClockTo command, BusinessClock clock, Steps steps)
    {
        if (Refuse(command, clock.Simulated) is { } refusal) return refusal.Answer();
        var rang = await steps.GoOn(command.Now!.Value.ToUniversalTime());
        return TypedResults.Ok(new ClockMoved(clock.Simulated!.Start, rang));
    }

    internal static Refusal? Refuse(ClockTo command, SimulatedTime? simulated) =>
        simulated is null ? HotlineAt.NotSimulated
        : command.Now is not { } now ? Refusal.Missing("now")
        : !SimulatedTime.IsBeginning(now.ToUniversalTime()) ? NoStep
        : now.ToUniversalTime() < simulated.Start ? Backwards(simulated.Start)
        : null;

    private static readonly Refusal NoStep = Refusal.Wrong("now", "not-a-step", "模拟时钟只能走到整刻钟，例如 2025-01-06T01:15:00Z。", "A step begins on a quarter of an hour, such as 2025-01-06T01:15:00Z.");

    private static Refusal Backwards(DateTime start) => Refusal.Not("clock-backwards", $"模拟时钟不能往回拨，现在已是 {start:O}。", $"The clock never goes back; it stands at {start:O}.") with { Field = "now" };
}

/// <summary>The business clock of a process, which all its roles tell. Over all processes, the system has drained when as much was heard as was sent, and a second reading says the same.</summary>
public sealed record ClockReading
{
    /// <summary>Which process: roles that tell the same one are counted once.</summary>
    public required string Process { get; init; }
    /// <summary>Whether it moves only when it is told to.</summary>
    public required bool Simulated { get; init; }
    /// <summary>Now, UTC: of a simulated clock, when the present step began.</summary>
    public required DateTime Now { get; init; }
    /// <summary>When the present step has ended, UTC.</summary>
    public DateTime? Until { get; init; }
    /// <summary>Announced here, counted once for each listener.</summary>
    public long? Sent { get; init; }
    /// <summary>Heard by the listeners here, given up ones included.</summary>
    public long? Heard { get; init; }
    /// <summary>When the next timer here is due, UTC, where it was asked for (<c>?timers=true</c>); those that failed are left out.</summary>
    public DateTime? NextTimer { get; init; }
}

/// <summary>Where a simulated clock stands now.</summary>
/// <param name="Now">When the present step began, UTC.</param>
/// <param name="Rang">How many timers rang.</param>
public sealed record ClockMoved(DateTime Now, int Rang);
