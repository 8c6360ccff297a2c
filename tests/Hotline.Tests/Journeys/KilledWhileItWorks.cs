using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Hotline.Tests.Journeys;

/// <summary>kill -9 at any moment: what was said before is said again on start, and done once.</summary>
public sealed class KilledWhileItWorks : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("hotline-killed-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Two_hundred_orders_are_neither_lost_nor_doubled()
    {
        await KilledWhen("SELECT COUNT(*) FROM WorkOrders", "intake", atLeast: 60);
        await KilledWhen("SELECT COUNT(*) FROM WorkOrders WHERE State = 'closed'", "dispatch", atLeast: 40);
        var (code, last) = await Finished();
        Assert.Equal(0, code);
        Assert.StartsWith("""{"registered":200,"dispatched":200,"disputed":8,"closed":200,"scored":200,"skipped":0,"lost":0,"doubled":0,""", last, StringComparison.Ordinal);
    }

    private async Task KilledWhen(string count, string service, int atLeast)
    {
        using var replay = Replay();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!replay.HasExited && await Counted(service, count) < atLeast)
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        Assert.False(replay.HasExited, "it was done before it could be killed");
        replay.Kill();
        await replay.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(int Code, string Last)> Finished()
    {
        using var replay = Replay();
        var said = await replay.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await replay.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (replay.ExitCode, said.TrimEnd().Split('\n')[^1]);
    }

    private Process Replay()
    {
        var file = Repository.File("services/Replay/Demo/huangpu-200.csv");
        return Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Hotline.Host.dll"), "replay", file, "--data", _data])
        {
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>Looked at from outside, as a backup would.</summary>
    private async Task<long> Counted(string service, string count)
    {
        var file = Path.Combine(_data, service + ".db");
        if (!File.Exists(file))
            return 0;
        try
        {
            await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = count;
            return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }
        catch (SqliteException)
        {
            return 0;
        }
    }
}
