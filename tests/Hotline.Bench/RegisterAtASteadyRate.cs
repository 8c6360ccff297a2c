using Hotline.Host;

namespace Hotline.Bench;

/// <summary>Registering at a steady rate over HTTP, embedded, each order handed over and dispatched to nobody: what an agent waits for.</summary>
internal static class RegisterAtASteadyRate
{
    private const int WarmUpSeconds = 5;

    public static async Task Run(int ordersPerSecond, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        await using var app = HotlineApp.Build(new HostOptions { Urls = "http://127.0.0.1:0", Data = folder });
        await app.StartAsync();
        using var desk = await Desk.At(app);
        await SteadyRate.Ask(ordersPerSecond, ordersPerSecond * WarmUpSeconds, _ => desk.Register());
        var waits = await SteadyRate.Ask(ordersPerSecond, ordersPerSecond * seconds, _ => desk.Register());
        Console.WriteLine($"{waits.Length} orders at {ordersPerSecond}/s on {Environment.ProcessorCount} cores: {SteadyRate.Line(waits)}");
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
    }
}
