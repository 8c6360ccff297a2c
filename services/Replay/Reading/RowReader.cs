using System.Globalization;

namespace Hotline.Replay;

/// <summary>Makes an order of one row's cells, or says why it cannot.</summary>
internal static class RowReader
{
    public static ReplayLine Read(int line, string[] cells, TimeZoneInfo zone)
    {
        string Of(ReplayColumn column) => cells[(int)column];
        ReplayLine No(string reason) => ReplayLine.Refuse(line, reason);

        if (RowTexts.Refuse(cells) is { } reason) return No(reason);
        if (Of(ReplayColumn.OpenedAt) == "") return No("no time: opened_at is empty");
        if (ReplayTime.Read(Of(ReplayColumn.OpenedAt), zone, DateTime.MinValue) is not { } opened)
            return No($"unreadable time: opened_at is \"{Short(Of(ReplayColumn.OpenedAt))}\"");
        var closed = ReplayTime.Read(Of(ReplayColumn.ClosedAt), zone, opened);
        if (closed is null && Of(ReplayColumn.ClosedAt) != "")
            return No($"unreadable time: closed_at is \"{Short(Of(ReplayColumn.ClosedAt))}\"");
        if (closed < opened) return No("closed before opened");
        if (ReplayWords.Type(Of(ReplayColumn.Type)) is not { } type)
            return No($"unknown type: \"{Short(Of(ReplayColumn.Type))}\"");
        var rating = ReplayWords.Rating(Of(ReplayColumn.Satisfaction));
        if (rating is null && Of(ReplayColumn.Satisfaction) != "")
            return No($"unknown rating: satisfaction is \"{Short(Of(ReplayColumn.Satisfaction))}\"");
        if (Transfers(Of(ReplayColumn.Transfers)) is not { } transfers)
            return No($"transfers is no count: \"{Short(Of(ReplayColumn.Transfers))}\"");

        return ReplayLine.Usable(new ReplayRow
        {
            Line = line,
            OpenedAt = opened,
            Type = type,
            Category = Of(ReplayColumn.Category),
            Title = Of(ReplayColumn.Title),
            Content = Of(ReplayColumn.Content),
            Area = Of(ReplayColumn.Area),
            Address = Of(ReplayColumn.Address),
            Unit = Of(ReplayColumn.Unit),
            Channel = Of(ReplayColumn.Channel),
            ClosedAt = closed,
            Transfers = transfers,
            Rating = rating,
        });
    }

    private static int? Transfers(string text)
    {
        if (text == "") return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
    }

    /// <summary>A reason is a line on a screen, whatever the cell holds.</summary>
    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 40 ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[39]) ? 39 : 40), "…");
    }
}
