using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>What must not stop the others: messages over RabbitMQ that cannot be heard, and queues that nobody serves any more.</summary>
public sealed class AtTheBroker(ABroker broker) : IAsyncDisposable
{
    private const int TwoMegabytes = 2 * 1024 * 1024;
    private readonly ConcurrentQueue<string> _said = [];
    private Broker _room = null!;
    private TheHotline _hotline = null!;
    private APostman _postman = null!;

    public async ValueTask DisposeAsync()
    {
        if (_postman is not null)
            await _postman.DisposeAsync();
        if (_hotline is not null)
            await _hotline.DisposeAsync();
    }

    private async Task Opens(Action<Listeners>? alsoListens = null)
    {
        _room = await broker.Room();
        _hotline = await TheHotline.Opens(Over(alsoListens));
        await _hotline.Units("XFJ");
        _postman = await APostman.At(_room);
    }

    private Shape Over(Action<Listeners>? alsoListens) => Shape.Over(_room, builder =>
    {
        builder.Logging.AddProvider(new Heard(_said));
        if (alsoListens is not null)
            builder.Services.AddSingleton(_ => { var all = Hotline.Host.Role.AllListeners(); alsoListens(all); return all; });
    });

    [Fact]
    public async Task An_open_page_follows_what_happens_in_any_process()
    {
        await Opens();
        var heard = new ConcurrentQueue<FactRow>();
        using var following = _hotline.Inside.GetRequiredService<LiveFacts>().Follow(heard.Enqueue);
        var id = await RegisteredAndQueued();
        await Until(() => Task.FromResult(heard.Any(fact => fact.Type == nameof(WorkOrderHandedOver) && fact.Body.Contains(id, StringComparison.Ordinal))));
        Assert.Contains(heard, fact => fact.Type == nameof(WorkOrderRegistered) && fact.Body.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_is_unreadable_is_put_aside_with_its_reason_and_the_rest_flows_on()
    {
        await Opens();
        var garbage = await _postman.Brings(nameof(UnitChanged), "{ this is no JSON");
        var half = await _postman.Brings(nameof(UnitChanged), """{"code":"ZJJ"}""");
        var nothing = await _postman.PutsInto("intake-KeepProgress", "");
        var id = await RegisteredAndQueued();

        Assert.All(await PutAside("escalation", 2), row => Assert.Contains("JsonException", row.Reason, StringComparison.Ordinal));
        var rows = await PutAside("intake", 3);
        Assert.Contains("JsonException", Assert.Single(rows, row => row.Fact == garbage).Reason, StringComparison.Ordinal);
        Assert.Contains("required properties", Assert.Single(rows, row => row.Fact == half).Reason, StringComparison.Ordinal);
        Assert.Contains("which kind of fact", Assert.Single(rows, row => row.Fact == nothing).Reason, StringComparison.Ordinal);
        Assert.Equal("queued", (await _hotline.Seen("dispatch", id)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task One_of_a_newer_version_is_heard_and_what_we_do_not_know_in_it_is_passed_over()
    {
        await Opens();
        await _postman.Brings(nameof(UnitChanged), await AUnitFrom("a newer version", new { colour = "red", parts = new[] { 1, 2 } }));
        await Until(async () => await Named("intake", "a newer version") && await Named("escalation", "a newer version"));
        await PutAside("intake", 0);
        await PutAside("escalation", 0);
    }

    [Fact]
    public async Task One_for_an_order_nobody_knows_is_kept_for_when_the_order_comes()
    {
        await Opens();
        var known = await _hotline.SignedBy("ZJJ");
        var stranger = Ids.New();
        await _postman.Brings(nameof(WorkOrderSigned), (await SignedFact(known)).Replace(known, stranger, StringComparison.Ordinal));
        await Until(async () => await Db("escalation").Single<long>("SELECT COUNT(*) FROM Heard WHERE Subject = @stranger AND Type = 'WorkOrderSigned'", new { stranger }) == 1);
        foreach (var service in Services)
            await PutAside(service, 0);
        Assert.Equal("not-found", await Refused(_hotline.Roles("manager").Get($"/api/dispatch/work-orders/{stranger}")));
    }

    [Fact]
    public async Task A_listener_that_throws_every_time_holds_up_nobody_and_sending_again_says_why_it_still_does()
    {
        await Opens(all => all.In("scoring").Hears<WorkOrderSigned>(Stumble.Hear));
        var id = await _hotline.SignedBy("ZJJ");
        var row = Assert.Single(await PutAside("scoring", 1));
        Assert.Equal(("Stumble", "InvalidOperationException: over my own feet"), (row.Listener, row.Reason));

        var again = await _hotline.Roles("administrator").Post($"/api/scoring/undelivered/{row.Fact}/Stumble/send-again", new { });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var problem = JsonSerializer.Deserialize<JsonElement>(await again.Content.ReadAsStringAsync());
        Assert.Equal("still-undelivered", problem.GetProperty("code").GetString());
        Assert.Contains("over my own feet", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(row, Assert.Single(await PutAside("scoring", 1)));

        await _hotline.Close(id, "ZJJ");
        Assert.Equal("closed", (await _hotline.Seen("dispatch", id)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task One_of_2_megabytes_is_heard_and_one_of_2_megabytes_of_garbage_is_put_aside_whole()
    {
        await Opens();
        var garbage = await _postman.Brings(nameof(UnitChanged), new string('x', TwoMegabytes));
        await _postman.Brings(nameof(UnitChanged), await AUnitFrom("two megabytes", new { appendix = new string('工', TwoMegabytes / 3) }));
        await Until(() => Named("intake", "two megabytes"));
        var row = Assert.Single(await PutAside("intake", 1));
        Assert.Equal((garbage, TwoMegabytes), (row.Fact, (await Db("intake").Single<string>("SELECT Body FROM Undelivered"))!.Length));
        Assert.Equal("queued", (await _hotline.Seen("dispatch", await RegisteredAndQueued())).GetProperty("state").GetString());
    }

    [Fact]
    public async Task One_that_kills_whoever_takes_it_is_given_up_after_20_deliveries_and_put_aside()
    {
        await Opens();
        await _hotline.Stop();
        var deadly = await _postman.PutsInto("intake-KeepUnits", "{}");
        Assert.Equal(21, await _postman.DiesWithWhatIsIn("intake-KeepUnits"));
        await _hotline.Start();
        var row = Assert.Single(await PutAside("intake", 1));
        Assert.Equal((deadly, "KeepUnits", "delivered 20 times without an end"), (row.Fact, row.Listener, row.Reason));
    }

    [Fact]
    public async Task A_process_that_is_stopped_while_it_still_starts_comes_to_an_end()
    {
        await Opens();
        for (var wait = 0; wait < 20; wait++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20 * wait), TestContext.Current.CancellationToken);
            await _hotline.Restart();
        }
        Assert.Equal("queued", (await _hotline.Seen("dispatch", await RegisteredAndQueued())).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_queue_that_no_listener_serves_any_more_is_named_at_start_with_what_waits_in_it()
    {
        await Opens(all => all.In("scoring").Hears<WorkOrderSigned>(Formerly.Hear));
        await Until(async () => (await AllQueues("scoring")).Exists(queue => queue.Name == "scoring-Formerly"));
        await _hotline.Restart(Over(null));
        await _hotline.SignedBy("ZJJ");
        await Until(() => Task.FromResult(_said.Any(line => line.Contains("the queue scoring-Formerly", StringComparison.Ordinal))));
        var queues = await AllQueues("scoring");
        var orphan = Assert.Single(queues, queue => queue.Name == "scoring-Formerly");
        Assert.Equal((1L, false), (orphan.Waiting, orphan.Served));
        Assert.All(queues.Where(queue => queue.Name != "scoring-Formerly"), queue => Assert.Equal((0L, true), (queue.Waiting, queue.Served)));
    }

    private async Task<string> RegisteredAndQueued()
    {
        var id = (await Done(_hotline.Agent.Post("/api/intake/work-orders", new { type = "complaint", title = "路灯不亮" }))).GetProperty("id").GetString()!;
        await Until(async () => (await _hotline.Dispatcher.Get($"/api/dispatch/work-orders/{id}")).IsSuccessStatusCode);
        return id;
    }

    /// <summary>So many rows, and no more a moment later.</summary>
    private async Task<List<UndeliveredFact>> PutAside(string service, int rows)
    {
        await Until(async () => (await Undelivered(service)).Count >= rows);
        var all = await Undelivered(service);
        Assert.Equal(rows, all.Count);
        return all;
    }

    private async Task<List<UndeliveredFact>> Undelivered(string service) =>
        (await Done(_hotline.Roles("administrator").Get($"/api/{service}/undelivered"))).Deserialize<List<UndeliveredFact>>(Wire.Json)!;

    private async Task<List<QueueReading>> AllQueues(string service) =>
        (await Done(_hotline.Roles("administrator").Get($"/api/{service}/queues"))).Deserialize<List<QueueReading>>(Wire.Json)!;

    private async Task<string> AUnitFrom(string name, object more)
    {
        var fact = JsonNode.Parse((await Db("dispatch").Single<string>("SELECT Body FROM Facts WHERE Type = 'UnitChanged' AND Subject LIKE '%XFJ'"))!)!.AsObject();
        (fact["name"], fact["version"]) = (name, 2);
        foreach (var (key, value) in JsonSerializer.SerializeToNode(more)!.AsObject().ToList())
            fact[key] = value!.DeepClone();
        return fact.ToJsonString();
    }

    private async Task<bool> Named(string service, string name) =>
        await Db(service).Single<long>("SELECT COUNT(*) FROM Units WHERE Code = 'XFJ' AND Name = @name", new { name }) == 1;

    private async Task<string> SignedFact(string id) => (await Db("dispatch").Single<string>("SELECT Body FROM Facts WHERE Type = 'WorkOrderSigned' AND Subject = @id", new { id }))!;

    private ServiceDb Db(string service) => _hotline.Inside.GetRequiredKeyedService<ServiceDb>(service);

    private static async Task Until(Func<Task<bool>> seen)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await seen())
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }

    private static class Stumble
    {
        public static Task Hear(WorkOrderSigned _, Transaction __) => throw new InvalidOperationException("over my own feet");
    }

    private static class Formerly
    {
        public static Task Hear(WorkOrderSigned _, Transaction __) => Task.CompletedTask;
    }

    /// <summary>What is logged.</summary>
    private sealed class Heard(ConcurrentQueue<string> said) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => said.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
