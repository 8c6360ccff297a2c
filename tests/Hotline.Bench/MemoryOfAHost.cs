namespace Hotline.Bench;

/// <summary>What an embedded host has in memory when it has just started and rests, and at most while orders are played against it by another process.</summary>
internal static class MemoryOfAHost
{
    private const int Orders = 5_000;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public static async Task<Row> Run()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        var (url, file) = (FreePort.Url(), Path.Combine(folder, "orders.csv"));
        Published.Run("generate", "--orders", FormattableString.Invariant($"{Orders}"), "--seed", "7", file);
        long idle, load;
        await using (var host = HostProcess.Start(null, "--urls", url, "--data", folder))
        {
            await HostProcess.Ready(url);
            await Task.Delay(Rest);
            idle = host.Now;
            var key = Published.Run("key", "--name", "bench", "--role", string.Join(',', Contracts.Roles.All), "--act-for", "--data", folder);
            Published.Run("replay", file, "--url", url, "--key", key);
            load = host.Peak;
        }
        Directory.Delete(folder, recursive: true);
        return new Row("embedded: memory idle / under load", "250 MB / 600 MB", Row.Say($"{idle / 1_000_000} MB / {load / 1_000_000} MB ({Orders:N0} orders played by another process)"));
    }
}
