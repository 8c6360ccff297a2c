using Microsoft.Data.Sqlite;

namespace Hotline.Tests.Journeys;

/// <summary>The data of a hotline with four units and a key, made once; each journey starts from a copy, in memory where the machine has a place for that.</summary>
internal sealed class APreparedFolder
{
    private readonly string _folder;

    private APreparedFolder(string folder, string key) => (_folder, Key) = (folder, key);

    public string Key { get; }

    public static async Task<APreparedFolder> Make()
    {
        var hotline = new TheHotline(New(), Shape.Embedded);
        var key = await hotline.Prepare();
        await hotline.Stop();
        SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(hotline.Folder, recursive: true);
        return new APreparedFolder(hotline.Folder, key);
    }

    public string Copy()
    {
        var copy = New();
        foreach (var file in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return copy;
    }

    /// <summary>Into the databases of a running hotline that was opened from a copy.</summary>
    public void PutBackIn(string folder)
    {
        foreach (var file in Directory.GetFiles(_folder, "*.db"))
        {
            using var from = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
            using var to = new SqliteConnection($"Data Source={Path.Combine(folder, Path.GetFileName(file))}");
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }
    }

    public static string New()
    {
        const string memory = "/dev/shm";
        var folder = Path.Combine(Directory.Exists(memory) ? memory : Path.GetTempPath(), "hotline-journey-" + Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        return folder;
    }
}
