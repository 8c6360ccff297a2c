using System.Text.Json;

namespace Hotline.Replay;

/// <summary>What another file calls our columns: the option <c>--columns</c>. Columns not named are looked for under our own names.</summary>
public sealed class ColumnNames
{
    private readonly Dictionary<ReplayColumn, string> theirs = [];

    /// <summary>A file written with our own column names.</summary>
    public static ColumnNames Ours { get; } = new();

    /// <summary>
    /// Reads <c>opened_at="Created Date",title=Subject</c>, or the path of a JSON file <c>{"opened_at":"Created Date"}</c>.
    /// </summary>
    /// <exception cref="ReplayInputException">The option is wrong; the message says what.</exception>
    public static ColumnNames Parse(string option)
    {
        var names = new ColumnNames();
        var pairs = File.Exists(option) ? FromJson(option) : ColumnOption.Pairs(option);
        foreach (var (ours, file) in pairs) names.Add(ours, file);
        return names;
    }

    internal string? Named(ReplayColumn column) => theirs.GetValueOrDefault(column);

    private void Add(string ours, string file)
    {
        if (ReplayColumns.Find(ours) is not { } column)
            throw new ReplayInputException($"--columns: \"{ours}\" is no column of ours; ours are {string.Join(", ", ReplayColumns.Names)}.");
        if (file.Trim() == "")
            throw new ReplayInputException($"--columns: {ours} names no column of the file.");
        if (!theirs.TryAdd(column, file.Trim()))
            throw new ReplayInputException($"--columns: {ours} is named twice.");
    }

    private static List<(string Ours, string File)> FromJson(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path).WithoutByteOrderMark());
            return [.. json.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.GetString() ?? ""))];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new ReplayInputException($"--columns: {path} is not a JSON object of texts such as {{\"opened_at\":\"Created Date\"}}.", wrong);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new ReplayInputException($"--columns: {path} cannot be read.", wrong);
        }
    }
}
