namespace Hotline.Host;

/// <summary>The folder of one process's data: databases, keys, and the lock that says somebody is at it.</summary>
public sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>This folder; it need not be there yet.</summary>
    public DataFolder(string path) : this(System.IO.Path.GetFullPath(path), System.IO.Path.Combine(System.IO.Path.GetFullPath(path), "keys")) { }

    private DataFolder(string path, string keys) => (Path, Keys) = (path, keys);

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Where the keys of tokens and of protected fields lie; only the owner looks in.</summary>
    public string Keys { get; }

    /// <summary>The same with its keys in another folder (Keys__Folder): several processes of one role on one database read what any of them protected.</summary>
    internal DataFolder WithKeysIn(string? folder) => string.IsNullOrEmpty(folder) ? this : Made(new DataFolder(Path, System.IO.Path.GetFullPath(folder)), "Keys__Folder", folder);

    /// <summary>A service's database.</summary>
    public string Database(string service) => System.IO.Path.Combine(Path, service + ".db");

    /// <summary>Makes the folder where it is missing.</summary>
    public DataFolder Made() => Made(this, "--data", Path);

    private static DataFolder Made(DataFolder made, string setting, string named)
    {
        try
        {
            Make(made.Path);
            Make(made.Keys);
            return made;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WrongSetting($"{setting} {named} cannot be used: {error.Message}");
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
        catch (IOException error) when (error.Message.Contains("being used by another process", StringComparison.Ordinal))
        {
            throw new WrongSetting($"--data {Path} is in use by another Hotline: stop that one, or name another folder");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WrongSetting($"--data {Path} cannot be used: {error.Message}");
        }
    }
}
