namespace Hotline.Replay;

/// <summary>Waits until everything has drained: nothing unsent anywhere, as much heard as sent, and nothing new said, seen twice.</summary>
internal static class Drained
{
    private static readonly string[] Services = ["intake", "dispatch", "escalation", "scoring"];
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Where others work with the system too it may never be quite still; then the time is up, and what is missing is counted.</summary>
    public static async Task Wait(PublicApi api, CancellationToken stopping)
    {
        var since = TimeProvider.System.GetTimestamp();
        for (string? before = null; TimeProvider.System.GetElapsedTime(since) < Longest;)
        {
            var (open, said) = await Read(api, stopping);
            if (open == 0 && said == before) return;
            before = said;
            await Task.Delay(100, stopping);
        }
    }

    private static async Task<(long Open, string Said)> Read(PublicApi api, CancellationToken stopping)
    {
        var readings = new List<BusReading>();
        foreach (var service in Services)
            readings.Add((await api.Ask($"{service}/bus", "auditor", PlayJson.Default.BusReading, stopping))!);
        return (readings.Sum(r => r.Unsent + r.Sent - r.Heard), string.Join(' ', readings.Select(r => r.Last)));
    }
}
