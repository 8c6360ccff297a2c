using Hotline.Host;
using Microsoft.AspNetCore.Builder;

namespace Hotline.Bench;

/// <summary>Registering and signing over RabbitMQ, and again while it is away: neither waits for it, so the ratio should be about 1.</summary>
internal static class WhileTheBrokerIsAway
{
    private const int PerSecond = 20, Seconds = 15, Orders = PerSecond * Seconds;

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        await using var broker = await PrivateBroker.Started();
        await using (var app = HotlineApp.Build(new HostOptions { Urls = "http://127.0.0.1:0", Data = folder, Broker = broker.At }))
        {
            await app.StartAsync();
            await Measure(app, broker.Stop);
            await app.StopAsync();
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Measure(WebApplication app, Func<Task> stopBroker)
    {
        using var desk = await Desk.At(app);
        await desk.Unit();
        await Both(desk, await Dispatched(desk));
        var (signedThere, signedAway) = (await Dispatched(desk), await Dispatched(desk));
        var there = await Both(desk, signedThere);
        await stopBroker();
        var away = await Both(desk, signedAway);
        Say("register", there.Register, away.Register);
        Say("sign", there.Sign, away.Sign);
    }

    private static async Task<List<string>> Dispatched(Desk desk)
    {
        var orders = new List<string>();
        for (var n = 0; n < Orders; n++)
            orders.Add(await desk.Register());
        foreach (var order in orders)
            await desk.Dispatch(order);
        return orders;
    }

    private static async Task<(double[] Register, double[] Sign)> Both(Desk desk, List<string> toSign)
    {
        var register = SteadyRate.Ask(PerSecond, Orders, _ => desk.Register());
        var sign = SteadyRate.Ask(PerSecond, Orders, n => desk.Sign(toSign[n]));
        return (await register, await sign);
    }

    private static void Say(string what, double[] there, double[] away) => Console.WriteLine(
        FormattableString.Invariant($"{what} at {PerSecond}/s: with the broker {SteadyRate.Line(there)}; without {SteadyRate.Line(away)}; ratio of p50 {SteadyRate.P50(away) / SteadyRate.P50(there):F2}"));
}
