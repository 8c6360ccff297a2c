using System.Net.Http.Json;
using System.Text.Json;
using Hotline.Contracts;
using Hotline.Host;
using Hotline.Platform;
using Hotline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Hotline.Tests.Browser;

/// <summary>A hotline with two units and nothing else, whose business clock stands still until a test lets days go by.</summary>
public sealed class AMonthThatPasses : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-month-").FullName;
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    /// <summary>A Thursday afternoon in March at first.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 12, 14, 23, 0, TimeSpan.FromHours(8)));

    public string Url => _app.Urls.First();

    /// <summary>The month that the clock stands in, yyyy-MM.</summary>
    public string Month => Time.GetUtcNow().AddHours(8).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync()
    {
        _app = HotlineApp.Build(new HostOptions { Urls = "http://127.0.0.1:0", Data = _folder }, builder => builder.Services.AddSingleton(new BusinessClock(Time)));
        await _app.StartAsync();
        var (db, clock) = (_app.Services.GetRequiredKeyedService<ServiceDb>(WebService.Name), _app.Services.GetRequiredService<BusinessClock>());
        foreach (var role in Roles.All)
            await MakeKey.OfAccountNamed(db, clock, DemoPeople.NameOf(role), new Rights([role], role == Roles.Handler ? ["ZJJ"] : [], false));
        await _app.Services.GetRequiredService<DemoPeople>().Prepare(db, clock);
        await Tell(Roles.Administrator, "/api/dispatch/units/ZJJ", new { Name = "区住房和城乡建设局", EnglishName = "Housing Bureau", Kind = "department" }, "PUT");
        await Tell(Roles.Administrator, "/api/dispatch/units/CGJ", new { Name = "区城市管理局", EnglishName = "Urban Management Bureau", Kind = "department" }, "PUT");
    }

    /// <summary>An order that this unit has closed, and whose caller was called back; its sheet is there.</summary>
    public async Task<string> ACalledBackOrder(string title, string rating, string unit = "ZJJ")
    {
        var id = (await Tell(Roles.Agent, "/api/intake/work-orders", new { Type = "complaint", Title = title, Content = "裸土没有覆盖，进出车辆不冲洗。" })).GetProperty("id").GetString()!;
        await Until(Roles.Dispatcher, $"/api/dispatch/work-orders/{id}", _ => true);
        await Tell(Roles.Dispatcher, $"/api/dispatch/work-orders/{id}/dispatch", new { Unit = unit, Basis = "职责" });
        await Tell(Roles.Handler, $"/api/dispatch/work-orders/{id}/sign", new { }, unit: unit);
        await Tell(Roles.Handler, $"/api/dispatch/work-orders/{id}/closing", new { PublicAnswer = "已责令覆盖裸土。", Solved = true }, unit: unit);
        await Tell(Roles.Dispatcher, $"/api/dispatch/work-orders/{id}/closing/review", new { Accept = true });
        await Until(Roles.Agent, "/api/intake/follow-ups", list => list.EnumerateArray().Any(row => row.GetProperty("id").GetString() == id));
        await Tell(Roles.Agent, $"/api/intake/work-orders/{id}/follow-ups", new { Outcome = "rated", Rating = rating, Solved = true, Contacted = true, Remark = "说没有人来看过" });
        await Until(Roles.Assessor, $"/api/scoring/work-orders/{id}", _ => true);
        return id;
    }

    /// <summary>Tells a service something, as somebody of this role.</summary>
    public async Task<JsonElement> Tell(string role, string path, object command, string method = "POST", string unit = "ZJJ")
    {
        using var answer = await Send(role, path, command, method, unit);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task Until(string role, string path, Func<JsonElement, bool> isSo)
    {
        while (true)
        {
            using var answer = await Send(role, path, new { }, "GET", "ZJJ");
            if (answer.IsSuccessStatusCode && isSo(await answer.Content.ReadFromJsonAsync<JsonElement>()))
                return;
            await Task.Yield();
        }
    }

    private async Task<HttpResponseMessage> Send(string role, string path, object command, string method, string unit)
    {
        var rights = new Rights([role], role == Roles.Handler ? [unit] : [], false);
        using var request = new HttpRequestMessage(new HttpMethod(method), Url + path) { Content = method == "GET" ? null : JsonContent.Create(command) };
        request.Headers.Authorization = new("Bearer", ExchangeToken.Sign($"somebody-{role}", rights, _app.Services.GetRequiredService<TokenKeys>(), TimeProvider.System.GetUtcNow()).Value);
        return await _client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
