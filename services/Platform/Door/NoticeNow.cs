namespace Hotline.Platform;

/// <summary>通知: one thing that has come for a desk, as a service tells of it to whoever had no page open when it came.</summary>
public sealed record NoticeNow
{
    /// <summary>The fact's name.</summary>
    public string Kind { get; init; } = "";
    /// <summary>Business time of the fact, UTC.</summary>
    public DateTime At { get; init; }
    /// <summary>The order.</summary>
    public string OrderId { get; init; } = "";
    /// <summary>Its number.</summary>
    public string? Number { get; init; }
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>At most so many are told; older ones are found by the lists of the desk.</summary>
    public const int Most = 50;
}
