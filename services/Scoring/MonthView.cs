namespace Hotline.Scoring;

/// <summary>月度考核: one month as it stands or as it was closed.</summary>
public sealed record MonthView
{
    /// <summary>yyyy-MM.</summary>
    public required string Month { get; init; }
    /// <summary>Its first day in China.</summary>
    public required DateOnly First { get; init; }
    /// <summary>Its last day in China.</summary>
    public required DateOnly Last { get; init; }
    /// <summary>One of <see cref="MonthStates"/>.</summary>
    public required string State { get; init; }
    /// <summary>The rules that turned its numbers into points.</summary>
    public required ScoringRules Rules { get; init; }
    /// <summary>预告, UTC.</summary>
    public DateTime? PreviewedAt { get; init; }
    /// <summary>申诉截止, UTC.</summary>
    public DateTime? AppealUntil { get; init; }
    /// <summary>关账, UTC.</summary>
    public DateTime? ClosedAt { get; init; }
    /// <summary>How often it was closed; 0 before. Above 1 it was corrected.</summary>
    public int Version { get; init; }
    /// <summary>Why it was corrected, in this version.</summary>
    public string? Reason { get; init; }
    /// <summary>有变化: what is counted now differs from what was closed.</summary>
    public bool ChangedSince { get; init; }
    /// <summary>Appeals of this month that wait.</summary>
    public int AppealsWaiting { get; init; }
    /// <summary>Counts this service's changes of the month; a command may name the one it saw.</summary>
    public int Revision { get; init; }
    /// <summary>By kind of unit: streets, departments, utilities.</summary>
    public required IReadOnlyList<GroupMonth> Groups { get; init; }
    /// <summary>错派: what dispatch bears.</summary>
    public required Counts Dispatch { get; init; }
}

/// <summary>One group's month.</summary>
/// <param name="Kind">The kind of its units.</param>
/// <param name="All">All of its units together.</param>
/// <param name="Units">Those with incidents, the best first; those below the minimum sample after the others.</param>
/// <param name="NoOrders">无工单: units without an incident, listed apart, by code.</param>
public sealed record GroupMonth(string Kind, UnitMonth All, IReadOnlyList<UnitMonth> Units, IReadOnlyList<UnitNamed> NoOrders);

/// <summary>A unit by its names.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">zh-CN.</param>
/// <param name="EnglishName">English, where there is one.</param>
public sealed record UnitNamed(string Code, string Name, string? EnglishName);

/// <summary>One unit's month.</summary>
public sealed record UnitMonth
{
    /// <summary>The unit; of a whole group, without a code.</summary>
    public required UnitNamed Unit { get; init; }
    /// <summary>What its sheets come to.</summary>
    public required Counts Counts { get; init; }
    /// <summary>One for each rule that gives points.</summary>
    public required IReadOnlyList<ItemMonth> Items { get; init; }
    /// <summary>The items' points, hundredths.</summary>
    public required int Points { get; init; }
    /// <summary>Full marks of the items that were counted, hundredths.</summary>
    public required int Possible { get; init; }
    /// <summary>Of a hundred points, hundredths; null where nothing was counted.</summary>
    public int? Score { get; init; }
    /// <summary>分档, zh-CN; null below the minimum sample.</summary>
    public string? Band { get; init; }
    /// <summary>分档, English.</summary>
    public string? EnglishBand { get; init; }
    /// <summary>Its place in its group, ties share; null below the minimum sample.</summary>
    public int? Rank { get; init; }
}

/// <summary>One item of a unit's month.</summary>
/// <param name="Item">One of ScoreItems.</param>
/// <param name="Good">分子, hundredths of an incident; null of what is marked by case.</param>
/// <param name="Of">分母, hundredths of an incident.</param>
/// <param name="Cases">What was not good, or how many cases.</param>
/// <param name="Points">Hundredths; null where there is nothing to count.</param>
/// <param name="Possible">Full marks, hundredths.</param>
public sealed record ItemMonth(string Item, long? Good, long? Of, long Cases, int? Points, int Possible);

/// <summary>How far a month is.</summary>
public static class MonthStates
{
    /// <summary>进行中.</summary>
    public const string Running = "running";
    /// <summary>待预告: its days are over, nothing was shown to the units yet.</summary>
    public const string Ended = "ended";
    /// <summary>申诉期: shown to the units, who may appeal.</summary>
    public const string Previewed = "previewed";
    /// <summary>待关账: the appeal window is over.</summary>
    public const string Due = "due";
    /// <summary>已关账.</summary>
    public const string Closed = "closed";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Running, Ended, Previewed, Due, Closed];
}
