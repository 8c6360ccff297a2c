using System.Net.Http.Json;
using System.Text.Json;

namespace Hotline.Tests.Processes;

/// <summary>Somebody with a key, at the front door.</summary>
public sealed class Caller : IDisposable
{
    private static readonly string[] Services = ["intake", "dispatch", "escalation", "scoring"];
    private readonly HttpClient _client;

    private Caller(HttpClient client) => _client = client;

    public static async Task<Caller> At(Uri frontDoor, string key)
    {
        var client = new HttpClient { BaseAddress = frontDoor };
        using var answer = await client.PostAsJsonAsync("/token", new { key });
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return new Caller(client);
    }

    /// <summary>The answer, which must be a yes.</summary>
    public async Task<JsonElement> Ask(HttpMethod method, string path, string actsAs, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Hotline-Act-For", actsAs);
        using var answer = await _client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(text) : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    public Task Unit(string code) => Ask(HttpMethod.Put, $"/api/dispatch/units/{code}", "administrator", new { name = code, kind = "department" });

    /// <summary>登记: its id.</summary>
    public async Task<string> Register(string title = "永和街道某工地凌晨持续施工") =>
        (await Ask(HttpMethod.Post, "/api/intake/work-orders", "agent", new { type = "complaint", title })).GetProperty("id").GetString()!;

    public Task<JsonElement> Dispatch(string id, string unit) => Ask(HttpMethod.Post, $"/api/dispatch/work-orders/{id}/dispatch", "dispatcher", new { unit, basis = "职责" });

    public Task<JsonElement> Sign(string id, string unit) => Ask(HttpMethod.Post, $"/api/dispatch/work-orders/{id}/sign", $"handler@{unit}", new { });

    public async Task<string[]> Told(string service, string id) =>
        [.. (await Ask(HttpMethod.Get, $"/api/{service}/work-orders/{id}/timeline", "manager")).EnumerateArray().Select(entry => entry.GetProperty("type").GetString()!)];

    /// <summary>How many facts of this service wait to be sent.</summary>
    public async Task<long> Unsent(string service) => (await Bus(service)).GetProperty("unsent").GetInt64();

    /// <summary>Until all that was announced has been heard by all, seen twice.</summary>
    public async Task Settled()
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var (quiet, last) = (0, -1L); quiet < 2; await look.WaitForNextTickAsync())
        {
            var (waiting, announced) = (0L, 0L);
            foreach (var service in Services)
            {
                var bus = await Bus(service);
                waiting += bus.GetProperty("unsent").GetInt64() + bus.GetProperty("sent").GetInt64() - bus.GetProperty("heard").GetInt64();
                announced += bus.GetProperty("last").GetInt64();
            }
            quiet = waiting == 0 && announced == last ? quiet + 1 : 0;
            last = announced;
        }
    }

    public void Dispose() => _client.Dispose();

    private Task<JsonElement> Bus(string service) => Ask(HttpMethod.Get, $"/api/{service}/bus", "auditor");
}
