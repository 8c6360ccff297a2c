using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Hotline.Dispatch;
using Hotline.Host;
using Hotline.Platform;
using Hotline.Tests.Journeys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Hotline.Tests.Host;

/// <summary>The numbers that a collector is sent, and the files that rely on their names.</summary>
public sealed partial class WhatIsCollected : IDisposable
{
    private readonly ConcurrentDictionary<string, Instrument> _published = [];
    private readonly ConcurrentQueue<(string Name, double Value, string Of)> _measured = [];
    private readonly MeterListener _collector = new();

    public WhatIsCollected()
    {
        _collector.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is not (Telemetry.Name or "Microsoft.AspNetCore.Hosting"))
                return;
            _published[instrument.Name] = instrument;
            listener.EnableMeasurementEvents(instrument);
        };
        _collector.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, Said(tags))));
        _collector.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, Said(tags))));
        _collector.Start();
    }

    public void Dispose() => _collector.Dispose();

    [Fact]
    public async Task Tells_how_many_orders_are_in_which_state_and_how_long_listeners_took()
    {
        await using var hotline = await TheHotline.Opens();
        await hotline.SignedBy("ZJJ");
        await hotline.Registered();
        await hotline.Inside.GetServices<IHostedService>().OfType<CountOrders>().Single().Count();
        _collector.RecordObservableInstruments();
        Assert.Contains(("hotline.orders", 1, "state=signed"), _measured);
        Assert.Contains(("hotline.orders", 1, "state=queued"), _measured);
        Assert.Contains(("hotline.outbox.depth", 0, "service=dispatch"), _measured);
        Assert.Contains(_measured, m => m is { Name: "hotline.listener.duration", Value: > 0, Of: "listener=AcceptHandOver, service=dispatch" });
    }

    [Fact]
    public void The_age_of_the_outbox_is_how_long_its_foremost_fact_has_been_tried()
    {
        var outbox = new OutboxGauge();
        var now = new DateTime(2026, 3, 12, 6, 0, 0, DateTimeKind.Utc);
        Assert.Equal(TimeSpan.Zero, outbox.Age(now));
        outbox.Foremost(7, now);
        outbox.Foremost(7, now.AddSeconds(50));
        Assert.Equal(TimeSpan.FromSeconds(60), outbox.Age(now.AddSeconds(60)));
        outbox.Foremost(8, now.AddSeconds(60));
        Assert.Equal(TimeSpan.FromSeconds(1), outbox.Age(now.AddSeconds(61)));
        outbox.Clear();
        Assert.Equal(TimeSpan.Zero, outbox.Age(now.AddSeconds(70)));
    }

    [Theory]
    [InlineData("deploy/telemetry/alerts.yml")]
    [InlineData("deploy/telemetry/dashboard.json")]
    public async Task What_the_files_ask_for_is_sent_under_that_name(string file)
    {
        await using var hotline = await TheHotline.Opens();
        var sent = _published.Values.SelectMany(AtPrometheus).ToHashSet(StringComparer.Ordinal);
        var asked = Asked().Matches(await File.ReadAllTextAsync(Repository.File(file), TestContext.Current.CancellationToken)).Select(match => match.Value).Distinct().ToList();
        Assert.Contains("hotline_orders", asked);
        Assert.Empty(asked.Except(sent));
    }

    [Fact]
    public void A_collector_that_is_no_address_is_refused_in_a_sentence()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_EXPORTER_OTLP_ENDPOINT", "collector")]).Build();
        var wrong = Assert.Throws<WrongSetting>(() => Collector.Add(new ServiceCollection(), settings, Role.All));
        Assert.Equal("OTEL_EXPORTER_OTLP_ENDPOINT is collector: the address of a collector is like http://127.0.0.1:4317", wrong.Message);
    }

    /// <summary>As the OpenTelemetry collector names them for Prometheus.</summary>
    private static IEnumerable<string> AtPrometheus(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        return instrument is Histogram<double> ? [name + "_bucket", name + "_count", name + "_sum"] : [name];
    }

    private static string Said(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(", ", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));

    [GeneratedRegex("(hotline|http_server)_[a-z_]+")]
    private static partial Regex Asked();
}
