using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>Waits until everything has drained: nothing unsent anywhere, as much heard as sent, and nothing new said, seen twice.</summary>
internal static class Drained
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Where others work with the system too it may never be quite still; then the time is up, and what is missing is counted.</summary>
    public static async Task Wait(PublicApi api, CancellationToken stopping)
    {
        var since = TimeProvider.System.GetTimestamp();
        for (string? before = null; TimeProvider.System.GetElapsedTime(since) < Longest;)
        {
            var (unsent, unheard, said) = await Read(api, stopping);
            if (unsent == 0 && unheard == 0 && said == before) return;
            before = said;
            await Task.Delay(100, stopping);
        }
    }

    /// <summary>A fact is marked as sent after it was heard, so the two are not added up: heard too early would hide what is not sent.</summary>
    private static async Task<(long Unsent, long Unheard, string Said)> Read(PublicApi api, CancellationToken stopping)
    {
        var readings = new List<BusReading>();
        foreach (var service in Services.All)
            readings.Add((await api.Ask($"{service}/bus", Roles.Auditor, PlayJson.Default.BusReading, stopping))!);
        return (readings.Sum(r => r.Unsent), readings.Sum(r => r.Sent - r.Heard), string.Join(' ', readings.Select(r => r.Last)));
    }
}
