using System.Collections.Concurrent;
using System.Net.Mime;
using System.Text;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Hotline.Platform;

/// <summary>Where the broker is.</summary>
/// <param name="Host">Its host.</param>
/// <param name="Port">Its port.</param>
/// <param name="User">The account.</param>
/// <param name="Password">Its password.</param>
/// <param name="VirtualHost">The virtual host.</param>
public sealed record Broker(string Host, ushort Port = 5672, string User = "guest", string Password = "guest", string VirtualHost = "/");

/// <summary>
/// RabbitMQ through MassTransit, and the only file that knows it. What travels is the stored body of a fact, byte for byte, to an exchange a kind of fact;
/// each listener has a quorum queue of its own, bound to the kinds it hears. Made by the bus factory, which also has no usage telemetry.
/// </summary>
public sealed class Bus : IFactBus, IHostedService
{
    private const ushort Prefetch = 256;
    private const int MostDeliveries = 20;
    private const int MostCharacters = 32 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), PatienceAtTheEnd = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);
    private readonly TaskCompletionSource<IBusControl> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, Task<ISendEndpoint>> _exchanges = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Broker _broker;
    private readonly Listeners _listeners;
    private readonly Dictionary<string, Inbox> _inboxes;
    private readonly LiveFacts? _live;
    private readonly ILogger _log;
    private Task _starting = Task.CompletedTask;

    /// <summary>A bus for the services that run in this process; it knows the listeners of all, because any role declares the whole topology before it sends.</summary>
    public Bus(Broker broker, Listeners listeners, IEnumerable<ServiceDb> here, ILoggerFactory logs, LiveFacts? live = null)
        : this(broker, listeners, here.ToDictionary(db => db.Service, db => new Inbox(db, logs.CreateLogger("Hotline.Inbox." + db.Service)), StringComparer.Ordinal), logs) => _live = live;

    /// <summary>The same over these inboxes: the bench compares ours with one that keeps nothing.</summary>
    internal Bus(Broker broker, Listeners listeners, Dictionary<string, Inbox> inboxes, ILoggerFactory logs)
    {
        (_broker, _listeners, _inboxes, _log) = (broker, listeners, inboxes, logs.CreateLogger<Bus>());
        LogContext.ConfigureCurrentLogContext(logs);
    }

    /// <summary>Begins in the background: while the broker is away, commands go on and their facts wait.</summary>
    public Task StartAsync(CancellationToken stopping)
    {
        _starting = Begin();
        return Task.CompletedTask;
    }

    /// <summary>MassTransit may hang where it is stopped before it has started or while the broker is away: it is given time, and then left.</summary>
    public async Task StopAsync(CancellationToken stopping)
    {
        await _stopping.CancelAsync();
        try
        {
            await _starting.WaitAsync(Patience, CancellationToken.None);
            if (_started.Task.IsCompletedSuccessfully)
                await (await _started.Task).StopAsync(stopping).WaitAsync(Patience, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            _log.LogWarning("the connection to RabbitMQ did not end in time and is left");
        }
    }

    private async Task Begin()
    {
        try
        {
            _started.TrySetResult(await Retry.ExecuteAsync(async _ => await TryToStart(), _stopping.Token));
        }
        catch (OperationCanceledException) { }
    }

    private async Task<IBusControl> TryToStart()
    {
        try
        {
            await InTime(Start(onlyTopology: true));
            return await InTime(Start(onlyTopology: false));
        }
        catch (Exception error)
        {
            _log.LogWarning(error, "RabbitMQ could not be connected to and is tried again");
            throw;
        }
    }

    /// <summary>It is not canceled on the way: that hangs (decision 36). Each attempt has a bus of its own, so that one that hangs can be left.</summary>
    private async Task<IBusControl> Start(bool onlyTopology)
    {
        var bus = MassTransit.Bus.Factory.CreateUsingRabbitMq(to => Configure(to, onlyTopology));
        await bus.StartAsync();
        if (onlyTopology)
            await bus.StopAsync();
        return bus;
    }

    /// <summary>One that starts after all, when it was given up, is stopped.</summary>
    private static async Task<IBusControl> InTime(Task<IBusControl> start)
    {
        try
        {
            return await start.WaitAsync(LongestStart);
        }
        catch (TimeoutException)
        {
            _ = start.ContinueWith(late => late.Result.StopAsync(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>Sends, and waits until the broker has confirmed that it keeps it. A kind of fact that no listener hears goes to open pages only, and to nobody where there are none.</summary>
    public async Task Deliver(FactRow fact, CancellationToken stopping)
    {
        if (fact.Body.Length > MostCharacters)
            throw new CannotBeSent($"{fact.Body.Length} characters are more than a broker takes");
        using var patience = new CancellationTokenSource(Patience);
        await using var atTheEnd = stopping.Register(() => patience.CancelAfter(PatienceAtTheEnd));
        var bus = await _started.Task.WaitAsync(patience.Token);
        var exchange = await _exchanges.GetOrAdd(_listeners.Of(fact.Type) is [var first, ..] ? ExchangeOf(first.Fact) : OnlyLive, name => bus.GetSendEndpoint(new Uri($"exchange:{name}?type=fanout")));
        await exchange.Send(new Stored(), context => Address(context, fact), patience.Token);
    }

    private static void Address(SendContext<Stored> context, FactRow fact)
    {
        context.MessageId = Guid.Parse(fact.Id);
        context.Durable = true;
        context.Serializer = new AsStored(fact.Body);
        context.Headers.Set(FactHeader, fact.Type);
        context.Headers.Set(AtHeader, fact.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        if (fact.TraceParent is not null)
            context.Headers.Set(TraceHeader, fact.TraceParent);
    }

    private void Configure(IRabbitMqBusFactoryConfigurator to, bool onlyTopology)
    {
        to.Host(_broker.Host, _broker.Port, _broker.VirtualHost, host =>
        {
            host.Username(_broker.User);
            host.Password(_broker.Password);
            host.PublisherConfirmation = true;
        });
        to.DeployTopologyOnly = onlyTopology;
        foreach (var service in _listeners.All.GroupBy(listener => listener.Service).Where(s => onlyTopology || _inboxes.ContainsKey(s.Key)))
        {
            foreach (var queue in service.GroupBy(listener => listener.Queue))
                to.ReceiveEndpoint(queue.Key, endpoint => Queue(endpoint, service.Key, [.. queue], onlyTopology));
            to.ReceiveEndpoint(Listeners.DeadOf(service.Key), endpoint => Dead(endpoint, service.Key, onlyTopology));
        }
        if (_live is not null && !onlyTopology)
            to.ReceiveEndpoint($"live-{Ids.New()}", endpoint => Live(endpoint, _live));
    }

    /// <summary>A queue of this process alone, gone with it: open pages follow what happens, and what they miss they read.</summary>
    private void Live(IRabbitMqReceiveEndpointConfigurator endpoint, LiveFacts live)
    {
        (endpoint.Durable, endpoint.AutoDelete, endpoint.ConfigureConsumeTopology, endpoint.PrefetchCount) = (false, true, false, Prefetch);
        foreach (var exchange in _listeners.All.Select(listener => ExchangeOf(listener.Fact)).Distinct().Append(OnlyLive))
            endpoint.Bind(exchange, fanout => fanout.ExchangeType = "fanout");
        endpoint.ConfigureReceive(pipe => pipe.UseFilter(new LiveEar(live)));
    }

    private void Queue(IRabbitMqReceiveEndpointConfigurator endpoint, string service, IReadOnlyList<Listener> listeners, bool onlyTopology)
    {
        Quorum(endpoint);
        endpoint.SetQueueArgument("x-delivery-limit", MostDeliveries);
        endpoint.SetQueueArgument("x-dead-letter-exchange", "");
        endpoint.SetQueueArgument("x-dead-letter-routing-key", Listeners.DeadOf(service));
        foreach (var listener in listeners)
            endpoint.Bind(ExchangeOf(listener.Fact), exchange => exchange.ExchangeType = "fanout");
        if (!onlyTopology)
            endpoint.ConfigureReceive(pipe => pipe.UseFilter(new Ear(_inboxes[service], listeners, _log)));
    }

    private void Dead(IRabbitMqReceiveEndpointConfigurator endpoint, string service, bool onlyTopology)
    {
        Quorum(endpoint);
        if (!onlyTopology)
            endpoint.ConfigureReceive(pipe => pipe.UseFilter(new DeadEar(_inboxes[service], service)));
    }

    private static void Quorum(IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.SetQuorumQueue();
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PrefetchCount = Prefetch;
    }

    private static string ExchangeOf(Type fact) => $"{fact.Namespace}:{fact.Name}";

    private const string OnlyLive = "hotline-live";

    private const string FactHeader = "Hotline-Fact", AtHeader = "Hotline-At", TraceHeader = "traceparent";

    private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = new PredicateBuilder().Handle<Exception>(),
        MaxRetryAttempts = int.MaxValue,
        BackoffType = DelayBackoffType.Exponential,
        Delay = TimeSpan.FromMilliseconds(200),
        MaxDelay = TimeSpan.FromSeconds(5),
        UseJitter = true,
    }).Build();

    private static FactRow Row(ReceiveContext context, string type)
    {
        var body = context.Body.GetString() ?? "";
        return new FactRow
        {
            Id = context.GetMessageId()?.ToString() ?? Ids.From(body),
            Type = type,
            Body = body,
            At = Header(context, AtHeader) is { } at && DateTime.TryParse(at, System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal, out var time) ? time : DateTime.UnixEpoch,
            TraceParent = Header(context, TraceHeader),
        };
    }

    private static string? Header(ReceiveContext context, string name) => context.TransportHeaders.TryGetHeader(name, out var value) ? value switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => value?.ToString(),
    } : null;

    /// <summary>Stands before MassTransit's own reading: the stored body goes to the listener through its inbox. What throws here goes back to the queue.</summary>
    private sealed class Ear(Inbox inbox, IReadOnlyList<Listener> listeners, ILogger log) : IFilter<ReceiveContext>
    {
        public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
        {
            var type = Header(context, FactHeader) ?? (listeners.Count == 1 ? listeners[0].Fact.Name : "");
            var row = Row(context, type);
            if (listeners.FirstOrDefault(l => l.Fact.Name == type) is { } listener)
                await Hear(row, listener, context.CancellationToken);
            else
                await inbox.PutAside(row, listeners[0].Name, "it does not say which kind of fact it is, or one that this listener does not hear");
        }

        private async Task Hear(FactRow row, Listener listener, CancellationToken stopping)
        {
            await Retry.ExecuteAsync(async _ =>
            {
                try { await inbox.Hear(row, listener); }
                catch (Exception error) { log.LogWarning(error, "{Listener} waits for its database", listener.Name); throw; }
            }, stopping);
        }

        public void Probe(ProbeContext context) => context.CreateFilterScope("hear");
    }

    /// <summary>What was delivered too often without an end, because the process died with it: it becomes a row with its reason.</summary>
    private sealed class DeadEar(Inbox inbox, string service) : IFilter<ReceiveContext>
    {
        public Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
        {
            var queue = Header(context, "x-first-death-queue") ?? "";
            var listener = queue.StartsWith(service + "-", StringComparison.Ordinal) ? queue[(service.Length + 1)..] : queue;
            return inbox.PutAside(Row(context, Header(context, FactHeader) ?? ""), listener, $"delivered {MostDeliveries} times without an end");
        }

        public void Probe(ProbeContext context) => context.CreateFilterScope("put aside");
    }

    private sealed class LiveEar(LiveFacts live) : IFilter<ReceiveContext>
    {
        public Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
        {
            live.Tell(Row(context, Header(context, FactHeader) ?? ""));
            return Task.CompletedTask;
        }

        public void Probe(ProbeContext context) => context.CreateFilterScope("live");
    }

    private sealed record Stored;

    private sealed class AsStored(string body) : IMessageSerializer
    {
        public ContentType ContentType { get; } = new("application/json");

        public MessageBody GetMessageBody<T>(SendContext<T> context) where T : class => new StringMessageBody(body);
    }
}
