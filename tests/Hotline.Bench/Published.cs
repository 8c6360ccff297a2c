using System.Diagnostics;

namespace Hotline.Bench;

/// <summary>The host as it is published, once for all rows that start it as a process of its own.</summary>
internal static class Published
{
    private static readonly Lazy<string> Folder = new(Publish);

    /// <summary>The program.</summary>
    public static string Program => Path.Combine(Folder.Value, "hotline.dll");

    /// <summary>Runs one of its commands to the end; what it printed.</summary>
    public static string Run(params string[] command) => Run("dotnet", [Program, .. command]);

    private static string Publish()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-published-").FullName;
        Run("dotnet", ["publish", "services/Host", "-c", "Release", "-v", "q", "-o", folder]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    private static string Run(string program, string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return run.ExitCode == 0 ? said.Trim() : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {run.ExitCode}: {said}");
    }
}
