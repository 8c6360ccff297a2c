namespace Hotline.Replay;

/// <summary>Finds our columns in a file's header.</summary>
internal static class ReplayHeader
{
    /// <summary>Where each of our columns stands, by <see cref="ReplayColumn"/>; -1 = the file does not have it.</summary>
    public static int[] Places(string[] header, ColumnNames columns)
    {
        var names = Array.ConvertAll(header, name => name.Trim());
        var places = Array.ConvertAll(Enum.GetValues<ReplayColumn>(), column => Place(names, column, columns.Named(column)));
        if (places[(int)ReplayColumn.OpenedAt] < 0)
            throw new ReplayInputException($"The file has no column opened_at, and --columns names none for it; it has {Listed(names)}.");
        if (places[(int)ReplayColumn.Title] < 0 && places[(int)ReplayColumn.Content] < 0)
            throw new ReplayInputException($"The file has neither title nor content, and --columns names none for them; it has {Listed(names)}.");
        return places;
    }

    private static int Place(string[] names, ReplayColumn column, string? theirs)
    {
        var sought = theirs ?? column.Name();
        var comparison = theirs is null ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var found = Array.FindIndex(names, name => name.Equals(sought, comparison));
        if (found < 0 && theirs is not null)
            throw new ReplayInputException($"--columns: the file has no column \"{theirs}\" (for {column.Name()}); it has {Listed(names)}.");
        if (found >= 0 && Array.FindIndex(names, found + 1, name => name.Equals(sought, comparison)) >= 0)
            throw new ReplayInputException($"The file has two columns \"{sought}\"; which is {column.Name()} cannot be told.");
        return found;
    }

    private static string Listed(string[] names) =>
        string.Join(", ", names.Take(12).Select(name => $"\"{name}\"")) + (names.Length > 12 ? ", …" : "");
}
