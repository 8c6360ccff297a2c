namespace Hotline.Replay;

/// <summary>What a row of the file asks for.</summary>
internal sealed record OrderPlan
{
    public required int Line { get; init; }
    public required Registering Registration { get; init; }
    /// <summary>Where it goes unless the catalogue knows better.</summary>
    public required string Unit { get; init; }
    public required int Transfers { get; init; }
    public string? Rating { get; init; }
    public required UnitRing Ring { get; init; }
    /// <summary>先例: each ruling becomes an entry of the catalogue.</summary>
    public bool Teaches { get; init; }
    /// <summary>Where it is left for somebody to go on with; none: it is played to its end.</summary>
    public Standing? Left { get; init; }

    /// <summary>The row's unit, else its area's.</summary>
    public static string UnitOf(ReplayRow row) => row.Unit != "" ? CodeOf(row.Unit) : row.Area != "" ? CodeOf(AreaOf(row.Area)) : NoUnit;

    /// <summary>A unit's code holds no space and no comma: STATEN ISLAND is the unit STATEN-ISLAND.</summary>
    private static string CodeOf(string unit) => string.Join('-', unit.Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The code of the street of that name, else the text as it is.</summary>
    public static string AreaOf(string area) => HuangpuUnits.Street(area)?.Code ?? area;

    public static OrderPlan Of(ReplayRow row, string mark, UnitRing ring) => new()
    {
        Line = row.Line,
        Registration = new Registering
        {
            Type = row.Type,
            Title = OrNull(row.Title),
            Content = OrNull(row.Content),
            Category = OrNull(row.Category),
            Area = row.Area == "" ? null : AreaOf(row.Area),
            Address = OrNull(row.Address),
            Channel = OrNull(row.Channel),
            CallId = CallId.Of(mark, row.Line),
            SuggestedUnit = row.Unit == "" ? null : CodeOf(row.Unit),
            SourceOpenedAt = row.OpenedAt,
        },
        Unit = UnitOf(row),
        Transfers = row.Transfers,
        Rating = row.Rating,
        Ring = ring,
    };

    /// <summary>Where a row goes that names neither unit nor area: the district's own counter.</summary>
    private const string NoUnit = "ZSJ";

    private static string? OrNull(string text) => text == "" ? null : text;
}
