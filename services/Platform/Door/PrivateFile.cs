namespace Hotline.Platform;

/// <summary>A file that only its owner may read.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a new one, whole or not at all. Throws an IOException where it is there already.</summary>
    public static void Write(string file, string text)
    {
        var begun = $"{file}.{Ids.New()}";
        try
        {
            WriteWhole(begun, text);
            File.Move(begun, file, overwrite: false);
        }
        finally
        {
            File.Delete(begun);
        }
    }

    private static void WriteWhole(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(text);
    }
}
