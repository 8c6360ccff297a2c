namespace Hotline.Web;

/// <summary>时限看板 as Escalation tells it.</summary>
public sealed record BoardSaid(DateTime AsOf, DateOnly Day, DateTime Next, List<BoardSaid.OfADay> Numbers, BoardSaid.Line Now, Dictionary<string, int> Overdue, int? Disputes, int Supervisions,
    List<BoardSaid.Line> Units, List<BoardSaid.Line> Streets, List<BoardSaid.Line> Types, List<BoardSaid.Line> Categories, List<BoardSaid.InAnHour> Hours)
{
    /// <summary>One number of the day beside that of a week ago.</summary>
    public sealed record OfADay(string Measure, int Today, int? LastWeek);

    /// <summary>What stands now, of all or of one.</summary>
    public sealed record Line(string Name, int Open, int Yellow, int Red, int TurningRed, Dictionary<string, int> Today)
    {
        internal int Of(string measure) => Today.GetValueOrDefault(measure);
    }

    /// <summary>Intake in one hour.</summary>
    public sealed record InAnHour(string? Area, int Hour, int Today, int LastWeek);

    internal OfADay Number(string measure) => Numbers.Find(one => one.Measure == measure) ?? new OfADay(measure, 0, null);

    /// <summary>Where the list behind a number is.</summary>
    internal static string List(string measure, DateOnly? day = null, string? unit = null, string? area = null, string? type = null, string? category = null, int? hour = null, int? until = null, DateOnly? since = null)
    {
        var asked = new (string Name, string? Value)[] { ("since", since?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("day", day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("unit", unit), ("area", area), ("type", type), ("category", category), ("hour", hour?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("until", until?.ToString(System.Globalization.CultureInfo.InvariantCulture)) };
        return $"board/orders?measure={measure}" + string.Concat(asked.Where(one => one.Value is not null).Select(one => $"&{one.Name}={Uri.EscapeDataString(one.Value!)}"));
    }
}

/// <summary>A rate with what it is counted from, so that anybody can check it.</summary>
internal sealed record Rate(decimal Over, int Of)
{
    public static Rate InTime(int inTime, int late) => new(inTime, inTime + late);

    /// <summary>满意率: 满意 + 0.9 × 基本满意, over the valid call-backs (domain.md 3.1).</summary>
    public static Rate Satisfaction(int satisfied, int basically, int dissatisfied) => new(satisfied + (0.9m * basically), satisfied + basically + dissatisfied);

    /// <summary>98.7 %, rounded half away from zero; — where there is nothing to count.</summary>
    public string Shown => Of == 0 ? "—" : (100 * Over / Of).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) + " %";

    /// <summary>27/28.</summary>
    public string Parts => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Over:0.##}/{Of}");

    public decimal? Percent => Of == 0 ? null : Math.Round(100 * Over / Of, 1, MidpointRounding.AwayFromZero);

    /// <summary>Against a week ago, in percentage points.</summary>
    public string Against(Rate before) => Percent is { } now && before.Percent is { } then ? Signed(now - then, "0.0") : "";

    public static string Signed(decimal by, string format = "0") => by > 0 ? "+" + by.ToString(format, System.Globalization.CultureInfo.InvariantCulture) : by < 0 ? "−" + (-by).ToString(format, System.Globalization.CultureInfo.InvariantCulture) : "±0";
}

/// <summary>How the numbers of the board are called, and what exactly they count.</summary>
internal static class BoardWords
{
    public static (string Chinese, string English) NameOf(string measure) => All.TryGetValue(measure, out var said) ? said : (measure, measure);

    private static readonly Dictionary<string, (string Chinese, string English)> All = new(StringComparer.Ordinal)
    {
        ["intake"] = ("受理", "registered"),
        ["direct"] = ("直接办结", "answered directly"),
        ["diverted"] = ("不予受理", "diverted"),
        ["dispatched"] = ("派单", "dispatched"),
        ["signed-in-time"] = ("按时签收", "signed in time"),
        ["signed-late"] = ("逾期签收（含视为签收）", "signed late or deemed signed"),
        ["closed-in-time"] = ("按时办结", "closed in time"),
        ["closed-late"] = ("逾期办结", "closed late"),
        ["disputed"] = ("进入权属争议", "held in dispute"),
        ["by-precedent"] = ("按先例派单", "sent by a precedent"),
        ["satisfied"] = ("满意、非常满意", "satisfied or very satisfied"),
        ["basically-satisfied"] = ("基本满意", "basically satisfied"),
        ["dissatisfied"] = ("不满意、非常不满意", "dissatisfied"),
        ["signed"] = ("签收", "signed"),
        ["closed"] = ("办结", "closed"),
        ["rated"] = ("有效回访", "valid call-backs"),
        ["open"] = ("在办", "open"),
        ["green"] = ("绿灯", "green"),
        ["yellow"] = ("黄灯", "yellow"),
        ["red"] = ("红灯", "red"),
        ["turning-red"] = ("下一个工作日将变红", "red within one working day"),
        ["overdue-1"] = ("超期不到 1 个工作日", "less than a working day late"),
        ["overdue-3"] = ("超期 1 至 3 个工作日", "1 to 3 working days late"),
        ["overdue-10"] = ("超期 3 至 10 个工作日", "3 to 10 working days late"),
        ["overdue-more"] = ("超期 10 个工作日以上", "10 working days late or more"),
    };
}
