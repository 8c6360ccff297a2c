namespace Hotline.Dispatch;

/// <summary>派单目录的一条: who owns this category, in this area or everywhere, at this time of day or always; as it stands.</summary>
public sealed record CatalogueEntry
{
    private readonly Hours? _hours;

    /// <summary>Its id.</summary>
    public string Entry { get; init; } = "";
    /// <summary>Counts up with each change.</summary>
    public int Version { get; init; }
    /// <summary>The category; it counts for those below it that have no entry of their own.</summary>
    public string Category { get; init; } = "";
    /// <summary>The area; null for every area.</summary>
    public string? Area { get; init; }
    /// <summary>The time of day, Shanghai: "22:00-06:00"; null for the whole day.</summary>
    public string? Hours { get => _hours?.ToString(); init => _hours = Dispatch.Hours.TryParse(value); }
    /// <summary>主办: the lead unit.</summary>
    public string Unit { get; init; } = "";
    /// <summary>协办: the units that assist it; none where it acts alone.</summary>
    public IReadOnlyList<string> Assisting { get; init; } = [];
    /// <summary>The legal basis.</summary>
    public string? Basis { get; init; }
    /// <summary>UTC.</summary>
    public DateTime ValidFrom { get; init; }
    /// <summary>UTC; null while in use.</summary>
    public DateTime? CeasedAt { get; init; }
    /// <summary>先例: the dispute whose ruling taught it.</summary>
    public string? Precedent { get; init; }
    /// <summary>案号 of that dispute.</summary>
    public string? CaseNumber { get; init; }
    /// <summary>The account that wrote this version; null of one older than the column.</summary>
    public string? Author { get; init; }

    /// <summary>协办, as they are kept: codes, which have no commas.</summary>
    internal string? AssistedBy { get => Assisting.Count == 0 ? null : string.Join(',', Assisting); init => Assisting = value?.Split(',') ?? []; }

    internal bool IsInForce(DateTime at) => ValidFrom <= at && !(CeasedAt <= at);

    internal bool CountsAt(TimeOnly time) => _hours?.Has(time) is not false;

    /// <summary>Whether both could count for one and the same matter, neither before the other.</summary>
    internal bool Overlaps(CatalogueEntry other) =>
        Category == other.Category && Area == other.Area
        && (_hours is { } mine ? other._hours is { } its && mine.Overlaps(its) : other._hours is null)
        && !(CeasedAt <= other.ValidFrom) && !(other.CeasedAt <= ValidFrom);

    internal const string All = "SELECT Entry, Version, Category, Area, Hours, Unit, AssistedBy, Basis, ValidFrom, CeasedAt, Precedent, CaseNumber, Author FROM Catalogue";

    internal const string Load = All + " WHERE Entry = @Entry";
}
