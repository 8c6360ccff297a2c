using System.Net.Http.Json;
using System.Text.Json;
using Hotline.Host;
using Microsoft.AspNetCore.Builder;

namespace Hotline.Bench;

/// <summary>Somebody at the front door who may act in every role.</summary>
internal sealed class Desk : IDisposable
{
    private readonly HttpClient _client;

    private const string Category = "施工噪音";

    private Desk(HttpClient client) => _client = client;

    public static async Task<Desk> At(WebApplication app)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var answer = await client.PostAsJsonAsync("/token", new { key = await HotlineApp.MakeKey(app.Services, "bench", actFor: true) });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return new Desk(client);
    }

    /// <summary>登记: its id.</summary>
    public async Task<string> Register() => (await Ask(HttpMethod.Post, "/api/intake/work-orders", "agent", new
    {
        type = "complaint",
        title = "永和街道某工地凌晨持续施工，影响居民休息",
        content = "新丰路与永和大道交叉口东侧工地，每晚 23 时至次日 3 时仍在浇筑混凝土，噪音大、灯光直射居民楼。联系电话 13800138000。",
        category = Category,
        area = "永和街道",
        caller = new { name = "张三", phone = "13800138000" },
    })).GetProperty("id").GetString()!;

    /// <summary>派单, as soon as Dispatch has heard of the order.</summary>
    public async Task Dispatch(string id)
    {
        while (!(await Send(HttpMethod.Get, $"/api/dispatch/work-orders/{id}", "dispatcher", null)).IsSuccessStatusCode)
            await Task.Delay(20);
        await Ask(HttpMethod.Post, $"/api/dispatch/work-orders/{id}/dispatch", "dispatcher", new { unit = "ZJJ", basis = "职责" });
    }

    /// <summary>签收.</summary>
    public Task Sign(string id) => Ask(HttpMethod.Post, $"/api/dispatch/work-orders/{id}/sign", "handler@ZJJ", new { });

    public Task Unit() => Ask(HttpMethod.Put, "/api/dispatch/units/ZJJ", "administrator", new { name = "住建局", kind = "department" });

    /// <summary>派单目录: what is registered here goes to this unit at once.</summary>
    public async Task Catalogue()
    {
        await Unit();
        await Ask(HttpMethod.Put, $"/api/dispatch/categories/{Category}", "administrator", new { name = Category });
        await Ask(HttpMethod.Put, "/api/dispatch/catalogue/bench", "administrator", new { category = Category, unit = "ZJJ" });
    }

    /// <summary>待签收: whether the department's list shows it.</summary>
    public async Task<bool> IsInTheInbox(string id)
    {
        using var answer = await Send(HttpMethod.Get, $"/api/dispatch/work-orders?state=dispatched&after={id[..^1]}&limit=1", "handler@ZJJ", null);
        var rows = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return rows.GetArrayLength() == 1 && rows[0].GetProperty("id").GetString() == id;
    }

    private async Task<JsonElement> Ask(HttpMethod method, string path, string actsAs, object body)
    {
        using var answer = await Send(method, path, actsAs, body);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string actsAs, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Hotline-Act-For", actsAs);
        return await _client.SendAsync(request);
    }

    public void Dispose() => _client.Dispose();
}
