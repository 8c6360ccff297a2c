namespace Hotline.Replay;

/// <summary>What one row of a replay file came to: a usable <see cref="Row"/>, or the reason why it was <see cref="Refused"/>.</summary>
public sealed record ReplayLine
{
    private ReplayLine(int line, ReplayRow? row, string? refused) => (Line, Row, Refused) = (line, row, refused);

    /// <summary>The line of the file the row begins on, the header being line 1.</summary>
    public int Line { get; }
    /// <summary>The order, where it can be used.</summary>
    public ReplayRow? Row { get; }
    /// <summary>Why it cannot be used, for the person who has the file.</summary>
    public string? Refused { get; }

    /// <summary>A row that can be used.</summary>
    public static ReplayLine Usable(ReplayRow row) => new(row.Line, row, null);

    internal static ReplayLine Refuse(int line, string reason) => new(line, null, reason);
}
