namespace Hotline.Replay;

/// <summary>The columns of a replay file, in the order we write them.</summary>
internal enum ReplayColumn
{
    OpenedAt, Type, Category, Title, Content, Area, Address, Unit, Channel, ClosedAt, Transfers, Satisfaction,
}

internal static class ReplayColumns
{
    /// <summary>As they stand in a header, by <see cref="ReplayColumn"/>.</summary>
    public static readonly string[] Names =
    [
        "opened_at", "type", "category", "title", "content", "area",
        "address", "unit", "channel", "closed_at", "transfers", "satisfaction",
    ];

    public static string Name(this ReplayColumn column) => Names[(int)column];

    public static ReplayColumn? Find(string name) =>
        Array.IndexOf(Names, name.Trim().ToLowerInvariant()) is >= 0 and var at ? (ReplayColumn)at : null;
}
