using System.Diagnostics;

namespace Hotline.Bench;

/// <summary>Asking at a steady rate: each begins when its moment has come, whether earlier ones are answered or not; a late start counts as waiting.</summary>
internal static class SteadyRate
{
    /// <summary>How long each waited, in milliseconds, shortest first.</summary>
    public static async Task<double[]> Ask(int perSecond, int times, Func<int, Task> ask)
    {
        var clock = Stopwatch.StartNew();
        var waits = new List<Task<double>>();
        for (var n = 0; n < times; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / perSecond);
            // Not by a ticking timer: one that ticks a hair too early makes each start late by a whole tick. Below a millisecond it does not sleep, but asks again.
            while (due - clock.Elapsed is { Ticks: > 0 } left)
                await Task.Delay(left);
            waits.Add(Once(ask(n), clock, due));
        }
        return [.. (await Task.WhenAll(waits)).Order()];
    }

    private static async Task<double> Once(Task asked, Stopwatch clock, TimeSpan due)
    {
        await asked;
        return (clock.Elapsed - due).TotalMilliseconds;
    }

    /// <summary>In a line.</summary>
    public static string Line(double[] waits) => FormattableString.Invariant($"p50 {P50(waits):F1} ms, p95 {waits[waits.Length * 95 / 100]:F1} ms, max {waits[^1]:F1} ms");

    /// <summary>Half of them waited no longer.</summary>
    public static double P50(double[] waits) => waits[waits.Length / 2];
}
