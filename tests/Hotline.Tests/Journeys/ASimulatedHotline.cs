using System.Net.Http.Json;
using System.Text.Json;
using Hotline.Host;
using Hotline.Platform;
using Hotline.Replay;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Journeys;

/// <summary>The whole system under a simulated clock, in a folder of its own.</summary>
internal sealed class ASimulatedHotline : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-simulated-").FullName;

    public string Folder => _folder;

    private WebApplication _app = null!;
    private HttpClient _client = null!;
    private string _key = "";
    private bool _stopped;

    /// <summary>Embedded, or over this broker; what is announced may be put off by up to so long, and come twice, as chance has it.</summary>
    public static async Task<ASimulatedHotline> Opens(Broker? broker = null, TimeSpan putOff = default)
    {
        var hotline = new ASimulatedHotline();
        await hotline.Start(broker, putOff);
        hotline._key = await HotlineApp.MakeKey(hotline._app.Services, "trial", actFor: true);
        await hotline.SignIn();
        return hotline;
    }

    private async Task Start(Broker? broker, TimeSpan putOff)
    {
        _app = HotlineApp.Build(new HostOptions { Urls = "http://127.0.0.1:0", Data = _folder, Broker = broker, SimulatedClock = true }, builder =>
        {
            if (putOff == default) return;
            builder.Services.AddSingleton<IFactBus>(all => new PutsOff(broker is null ? ActivatorUtilities.CreateInstance<EmbeddedBus>(all) : all.GetRequiredService<Bus>(), putOff));
        });
        _stopped = false;
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    private async Task SignIn()
    {
        using var answer = await _client.PostAsJsonAsync("/token", new { key = _key });
        _client.DefaultRequestHeaders.Authorization = new("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString());
    }

    public async Task Restart()
    {
        await Stop();
        await Start(null, default);
        await SignIn();
    }

    public async Task Stop()
    {
        _stopped = true;
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped) await Stop();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Plays these orders, each at its own time.</summary>
    public async Task<ReplayResult> Plays(IReadOnlyList<ReplayRow> rows, int actors, bool precedents = false) => await ReplayRun.Play(new ReplayOrder
    {
        Lines = () => rows.Select(ReplayLine.Usable),
        Mark = "simulated-file",
        Url = _client.BaseAddress!,
        Key = _key,
        Actors = actors,
        Precedents = precedents,
        SimulatedClock = true,
    }, TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, string actsAs, object? body = null, string? at = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Hotline-Act-For", actsAs);
        if (at is not null) request.Headers.Add("Hotline-At", at);
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A step that must succeed.</summary>
    public Task<JsonElement> Does(HttpMethod method, string path, string actsAs, object? body = null, string? at = null) => TheHotline.Done(Send(method, path, actsAs, body, at));

    /// <summary>The clock, moved through this role, and all that follows.</summary>
    public async Task<int> MovesTo(string now, string role = "intake")
    {
        var rang = (await Does(HttpMethod.Put, $"/api/{role}/clock", "administrator", new { now })).GetProperty("rang").GetInt32();
        await Settled();
        return rang;
    }

    public Task<JsonElement> Clock(string role) => Does(HttpMethod.Get, $"/api/{role}/clock?timers=true", "auditor");

    /// <summary>As much heard as sent, seen twice.</summary>
    public async Task Settled()
    {
        for (long before = -1, sent = 0, heard = -1; sent != heard || sent != before;)
        {
            before = sent;
            var clock = await Clock("dispatch");
            (sent, heard) = (clock.GetProperty("sent").GetInt64(), clock.GetProperty("heard").GetInt64());
        }
    }

    private sealed class PutsOff(IFactBus bus, TimeSpan most) : IFactBus
    {
        // One in five comes twice, the second time at once or later.
        public Task Deliver(FactRow fact, CancellationToken stopping) =>
            Task.WhenAll(Enumerable.Range(0, Random.Shared.Next(5) == 0 ? 2 : 1).Select(_ => Once(fact, stopping)));

        private async Task Once(FactRow fact, CancellationToken stopping)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * most.TotalMilliseconds), stopping);
            await bus.Deliver(fact, stopping);
        }
    }
}
