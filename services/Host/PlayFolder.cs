namespace Hotline.Host;

/// <summary>Where the data of a replay lie: in a folder that is kept, or in one that goes with the command.</summary>
internal sealed class PlayFolder(string? kept) : IDisposable
{
    public string Path { get; } = kept ?? Directory.CreateTempSubdirectory("hotline-replay-").FullName;

    public void Dispose()
    {
        if (kept is null) Directory.Delete(Path, recursive: true);
    }
}
