using System.Net.Http.Json;
using System.Text.Json;
using Hotline.Host;
using Hotline.Platform;
using Hotline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Web;

/// <summary>The whole system at an address of its own, and a token for anyone.</summary>
public sealed class AHost : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("hotline-web-").FullName;

    public WebApplication App { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = HotlineApp.Build(new HostOptions { Urls = "http://127.0.0.1:0", Data = Folder });
        await App.StartAsync();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(App.Urls.First()) };
    }

    public string TokenOf(string role) => ExchangeToken.Sign("somebody", new Rights([role], role == "handler" ? ["ZJJ"] : [], false),
        App.Services.GetRequiredService<TokenKeys>(), TimeProvider.System.GetUtcNow()).Value;

    public async Task<HttpResponseMessage> Send(string method, string path, object? body, string? token, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body)) };
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await Client.SendAsync(request);
    }

    public async Task<JsonElement> Read(string method, string path, object? body, string? token, string? idempotencyKey = null)
    {
        using var answer = await Send(method, path, body, token, idempotencyKey);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
