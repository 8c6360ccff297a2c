using System.Diagnostics;
using Hotline.Platform;

namespace Hotline.Bench;

/// <summary>The published host as a process of its own, watched from outside: its memory and its CPU.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _over = new();
    private readonly Process _process;
    private readonly Task _watching;

    private HostProcess(Process process)
    {
        _process = process;
        _watching = Watch();
    }

    /// <summary>User and system time of all its threads.</summary>
    public TimeSpan Cpu { get; private set; }

    /// <summary>The most it had in memory, in bytes.</summary>
    public long Peak { get; private set; }

    /// <summary>What it has in memory now, in bytes.</summary>
    public long Now { get; private set; }

    public StreamReader Output => _process.StandardOutput;

    public static HostProcess Start(Broker? broker, params string[] command)
    {
        var how = new ProcessStartInfo("dotnet", [Published.Program, .. command]) { RedirectStandardOutput = true };
        if (broker is not null)
            (how.Environment["RabbitMq__Host"], how.Environment["RabbitMq__Port"]) = (broker.Host, FormattableString.Invariant($"{broker.Port}"));
        return new HostProcess(Process.Start(how)!);
    }

    /// <summary>Waits for its first answer.</summary>
    public static async Task Ready(string url)
    {
        using var client = new HttpClient();
        while (!await Answers(client, url + "/health/ready"))
            await Task.Delay(5);
    }

    private static async Task<bool> Answers(HttpClient client, string url)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(url));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task Watch()
    {
        while (!_over.IsCancellationRequested && !_process.HasExited)
        {
            _process.Refresh();
            (Now, Cpu) = (_process.WorkingSet64, _process.TotalProcessorTime);
            Peak = Math.Max(Peak, Now);
            await Task.Delay(Look, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _watching;
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _over.Dispose();
    }
}
