using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>What the board counts.</summary>
public static class BoardMeasures
{
    /// <summary>受理: registered, also what is answered at once or diverted.</summary>
    public const string Intake = "intake";
    /// <summary>直接办结: answered without a unit.</summary>
    public const string Direct = "direct";
    /// <summary>不予受理: diverted.</summary>
    public const string Diverted = "diverted";
    /// <summary>派单: each time an order goes to a unit.</summary>
    public const string Dispatched = "dispatched";
    /// <summary>按时签收.</summary>
    public const string SignedInTime = "signed-in-time";
    /// <summary>逾期签收, 视为签收.</summary>
    public const string SignedLate = "signed-late";
    /// <summary>按时办结: reported done before the unit's limit, and accepted.</summary>
    public const string ClosedInTime = "closed-in-time";
    /// <summary>逾期办结.</summary>
    public const string ClosedLate = "closed-late";
    /// <summary>权属争议: held for a dispute.</summary>
    public const string Disputed = "disputed";
    /// <summary>按先例派单: by an entry of the catalogue that a ruling taught.</summary>
    public const string ByPrecedent = "by-precedent";
    /// <summary>满意: a valid call-back, satisfied or very satisfied.</summary>
    public const string Satisfied = "satisfied";
    /// <summary>基本满意.</summary>
    public const string BasicallySatisfied = "basically-satisfied";
    /// <summary>不满意.</summary>
    public const string Dissatisfied = "dissatisfied";
    /// <summary>在办: handed over, and neither closed nor ended otherwise, nor merged into another.</summary>
    public const string Open = "open";
    /// <summary>签收, in time or late.</summary>
    public const string Signed = "signed";
    /// <summary>办结, in time or late.</summary>
    public const string Closed = "closed";
    /// <summary>有效回访.</summary>
    public const string Rated = "rated";
    /// <summary>What several measures make together: the denominators of the rates.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Together = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Signed] = [SignedInTime, SignedLate],
        [Closed] = [ClosedInTime, ClosedLate],
        [Rated] = [Satisfied, BasicallySatisfied, Dissatisfied],
    };
    /// <summary>Those that belong to a day.</summary>
    public static readonly string[] OfADay = [Intake, Direct, Diverted, Dispatched, SignedInTime, SignedLate, ClosedInTime, ClosedLate, Disputed, ByPrecedent, Satisfied, BasicallySatisfied, Dissatisfied];
}

/// <summary>What one order counts for once on the board: a measure, a moment, and by what it is looked for.</summary>
internal sealed record BoardEvent
{
    public const int WhileOpen = 0;

    public string OrderId { get; init; } = "";
    public string Measure { get; init; } = "";
    /// <summary>Tells two of one kind apart: the fact's revision.</summary>
    public int Revision { get; init; }
    /// <summary>The day in China, yyyyMMdd; 0 while it is open.</summary>
    public int Day { get; init; }
    public int Hour { get; init; }
    public DateTime At { get; init; }
    public string Unit { get; init; } = "";
    public string Area { get; init; } = "";
    public string Type { get; init; } = "";
    public string Category { get; init; } = "";

    public (string, int) Key => (Measure, Revision);

    /// <summary>A day in China as the board writes it.</summary>
    public static int DayOf(DateTime utc) => Written(WorkingCalendar.DayOf(utc));

    public static int Written(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    public static int HourOf(DateTime utc) => (utc + WorkingCalendar.ChinaOffset).Hour;

    /// <summary>The numbers that it counts in, in an order that is the same for everybody, so that two who count never wait for each other in a ring.</summary>
    public IEnumerable<BoardCount> Counts =>
    [
        new(Day, Dimensions.All, Measure, "", Hour), new(Day, Dimensions.Area, Measure, Area, Hour), new(Day, Dimensions.Category, Measure, Category, -1),
        new(Day, Dimensions.Type, Measure, Type, -1), new(Day, Dimensions.Unit, Measure, Unit, -1),
    ];

    public const string OfOrder = "SELECT * FROM BoardEvents WHERE OrderId = @OrderId";
}

/// <summary>One number: of a day, by what, of which measure, of whom, in which hour.</summary>
internal readonly record struct BoardCount(int Day, string Dimension, string Measure, string Name, int Hour);

/// <summary>By what the board counts.</summary>
internal static class Dimensions
{
    public const string All = "all", Area = "area", Category = "category", Type = "type", Unit = "unit";
}
