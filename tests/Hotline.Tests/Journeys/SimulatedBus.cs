using Hotline.Intake;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Journeys;

/// <summary>
/// One delivery at a time, chosen by a seed among the unfinished (fact, listener) pairs: shuffled, doubled, put off; the sender dies between commit and send
/// (what was sent is sent again), the hearer between handling and acknowledging (what was heard is heard again). Whatever a process remembers it has to look up again
/// each time, and now and then the whole system is started anew from what is on disk.
/// </summary>
internal sealed class SimulatedBus(int seed, Action<Listeners>? alsoListens = null) : Shape
{
    private readonly Random _chance = new(seed);
    private readonly HashSet<(string Fact, string Queue)> _acknowledged = [];

    internal override void Adjust(WebApplicationBuilder builder)
    {
        builder.Services.RemoveAll<IHostedService>();
        Forgets<OrderNumbers>(builder.Services);
        Forgets<CallerSafe>(builder.Services);
        if (alsoListens is not null)
            builder.Services.AddSingleton(_ => { var all = Hotline.Host.Role.AllListeners(); alsoListens(all); return all; });
    }

    private static void Forgets<T>(IServiceCollection services) where T : class
    {
        var remembers = services.Single(service => service.ServiceType == typeof(T));
        services.Replace(ServiceDescriptor.Transient(typeof(T), remembers.ImplementationFactory!));
    }

    /// <summary>Some of what waits arrives, or all dies.</summary>
    internal override async Task Meanwhile(TheHotline hotline)
    {
        if (_chance.Next(200) == 0)
            await hotline.Restart();
        for (var deliveries = _chance.Next(3); deliveries > 0 && await Unfinished(hotline) is { Count: > 0 } pairs; deliveries--)
            await Deliver(hotline, pairs[_chance.Next(pairs.Count)]);
    }

    internal override async Task Settle(TheHotline hotline)
    {
        while (await Unfinished(hotline) is { Count: > 0 } pairs)
            await Deliver(hotline, pairs[_chance.Next(pairs.Count)]);
    }

    private async Task Deliver(TheHotline hotline, Pair pair)
    {
        for (var times = _chance.Next(5) == 0 ? 2 : 1; times > 0; times--)
            await new Inbox(Db(hotline, pair.Listener.Service), NullLogger.Instance).Hear(pair.Fact, pair.Listener);
        if (_chance.Next(6) > 0)
            _acknowledged.Add((pair.Fact.Id, pair.Listener.Queue));
    }

    /// <summary>What is announced and not acknowledged by all. A fact acknowledged by all is marked as sent, unless the sender dies before it can.</summary>
    private async Task<List<Pair>> Unfinished(TheHotline hotline)
    {
        var listeners = hotline.Inside.GetRequiredService<Listeners>();
        var pairs = new List<Pair>();
        foreach (var service in TheHotline.Services)
        {
            foreach (var fact in await Db(hotline, service).List<FactRow>("SELECT Seq, Id, Subject, Type, Body, At FROM Facts WHERE SentAt IS NULL AND Sends = 1"))
            {
                var left = listeners.Of(fact.Type).Where(l => !_acknowledged.Contains((fact.Id, l.Queue))).ToList();
                if (left.Count == 0)
                    await MarkOrDie(Db(hotline, service), fact, listeners);
                pairs.AddRange(left.Select(l => new Pair(fact, l)));
            }
        }
        return pairs.Count > 0 || !await AnyUnsent(hotline) ? pairs : await Unfinished(hotline);
    }

    private async Task MarkOrDie(ServiceDb db, FactRow fact, Listeners listeners)
    {
        if (_chance.Next(8) == 0)
            _acknowledged.ExceptWith(listeners.Of(fact.Type).Select(l => (fact.Id, l.Queue)));
        else
            await db.Write(tx => tx.Execute("UPDATE Facts SET SentAt = @At WHERE Seq = @Seq", fact));
    }

    private static async Task<bool> AnyUnsent(TheHotline hotline)
    {
        foreach (var service in TheHotline.Services)
            if (await Db(hotline, service).Single<long>(Relay.CountUnsent) > 0)
                return true;
        return false;
    }

    private static ServiceDb Db(TheHotline hotline, string service) => hotline.Inside.GetRequiredKeyedService<ServiceDb>(service);

    private sealed record Pair(FactRow Fact, Listener Listener);
}
