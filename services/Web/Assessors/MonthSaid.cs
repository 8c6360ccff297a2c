namespace Hotline.Web.Assessors;

/// <summary>月度考核 as Scoring tells it: as it stands, or as it was closed. Points in hundredths, times in UTC, days in China.</summary>
/// <param name="Month">yyyy-MM.</param>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="State">running, ended, previewed, due or closed.</param>
/// <param name="Rules">The rules that turned its numbers into points.</param>
/// <param name="PreviewedAt">预告.</param>
/// <param name="AppealUntil">申诉截止.</param>
/// <param name="ClosedAt">关账.</param>
/// <param name="Version">How often it was closed.</param>
/// <param name="Reason">Why it was corrected.</param>
/// <param name="ChangedSince">What is counted now differs from what was closed.</param>
/// <param name="AppealsWaiting">Appeals of this month that wait.</param>
/// <param name="Revision">Counts its changes.</param>
/// <param name="Groups">By kind of unit.</param>
/// <param name="Dispatch">What dispatch bears.</param>
public sealed record MonthSaid(string Month, DateOnly First, DateOnly Last, string State, RulesSaid Rules, DateTime? PreviewedAt, DateTime? AppealUntil, DateTime? ClosedAt, int Version, string? Reason, bool ChangedSince,
    int AppealsWaiting, int Revision, List<MonthSaid.Group> Groups, MonthSaid.Counted Dispatch)
{
    /// <summary>One kind of unit: all of it, each unit with incidents, and those without.</summary>
    public sealed record Group(string Kind, OfUnit All, List<OfUnit> Units, List<Named> NoOrders);

    /// <summary>A unit by its names.</summary>
    public sealed record Named(string Code, string Name, string? EnglishName)
    {
        internal string Shown(Language language) => language.English ? EnglishName ?? Name : Name;
    }

    /// <summary>One unit's month.</summary>
    public sealed record OfUnit(Named Unit, Counted Counts, List<Marked> Items, int Points, int Possible, int? Score, string? Band, string? EnglishBand, int? Rank);

    /// <summary>One item of a unit's month; good and of in hundredths of an incident.</summary>
    public sealed record Marked(string Item, long? Good, long? Of, long Cases, int? Points, int Possible)
    {
        /// <summary>How many were good and of how many, in whole incidents: what stands behind the number.</summary>
        internal (long Good, long Of) Incidents => Of is { } of ? ((of / 100) - Cases, of / 100) : (0, 0);
    }

    /// <summary>What is counted beside the items.</summary>
    public sealed record Counted(long Sheets, long Excluded, long Basically, long PoorReplies, long NoEvidence, long Reworks, long Returns, long Extensions, long Supervised, long Misdispatched, long Silent, long RepliesRated, long RepliesSum, long Lost)
    {
        /// <summary>内部评级 on average, apart from what callers say; null where no reply was rated.</summary>
        internal string? Replies => RepliesRated == 0 ? null : ((decimal)RepliesSum / RepliesRated).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>A month in the list of months.</summary>
/// <param name="Month">yyyy-MM.</param>
/// <param name="State">How far it is.</param>
/// <param name="Rules">The rules that mark it.</param>
/// <param name="Version">How often it was closed.</param>
public sealed record MonthListed(string Month, string State, string Rules, int Version);

/// <summary>How far a month is, and which sheets stand behind a number, in words.</summary>
internal static class MonthWords
{
    public static (string Chinese, string English) StateOf(string state) => state switch
    {
        "running" => ("进行中", "running"),
        "ended" => ("待预告", "to be previewed"),
        "previewed" => ("申诉期", "open to appeals"),
        "due" => ("待关账", "to be closed"),
        "closed" => ("已关账", "closed"),
        _ => (state, state),
    };

    public static (string Chinese, string English) FoundOf(string? found) => found switch
    {
        "counted" => ("计入", "counted"),
        "good" => ("达标", "good"),
        "missed" => ("失分", "not good"),
        "excluded" => ("剔除", "struck"),
        _ => ("考核件", "incidents"),
    };

    /// <summary>Where the sheets behind a number are listed.</summary>
    public static string Sheets(string month, string? unit, string? kind = null, string? item = null, string? found = null) =>
        "assess/sheets?month=" + month + string.Concat(new[] { ("unit", unit), ("kind", kind), ("item", item), ("found", found) }.Where(one => !string.IsNullOrEmpty(one.Item2)).Select(one => $"&{one.Item1}={Uri.EscapeDataString(one.Item2!)}"));
}
