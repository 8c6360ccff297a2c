using System.Diagnostics;

namespace Hotline.Platform;

/// <summary>What is asked of the databases can be watched, by dotnet-trace or a test, as the diagnostic source Hotline.Sql; never with what is bound. Nobody watches: it costs a look at a flag.</summary>
internal static class Statements
{
    /// <summary>The name it is watched under.</summary>
    public const string Source = "Hotline.Sql";

    private static readonly DiagnosticListener Listener = new(Source);

    public static void Watch(string service, string sql)
    {
        if (Listener.IsEnabled())
            Listener.Write("Statement", new Statement(service, sql));
    }
}

/// <summary>What was asked of a service's database.</summary>
internal sealed record Statement(string Service, string Sql);
