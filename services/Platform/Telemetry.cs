using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hotline.Platform;

/// <summary>One trace from the agent's click to the score, and the numbers that tell whether facts flow. Nobody is told unless the settings name a collector.</summary>
public sealed class Telemetry
{
    /// <summary>The name under which activities and numbers are collected.</summary>
    public const string Name = "Hotline";

    /// <summary>Where our activities come from.</summary>
    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Numbers = new(Name);

    private static readonly Histogram<double> Hearing = Numbers.CreateHistogram("hotline.listener.duration", "s", "How long a listener took to hear a fact, from reading it to the commit",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });

    /// <summary>The numbers of the outboxes of this process.</summary>
    public Telemetry(IMeterFactory meters, IEnumerable<ServiceDb> here, TimeProvider machine)
    {
        var meter = meters.Create(Name);
        var services = here.ToList();
        meter.CreateObservableGauge("hotline.outbox.depth", () => services.Select(db => Of(db, db.Outbox.Unsent)), "{fact}", "Announced facts that wait to be sent");
        meter.CreateObservableGauge("hotline.outbox.age", () => services.Select(db => Of(db, db.Outbox.Age(machine.GetUtcNow().UtcDateTime).TotalSeconds)), "s", "How long the foremost of them has been waiting to be sent");
    }

    private static Measurement<T> Of<T>(ServiceDb db, T value) where T : struct => new(value, new KeyValuePair<string, object?>("service", db.Service));

    /// <summary>The listener hears: an activity in the trace of what it hears, and its time.</summary>
    internal static async Task Heard(string service, Listener listener, FactRow fact, Func<Task> hear)
    {
        using var activity = Source.StartActivity($"{service} {listener.Name} hears {fact.Type}", ActivityKind.Consumer, fact.TraceParent);
        activity?.SetTag("hotline.fact", fact.Id);
        activity?.SetTag("hotline.subject", fact.Subject);
        var began = Stopwatch.GetTimestamp();
        await hear();
        Hearing.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new("service", service), new KeyValuePair<string, object?>("listener", listener.Name));
    }
}
