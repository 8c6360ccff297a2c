using System.Diagnostics;
using Hotline.Host;

namespace Hotline.Bench;

/// <summary>Registering at a steady rate over HTTP, embedded, each order handed over and dispatched by the catalogue: what an agent waits for, and how much later the department sees it.</summary>
internal static class RegisterAtASteadyRate
{
    private const int WarmUpSeconds = 5;

    // Looking is work too: every fifth order is looked for, ten a second.
    private const int LookedFor = 5;

    public static async Task<IEnumerable<Row>> Run(int ordersPerSecond, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        await using var app = HotlineApp.Build(new HostOptions { Urls = "http://127.0.0.1:0", Data = folder });
        await app.StartAsync();
        using var desk = await Desk.At(app);
        await desk.Catalogue();
        await SteadyRate.Ask(ordersPerSecond, ordersPerSecond * WarmUpSeconds, _ => desk.Register());
        var looks = new List<Task<double>>();
        var waits = await SteadyRate.Ask(ordersPerSecond, ordersPerSecond * seconds, n => Register(desk, n, looks));
        double[] later = [.. (await Task.WhenAll(looks)).Order()];
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
        return
        [
            new(Row.Say($"register at {ordersPerSecond} orders/s for {seconds} s, p95"), "20 ms", SteadyRate.Line(waits)),
            new("visible in the department's inbox, after the answer", "200 ms", SteadyRate.Line(later)),
        ];
    }

    private static async Task Register(Desk desk, int n, List<Task<double>> looks)
    {
        var id = await desk.Register();
        if (n % LookedFor != 0)
            return;
        var look = Seen(desk, id);
        lock (looks)
            looks.Add(look);
    }

    private static async Task<double> Seen(Desk desk, string id)
    {
        var clock = Stopwatch.StartNew();
        while (!await desk.IsInTheInbox(id))
            await Task.Delay(2);
        return clock.Elapsed.TotalMilliseconds;
    }
}
