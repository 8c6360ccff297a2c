using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace Hotline.Tests.Host;

/// <summary>The Linux archive, built by its script and unpacked into an empty folder, once for all its tests.</summary>
public sealed class AnArchive : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-archive-").FullName;

    /// <summary>Where the archives and their checksums lie.</summary>
    public string Built => Path.Combine(_folder, "built");

    /// <summary>The folder that was in the archive.</summary>
    public string Program => Assert.Single(Directory.GetDirectories(Path.Combine(_folder, "unpacked")));

    /// <summary>An empty folder of this name.</summary>
    public string Empty(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
            Assert.Skip("the archive for linux-x64 starts on linux-x64");
        Done(await Run(Repository.File("deploy/archive/build"), "--out", Built, "linux-x64"));
        Done(await Run("tar", "-xzf", Assert.Single(Directory.GetFiles(Built, "*.tar.gz")), "-C", Empty("unpacked")));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs it to its end: its exit code and all it said.</summary>
    public static Task<(int Code, string Said)> Run(string program, params string[] arguments) =>
        Run(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });

    /// <summary>The same.</summary>
    public static async Task<(int Code, string Said)> Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var (answers, complaints) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await answers + await complaints).Trim());
    }

    private static void Done((int Code, string Said) run) => Assert.True(run.Code == 0, run.Said);
}
