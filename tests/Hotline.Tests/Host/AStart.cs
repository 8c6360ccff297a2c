using System.Diagnostics;
using Hotline.Host;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Hotline.Tests.Host;

/// <summary>A start of the real executable that should not come to serve.</summary>
internal static class AStart
{
    private static string Program => Path.Combine(AppContext.BaseDirectory, "hotline.dll");

    /// <summary>A first start and a stop, so that the databases are there.</summary>
    public static async Task Once(string folder)
    {
        await using (var app = HotlineApp.Build(new HostOptions { Urls = "http://127.0.0.1:0", Data = folder }))
            await app.StopAsync(TestContext.Current.CancellationToken);
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Its exit code and what it complained of.</summary>
    public static Task<(int Code, string Said)> With(string folder, params (string Name, string Value)[] settings) => Run("dotnet", [Program, "--urls", "http://127.0.0.1:0", "--data", folder], settings);

    /// <summary>The same under a simulated clock.</summary>
    public static Task<(int Code, string Said)> Simulated(string folder, params (string Name, string Value)[] settings) =>
        Run("dotnet", [Program, "--urls", "http://127.0.0.1:0", "--data", folder, "--clock", "simulated"], settings);

    /// <summary>The same as an account that owns nothing. Skips the test where this one may not become another.</summary>
    public static async Task<(int Code, string Said)> AsNobody(string folder)
    {
        if (!File.Exists("/usr/bin/setpriv") || Environment.UserName != "root")
            Assert.Skip("only root can start it as another account");
        var dotnet = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet";
        return await Run("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", dotnet, Program, "--urls", "http://127.0.0.1:0", "--data", folder], [("HOME", "/tmp")]);
    }

    /// <summary>Everybody may read and write what lies in the folder, but may only read this file.</summary>
    public static async Task OpenForEverybody(string folder, string exceptWriting)
    {
        using var open = Process.Start("chmod", ["-R", "a+rwX", folder]);
        await open.WaitForExitAsync();
        using var close = Process.Start("chmod", ["a-w", exceptWriting]);
        await close.WaitForExitAsync();
    }

    private static async Task<(int Code, string Said)> Run(string program, string[] arguments, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        // It says where it serves once it does: then it has not refused.
        if (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } served)
        {
            process.Kill();
            Assert.Fail(served);
        }
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, (await said).TrimEnd());
    }
}
