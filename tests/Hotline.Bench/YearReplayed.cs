using System.Globalization;
using System.Text.Json;
using Hotline.Platform;

namespace Hotline.Bench;

/// <summary>The year of 130,478 generated orders, or a stated part of it with the year extrapolated: through their whole life by the published host's own command, replay.</summary>
internal static class YearReplayed
{
    private const int Year = 130_478;

    public static async Task<Row> Run(int orders, bool overRabbitMq)
    {
        await using var broker = overRabbitMq ? await PrivateBroker.Started() : null;
        var file = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"hotline-{Environment.ProcessId}-{orders}.csv"));
        Published.Run("generate", "--orders", orders.ToString(CultureInfo.InvariantCulture), "--year", "2025", "--seed", "7", file);
        try
        {
            return await Play(file, orders, broker?.At);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<Row> Play(string file, int orders, Broker? broker)
    {
        await using var host = HostProcess.Start(broker, "replay", file);
        var said = await host.Output.ReadToEndAsync();
        var line = JsonSerializer.Deserialize<JsonElement>(said.TrimEnd().Split('\n')[^1]);
        return new Row(Row.Say($"{Year:N0} orders through their whole life, {(broker is null ? "embedded" : "over RabbitMQ")}; measured on {orders:N0}"),
            broker is null ? "5 min" : "12 min", Measured(line, orders, host));
    }

    private static string Measured(JsonElement line, int orders, HostProcess host)
    {
        var perSecond = line.GetProperty("ordersPerSecond").GetDouble();
        return Row.Say($"{Year / perSecond / 60:F1} min: {perSecond:F0} orders/s, {host.Cpu.TotalMilliseconds / orders:F1} ms of CPU an order with start and count, ") +
            Row.Say($"{line.GetProperty("disputed").GetInt32() * 100.0 / orders:F1} % disputed, {line.GetProperty("lost")} lost, {line.GetProperty("doubled")} doubled, at most {host.Peak / 1_000_000} MB");
    }
}
