using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Hotline.Tests.Journeys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace Hotline.Tests.Host;

/// <summary>A process that is told of a collector sends it traces and numbers; one that is not tells nobody anything.</summary>
public sealed partial class TellingACollector : IAsyncLifetime
{
    private const string Secret = "13800138000";
    private readonly ConcurrentQueue<(string Path, string Body)> _sent = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-told-").FullName;
    private WebApplication _collector = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _collector = builder.Build();
        _collector.Urls.Add("http://127.0.0.1:0");
        _collector.MapPost("/v1/{what}", async (string what, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            _sent.Enqueue((what, Encoding.Latin1.GetString(body.ToArray())));
        });
        await _collector.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Sends_traces_and_numbers_and_no_address_with_what_was_asked_in_it()
    {
        using var process = Begin();
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(Address().Match((await process.StandardOutput.ReadLineAsync(Stopping))!).Value) };
            while (!_sent.Any(s => s.Path == "traces" && s.Body.Contains("GET /health/live", StringComparison.Ordinal)) || !_sent.Any(s => s.Path == "metrics" && s.Body.Contains("hotline.outbox.depth", StringComparison.Ordinal)))
            {
                Assert.Equal(200, (int)(await client.GetAsync($"/health/live?phone={Secret}", Stopping)).StatusCode);
                await Task.Delay(100, Stopping);
            }
            Assert.DoesNotContain(_sent, s => s.Body.Contains(Secret, StringComparison.Ordinal));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(Stopping);
        }
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_collected()
    {
        await using var hotline = await TheHotline.Opens();
        Assert.Null(hotline.Inside.GetService<TracerProvider>());
        Assert.Null(hotline.Inside.GetService<MeterProvider>());
    }

    private Process Begin() => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "hotline.dll"), "--urls", "http://127.0.0.1:0", "--data", _folder])
    {
        RedirectStandardOutput = true,
        Environment =
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        },
    })!;

    private static CancellationToken Stopping => TestContext.Current.CancellationToken;

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
