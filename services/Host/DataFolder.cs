namespace Hotline.Host;

/// <summary>The folder of one process's data: databases, keys, and the lock that says somebody is at it.</summary>
public sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>This folder; it need not be there yet.</summary>
    public DataFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Where the keys of tokens and of protected fields lie; only the owner looks in.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>A service's database.</summary>
    public string Database(string service) => System.IO.Path.Combine(Path, service + ".db");

    /// <summary>Makes the folder where it is missing.</summary>
    public DataFolder Made()
    {
        try
        {
            Make(Path);
            Make(Keys);
            return this;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WrongSetting($"--data {Path} cannot be used: {error.Message}");
        }
    }

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly);
    }

    /// <summary>Takes the folder for this process until it is let go; one process a folder.</summary>
    internal FileStream Lock()
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, "hotline.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new WrongSetting($"--data {Path} cannot be used: {error.Message}");
        }
        catch (IOException)
        {
            throw new WrongSetting($"--data {Path} is in use by another Hotline: stop that one, or name another folder");
        }
    }
}
