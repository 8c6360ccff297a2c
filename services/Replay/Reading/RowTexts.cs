namespace Hotline.Replay;

/// <summary>What a row says: texts that intake would take.</summary>
internal static class RowTexts
{
    private const int LongestTitle = 200;
    private const int LongestContent = 10_000;

    /// <summary>Why the row cannot be registered, or null.</summary>
    public static string? Refuse(string[] cells)
    {
        for (var at = 0; at < cells.Length; at++)
            if (Flaw(cells[at]) is { } flaw) return $"{ReplayColumns.Names[at]} holds {flaw}";
        var title = cells[(int)ReplayColumn.Title];
        var content = cells[(int)ReplayColumn.Content];
        if (title == "" && content == "") return "nothing to say: no title and no content";
        if (title.Length > LongestTitle) return $"title has {title.Length} characters, over {LongestTitle}";
        return content.Length > LongestContent ? $"content has {content.Length} characters, over {LongestContent}" : null;
    }

    private static string? Flaw(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\0') return "a NUL character";
            if (text[at] == ReplayEncoding.Broken) return "bytes that are not UTF-8";
            if (!char.IsSurrogate(text[at])) continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return "half a character (a lone surrogate)";
            at++;
        }
        return null;
    }
}
