namespace Hotline.Tests;

/// <summary>Where this repository stands on the disk.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string File(string path) => Path.Combine(Root, path);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Hotline.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not stand inside the repository");
        return folder.FullName;
    }
}
