namespace Hotline.Host;

/// <summary>The console hears warnings and errors only, on the error stream; never an address with its query, nor a body.</summary>
internal static class Quiet
{
    public static void Log(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter(null, LogLevel.Warning);
        // These write whole addresses when asked for more; they are not asked, whatever the configuration says.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        logging.AddFilter("Yarp.ReverseProxy.Forwarder.HttpForwarder", LogLevel.Warning);
        logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        // That one of several processes is away is said once, by the updater, and not with a stack at each look.
        logging.AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Critical);
        // What a provider sent and we did not believe is said by ours in one line.
        logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.Critical);
        // A start that fails is told in one sentence, not in a stack; a background service that fails still is critical.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // It warns that the keys lie unencrypted in a folder: they do, and only the owner looks into it.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
