using System.Diagnostics.Metrics;
using Hotline.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Dispatch;

/// <summary>How many orders are in which state, for whoever collects numbers; counted every 30 s, and only while somebody collects.</summary>
internal sealed class CountOrders : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private readonly ServiceDb _db;
    private readonly ObservableGauge<long> _orders;
    private readonly ILogger<CountOrders> _log;
    private volatile List<Measurement<long>> _counted = [];

    public CountOrders([FromKeyedServices(DispatchService.Name)] ServiceDb db, IMeterFactory meters, ILogger<CountOrders> log)
    {
        (_db, _log) = (db, log);
        _orders = meters.Create(Telemetry.Name).CreateObservableGauge("hotline.orders", () => _counted, "{order}", "Work orders in Dispatch by state");
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var tick = new PeriodicTimer(Every);
        try
        {
            do
                await Count();
            while (await tick.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) { }
    }

    internal async Task Count()
    {
        if (!_orders.Enabled)
            return;
        try
        {
            _counted = [.. (await _db.List<State>(ByState)).Select(row => new Measurement<long>(row.Orders, new KeyValuePair<string, object?>("state", row.Name)))];
        }
        catch (Exception error) when (_db.Dialect.IsTransient(error))
        {
            _log.LogWarning(error, "the orders cannot be counted now");
        }
    }

    private sealed record State
    {
        public string Name { get; init; } = "";
        public long Orders { get; init; }
    }

    private const string ByState = "SELECT State AS Name, COUNT(*) AS Orders FROM WorkOrders GROUP BY State";
}
