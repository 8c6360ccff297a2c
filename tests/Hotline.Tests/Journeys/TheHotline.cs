using System.Net.Http.Json;
using System.Text.Json;
using Hotline.Host;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Tests.Journeys;

/// <summary>The whole system as it is deployed, in a folder of its own, with a business clock that the test moves.</summary>
public sealed class TheHotline : IAsyncDisposable
{
    public static readonly string[] Services = ["intake", "dispatch", "escalation", "scoring"];
    private static readonly Lazy<Task<APreparedFolder>> Prepared = new(APreparedFolder.Make);
    private readonly string _folder;
    private Shape _shape;
    private WebApplication _app = null!;
    private string _token = "";
    private string _key = "";

    internal TheHotline(string folder, Shape shape) => (_folder, _shape) = (folder, shape);

    public FakeTimeProvider Time { get; private set; } = AfternoonOfAThursday();

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Inside => _app.Services;

    public string Folder => _folder;

    /// <summary>Embedded, with four units.</summary>
    public static Task<TheHotline> Opens() => Opens(Shape.Embedded);

    /// <summary>In this shape, with four units: a copy of a folder that was prepared once.</summary>
    public static async Task<TheHotline> Opens(Shape shape)
    {
        var prepared = await Prepared.Value;
        var hotline = shape.Databases is null ? new TheHotline(prepared.Copy(), shape) { _key = prepared.Key } : new TheHotline(APreparedFolder.New(), shape);
        await hotline.Prepare();
        return hotline;
    }

    /// <summary>Starts, with four units where they are not there yet.</summary>
    internal async Task<string> Prepare()
    {
        var isNew = _key.Length == 0;
        await Start();
        if (isNew)
            await Units("ZJJ", "JTJ", "CGJ", "SWJ");
        return _key;
    }

    internal async Task Start()
    {
        _app = HotlineApp.Build(new HostOptions { Urls = "http://127.0.0.1:0", Data = _folder, Broker = _shape.Broker, Databases = _shape.Databases }, builder =>
        {
            builder.Services.AddSingleton(new BusinessClock(new TimeHere(this)));
            _shape.Adjust(builder);
        });
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        if (_key.Length == 0)
            _key = await HotlineApp.MakeKey(_app.Services, "journeys", actFor: true);
        await SignIn();
    }

    private async Task SignIn()
    {
        using var answer = await Client.PostAsJsonAsync("/token", new { key = _key });
        _token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>Stops, and starts again on the same data.</summary>
    public Task Restart() => Restart(_shape);

    /// <summary>The same, in another shape.</summary>
    public async Task Restart(Shape shape)
    {
        await Stop();
        _shape = shape;
        await Start();
    }

    /// <summary>The data and the time are as they were when it opened; the process goes on.</summary>
    internal async Task StartsOver(Shape shape)
    {
        (_shape, Time) = (shape, AfternoonOfAThursday());
        (await Prepared.Value).PutBackIn(_folder);
        await SignIn();
    }

    internal async Task Stop()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task Units(params string[] codes)
    {
        foreach (var code in codes)
            await Done(Roles("administrator").Put($"/api/dispatch/units/{code}", new { name = code, kind = "department" }));
        await Settled();
    }

    /// <summary>Somebody in this role; a handler also has a unit: handler@ZJJ.</summary>
    public Person Roles(string actsAs) => new(this, actsAs);

    public Person Agent => Roles("agent");
    public Person Dispatcher => Roles("dispatcher");
    public Person Coordinator => Roles("coordinator");
    public Person Handler(string unit) => Roles($"handler@{unit}");

    /// <summary>The answer of a step that must succeed.</summary>
    public static async Task<JsonElement> Done(Task<HttpResponseMessage> step)
    {
        var answer = await step;
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {(int)answer.StatusCode} {text}");
    }

    /// <summary>The code of a step that must be refused.</summary>
    public static async Task<string> Refused(Task<HttpResponseMessage> step)
    {
        var answer = await step;
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} was not refused: {text}")
            : JsonSerializer.Deserialize<JsonElement>(text).GetProperty("code").GetString()!;
    }

    /// <summary>Until every announced fact has been heard by all.</summary>
    public Task Settled() => _shape.Settle(this);

    /// <summary>Business time goes on; every timer that is due rings, and what it caused is heard.</summary>
    public async Task Later(TimeSpan by)
    {
        Time.Advance(by);
        for (var rang = 1; rang > 0;)
        {
            rang = 0;
            foreach (var service in Services)
                rang += await Inside.GetRequiredKeyedService<Timers>(service).RingDue();
            await Settled();
        }
    }

    /// <summary>An order, registered and arrived in Dispatch.</summary>
    public async Task<string> Registered(object? changes = null)
    {
        var demand = new Dictionary<string, object?>
        {
            ["type"] = "complaint",
            ["title"] = "永和街道某工地凌晨持续施工",
            ["content"] = "每晚 23 时至次日 3 时仍在浇筑混凝土。",
            ["area"] = "440112013",
            ["caller"] = new { name = "张三", phone = "13800138000" },
        };
        foreach (var change in JsonSerializer.SerializeToElement(changes ?? new { }).EnumerateObject())
            demand[change.Name] = change.Value;
        var order = await Done(Agent.Post("/api/intake/work-orders", demand));
        await Settled();
        return order.GetProperty("id").GetString()!;
    }

    /// <summary>An order that this unit has to sign for.</summary>
    public async Task<string> DispatchedTo(string unit, object? changes = null)
    {
        var id = await Registered(changes);
        Time.Advance(TimeSpan.FromMinutes(17));
        await Done(Dispatcher.Post($"/api/dispatch/work-orders/{id}/dispatch", new { unit, basis = "职责" }));
        await Settled();
        return id;
    }

    /// <summary>An order that this unit has signed for.</summary>
    public async Task<string> SignedBy(string unit, object? changes = null)
    {
        var id = await DispatchedTo(unit, changes);
        await Done(Handler(unit).Post($"/api/dispatch/work-orders/{id}/sign", new { }));
        await Settled();
        return id;
    }

    /// <summary>An order that was handled by this unit, reviewed and closed.</summary>
    public async Task<string> ClosedBy(string unit, object? changes = null)
    {
        var id = await SignedBy(unit, changes);
        await Close(id, unit);
        return id;
    }

    public async Task Close(string id, string unit)
    {
        await Done(Handler(unit).Post($"/api/dispatch/work-orders/{id}/closing", new { publicAnswer = "已责令夜间停工。", solved = true }));
        await Done(Dispatcher.Post($"/api/dispatch/work-orders/{id}/closing/review", new { accept = true }));
        await Settled();
    }

    /// <summary>What this service announced about the order, in its order.</summary>
    public async Task<string[]> Told(string service, string id) =>
        [.. (await Done(Roles("manager").Get($"/api/{service}/work-orders/{id}/timeline"))).EnumerateArray().Select(e => e.GetProperty("type").GetString()!)];

    /// <summary>The order as this service has it.</summary>
    public Task<JsonElement> Seen(string service, string id) => Done(Roles("manager").Get($"/api/{service}/work-orders/{id}"));

    private static FakeTimeProvider AfternoonOfAThursday() => new(new DateTimeOffset(2026, 3, 12, 14, 23, 0, TimeSpan.FromHours(8)));

    /// <summary>The time of the present journey.</summary>
    private sealed class TimeHere(TheHotline hotline) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => hotline.Time.GetUtcNow();
    }

    /// <summary>Somebody who calls the front door in a role.</summary>
    public sealed class Person(TheHotline hotline, string actsAs)
    {
        public Task<HttpResponseMessage> Post(string path, object body, string? key = null) => Send(HttpMethod.Post, path, JsonContent.Create(body), key);

        public Task<HttpResponseMessage> Put(string path, object body) => Send(HttpMethod.Put, path, JsonContent.Create(body));

        public Task<HttpResponseMessage> Get(string path) => Send(HttpMethod.Get, path, null);

        public async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? body, string? key = null)
        {
            await hotline._shape.Meanwhile(hotline);
            var request = new HttpRequestMessage(method, path) { Content = body };
            request.Headers.Authorization = new("Bearer", hotline._token);
            request.Headers.Add("Hotline-Act-For", actsAs);
            if (key is not null)
                request.Headers.Add("Idempotency-Key", key);
            return await hotline.Client.SendAsync(request);
        }
    }
}
