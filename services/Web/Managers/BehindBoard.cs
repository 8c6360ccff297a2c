namespace Hotline.Web;

/// <summary>看板明细 as Escalation lists them.</summary>
public static class BehindBoard
{
    /// <summary>One order behind a number.</summary>
    public sealed record Row(string OrderId, string? Number, string? Title, string? Unit, string? Area, string? Type, string? Category, DateTime At, string? Light);

    /// <summary>One page of them.</summary>
    public sealed record PageOf(List<Row> Rows, string? Next);
}
