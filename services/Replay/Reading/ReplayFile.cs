namespace Hotline.Replay;

/// <summary>Reads a file of real orders row by row: usable ones, and refused ones with line number and reason.</summary>
public static class ReplayFile
{
    /// <summary>The rows of a UTF-8 file. The header is checked at once, the rows are read as they are asked for.</summary>
    /// <exception cref="ReplayInputException">The file cannot be read, or lacks a column it must have.</exception>
    public static IEnumerable<ReplayLine> Read(string path, ColumnNames columns, TimeZoneInfo zone)
    {
        using (var file = Open(path)) _ = new ReplayTable(file, columns);
        return Rows(path, columns, zone);
    }

    /// <summary>The rows of a text already open; they can be read once.</summary>
    /// <exception cref="ReplayInputException">The text lacks a column it must have.</exception>
    public static IEnumerable<ReplayLine> Read(TextReader text, ColumnNames columns, TimeZoneInfo zone) =>
        new ReplayTable(text, columns).Rows(zone);

    private static IEnumerable<ReplayLine> Rows(string path, ColumnNames columns, TimeZoneInfo zone)
    {
        using var file = Open(path);
        foreach (var line in new ReplayTable(file, columns).Rows(zone)) yield return line;
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return ReplayEncoding.Open(File.OpenRead(path));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ReplayInputException($"{path} cannot be read: {wrong.Message}", wrong);
        }
    }
}
