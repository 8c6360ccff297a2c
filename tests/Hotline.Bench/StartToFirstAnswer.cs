using System.Diagnostics;

namespace Hotline.Bench;

/// <summary>From starting the published build, with an empty data folder, to its first answer that it is ready.</summary>
internal static class StartToFirstAnswer
{
    private const int Times = 5;

    public static async Task<Row> Run()
    {
        _ = Published.Program;
        var seconds = new List<double>();
        for (var n = 0; n < Times; n++)
            seconds.Add(await Once());
        seconds.Sort();
        return new Row("published build to its first answer", "3 s", Row.Say($"{seconds[Times / 2]:F2} s, median of {Times} ({seconds[0]:F2} to {seconds[^1]:F2})"));
    }

    private static async Task<double> Once()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        var url = FreePort.Url();
        var clock = Stopwatch.StartNew();
        await using (HostProcess.Start(null, "--urls", url, "--data", folder))
        {
            await HostProcess.Ready(url);
            clock.Stop();
        }
        Directory.Delete(folder, recursive: true);
        return clock.Elapsed.TotalSeconds;
    }
}
