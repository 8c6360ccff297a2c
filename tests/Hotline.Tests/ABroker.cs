using System.Diagnostics;
using Hotline.Platform;
using Hotline.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(ABroker))]

namespace Hotline.Tests;

/// <summary>
/// A RabbitMQ of the tests' own: started by the first that asks, by tests/broker in a temporary folder, and stopped by its pid when all are done.
/// HOTLINE_TEST_RABBITMQ names a folder for them: tests/run stops what is left in it, also after a failure. Tests share one, each in a room (a virtual host) of its own;
/// who stops the broker makes one for itself.
/// </summary>
public sealed class ABroker : IAsyncDisposable
{
    private const string Server = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private readonly SemaphoreSlim _one = new(1);
    private static readonly string Brokers = Environment.GetEnvironmentVariable("HOTLINE_TEST_RABBITMQ") ?? Path.GetTempPath();
    private string? _folder;
    private ushort _port;

    /// <summary>An empty room in it, with no queue and no exchange of ours. Skips the test where RabbitMQ is not installed.</summary>
    public async Task<Broker> Room()
    {
        if (!File.Exists(Server))
            Assert.Skip("RabbitMQ is not installed: tests/run installs it");
        await _one.WaitAsync();
        try
        {
            if (_folder is null)
                await Start();
            var room = Ids.New();
            await Script("room", _folder!, room);
            return new Broker("127.0.0.1", _port, VirtualHost: room);
        }
        finally { _one.Release(); }
    }

    /// <summary>Starts it, also again: the port and the queues are those of before.</summary>
    public async Task Start()
    {
        _folder ??= Path.Combine(Brokers, "hotline-broker-" + Path.GetRandomFileName());
        _port = ushort.Parse(await Script("start", _folder), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Stops it; its queues stay on the disk.</summary>
    public Task Stop() => Script("stop", _folder!);

    public async ValueTask DisposeAsync()
    {
        _one.Dispose();
        if (_folder is null)
            return;
        await Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> Script(params string[] arguments)
    {
        using var script = Process.Start(new ProcessStartInfo("bash", [Repository.File("tests/broker"), .. arguments]) { RedirectStandardOutput = true })!;
        var said = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? said.Trim() : throw new InvalidOperationException($"tests/broker {string.Join(' ', arguments)}: {said}");
    }
}
