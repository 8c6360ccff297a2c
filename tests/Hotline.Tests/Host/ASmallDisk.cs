using System.Diagnostics;
using Xunit;

namespace Hotline.Tests.Host;

/// <summary>A disk that is soon full, in memory, mounted on a folder. Skips the test where this account may mount nothing.</summary>
internal sealed class ASmallDisk(string folder) : IAsyncDisposable
{
    public static async Task<ASmallDisk> Of(string size, string folder)
    {
        if (!OperatingSystem.IsLinux() || await Run("mount", "-t", "tmpfs", "-o", $"size={size}", "none", folder) != 0)
            Assert.Skip("this account may not mount a disk");
        return new ASmallDisk(folder);
    }

    public async ValueTask DisposeAsync() => await Run("umount", folder);

    private static async Task<int> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
