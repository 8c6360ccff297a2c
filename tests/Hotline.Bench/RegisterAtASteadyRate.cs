using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
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
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        await SignIn(client, await HotlineApp.MakeKey(app.Services, "bench", actFor: true));

        await Register(client, ordersPerSecond, WarmUpSeconds);
        var times = await Register(client, ordersPerSecond, seconds);
        Array.Sort(times);
        Console.WriteLine($"{times.Length} orders at {ordersPerSecond}/s on {Environment.ProcessorCount} cores: p50 {times[times.Length / 2]:F1} ms, p95 {times[times.Length * 95 / 100]:F1} ms, max {times[^1]:F1} ms");
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task SignIn(HttpClient client, string key)
    {
        var answer = await client.PostAsJsonAsync("/token", new { key });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    /// <summary>Orders start when their moment has come, whether earlier ones are answered or not; a late start counts as waiting.</summary>
    private static async Task<double[]> Register(HttpClient client, int perSecond, int seconds)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        var start = Stopwatch.StartNew();
        var waits = new List<Task<double>>();
        for (var n = 0; n < perSecond * seconds; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / perSecond);
            while (start.Elapsed < due)
                await tick.WaitForNextTickAsync();
            waits.Add(Once(client, start, due));
        }
        return await Task.WhenAll(waits);
    }

    private static async Task<double> Once(HttpClient client, Stopwatch clock, TimeSpan due)
    {
        var demand = new
        {
            type = "complaint",
            title = "永和街道某工地凌晨持续施工，影响居民休息",
            content = "新丰路与永和大道交叉口东侧工地，每晚 23 时至次日 3 时仍在浇筑混凝土，噪音大、灯光直射居民楼。联系电话 13800138000。",
            area = "永和街道",
            caller = new { name = "张三", phone = "13800138000" },
        };
        using var answer = await client.PostAsJsonAsync("/api/intake/work-orders", demand);
        answer.EnsureSuccessStatusCode();
        return (clock.Elapsed - due).TotalMilliseconds;
    }
}
