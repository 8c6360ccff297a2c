using System.Diagnostics;
using Hotline.Replay;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Hotline.Tests.Journeys;

/// <summary>kill -9 at any moment: what was said before is said again on start, and done once.</summary>
public sealed class KilledWhileItWorks : IDisposable
{
    private const int Orders = 1000;
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-killed-").FullName;

    private string File => Path.Combine(_folder, "orders.csv");

    private string Data => Path.Combine(_folder, "data");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_thousand_orders_are_neither_lost_nor_doubled()
    {
        GenerateOrders.Write(File, Orders, 2025, 7);
        await KilledWhen("SELECT COUNT(*) FROM WorkOrders", "intake", atLeast: 200);
        await KilledWhen("SELECT COUNT(*) FROM WorkOrders WHERE State = 'closed'", "dispatch", atLeast: 300);
        var (code, last) = await Finished();
        Assert.Equal(0, code);
        Assert.StartsWith($$"""{"registered":{{Orders}},"dispatched":{{Orders}},"disputed":{{Disputed}},"closed":{{Orders}},"scored":{{Orders}},"skipped":0,"lost":0,"doubled":0,""",
            last, StringComparison.Ordinal);
    }

    /// <summary>Passed on twice makes a dispute.</summary>
    private static int Disputed => GenerateOrders.Orders(Orders, 2025, 7).Count(order => order.Transfers >= 2);

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

    private Process Replay() =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "hotline.dll"), "replay", File, "--data", Data]) { RedirectStandardOutput = true })!;

    /// <summary>Looked at from outside, as a backup would.</summary>
    private async Task<long> Counted(string service, string count)
    {
        var file = Path.Combine(Data, service + ".db");
        if (!System.IO.File.Exists(file))
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
