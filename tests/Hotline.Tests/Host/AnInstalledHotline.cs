using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Hotline.Tests.Host;

/// <summary>The unpacked program, started with the command of its systemd unit on a machine where there is nothing else: no SDK, an empty PATH, no settings.</summary>
internal sealed partial class AnInstalledHotline : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-systemd-").FullName;
    private readonly Socket _systemd = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly Process _process;
    private int _pid;

    private AnInstalledHotline(string program, string data)
    {
        _systemd.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, "notified")));
        _process = Process.Start(AsTheUnitSays(program, data))!;
    }

    /// <summary>Where it serves.</summary>
    public Uri Address { get; private set; } = null!;

    public static async Task<AnInstalledHotline> Starts(string program, string data)
    {
        var started = new AnInstalledHotline(program, data);
        started._pid = int.Parse(await started.Says(), CultureInfo.InvariantCulture);
        started.Address = new Uri(Served().Match(await started.Says()).Value);
        return started;
    }

    /// <summary>The next line it prints, which stands in the journal.</summary>
    public async Task<string> Says() => await _process.StandardOutput.ReadLineAsync(Stopping)
        ?? throw new InvalidOperationException(await _process.StandardError.ReadToEndAsync(Stopping));

    /// <summary>The next thing it tells systemd.</summary>
    public async Task<string> Notice()
    {
        var said = new byte[256];
        return Encoding.UTF8.GetString(said, 0, await _systemd.ReceiveAsync(said, Stopping));
    }

    /// <summary>The files it has loaded.</summary>
    public string Loaded => File.ReadAllText($"/proc/{_pid}/maps");

    /// <summary>Stops it as systemd does; its exit code.</summary>
    public async Task<int> Stop()
    {
        using (var term = Process.Start("kill", ["-TERM", $"{_pid}"]))
            await term.WaitForExitAsync(Stopping);
        await _process.WaitForExitAsync(Stopping);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _systemd.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Without anything of this machine's environment.</summary>
    public static ProcessStartInfo Alone(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment["PATH"] = "/nowhere";
        return start;
    }

    private ProcessStartInfo AsTheUnitSays(string program, string data)
    {
        var command = File.ReadLines(Path.Combine(program, "hotline.service")).Single(line => line.StartsWith("ExecStart=", StringComparison.Ordinal))["ExecStart=".Length..]
            .Replace("${HOTLINE_URLS}", "http://127.0.0.1:0", StringComparison.Ordinal)
            .Replace("/opt/hotline", program, StringComparison.Ordinal)
            .Replace("/var/lib/hotline", data, StringComparison.Ordinal);
        // A program knows that it is a service by the name of its parent.
        var systemd = Path.Combine(_folder, "systemd");
        File.CreateSymbolicLink(systemd, "/bin/sh");
        var start = Alone(systemd, "-c", command + " & echo $!; wait $!");
        start.Environment["NOTIFY_SOCKET"] = Path.Combine(_folder, "notified");
        return start;
    }

    private static CancellationToken Stopping => TestContext.Current.CancellationToken;

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Served();
}
