namespace Hotline.Replay;

/// <summary>One real order as a replay file tells it. Texts the file leaves out are empty.</summary>
public sealed record ReplayRow
{
    /// <summary>The line of the file it begins on, the header being line 1.</summary>
    public required int Line { get; init; }
    /// <summary>When the source says it began, UTC, in whole milliseconds.</summary>
    public required DateTime OpenedAt { get; init; }
    /// <summary>诉求类型, our word: <c>consultation</c>, <c>help</c>, <c>complaint</c>, <c>report</c> or <c>suggestion</c>.</summary>
    public required string Type { get; init; }
    /// <summary>事项分类.</summary>
    public string Category { get; init; } = "";
    /// <summary>标题, at most 200 characters; never empty together with <see cref="Content"/>.</summary>
    public string Title { get; init; } = "";
    /// <summary>诉求内容, at most 10,000 characters.</summary>
    public string Content { get; init; } = "";
    /// <summary>所属街镇.</summary>
    public string Area { get; init; } = "";
    /// <summary>地址.</summary>
    public string Address { get; init; } = "";
    /// <summary>承办单位: the code of the unit that owned it.</summary>
    public string Unit { get; init; } = "";
    /// <summary>来源渠道, free text.</summary>
    public string Channel { get; init; } = "";
    /// <summary>办结时间, UTC, never before <see cref="OpenedAt"/>; null = handled at once.</summary>
    public DateTime? ClosedAt { get; init; }
    /// <summary>流转次数: how often the real order was passed on.</summary>
    public int Transfers { get; init; }
    /// <summary>满意度, our word from <c>very-satisfied</c> to <c>very-dissatisfied</c>; null = not reached.</summary>
    public string? Rating { get; init; }
}
