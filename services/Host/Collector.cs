using Hotline.Platform;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Hotline.Host;

/// <summary>Sends traces and numbers to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names; without one nothing is collected, and nothing leaves the machine.</summary>
internal static class Collector
{
    private const string Setting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void Add(IServiceCollection services, IConfiguration settings, IEnumerable<Role> roles)
    {
        services.AddSingleton<Telemetry>();
        if (settings[Setting] is not { Length: > 0 } endpoint)
            return;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new WrongSetting($"{Setting} is {endpoint}: the address of a collector is like http://127.0.0.1:4317");
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("hotline", serviceInstanceId: string.Join(',', roles.Select(role => role.Name))))
            .WithTracing(traces => traces.AddSource(Telemetry.Name).AddAspNetCoreInstrumentation())
            .WithMetrics(numbers => numbers.AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Hosting"))
            .UseOtlpExporter();
    }
}
