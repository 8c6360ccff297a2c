using System.Diagnostics;
using System.Globalization;
using Hotline.Platform;

namespace Hotline.Bench;

/// <summary>A RabbitMQ of this run's own, by tests/broker; stopped when disposed.</summary>
internal sealed class PrivateBroker(string folder, ushort port) : IAsyncDisposable
{
    public Broker At { get; } = new("127.0.0.1", port);

    public static async Task<PrivateBroker> Started()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-broker-").FullName;
        return new PrivateBroker(folder, ushort.Parse(await Ask("start", folder), CultureInfo.InvariantCulture));
    }

    public Task Stop() => Ask("stop", folder);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> Ask(string verb, string folder)
    {
        using var script = Process.Start(new ProcessStartInfo("tests/broker", [verb, folder]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("tests/broker: start this from the repository's folder");
        var said = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return said.Trim();
    }
}
