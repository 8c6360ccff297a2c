using System.Collections.Concurrent;
using System.Globalization;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Scoring;

/// <summary>规则册: every version there is, which is in force in which month, and which days a month has.</summary>
public sealed class RulesBook
{
    private static readonly ConcurrentDictionary<string, ScoringRules> Parsed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _marked;

    private RulesBook(IEnumerable<ScoringRules> published, Dictionary<string, string> marked) => (All, _marked) = ([.. ShippedRules.All, .. published], marked);

    /// <summary>Shipped and published, in the order in which they came.</summary>
    public IReadOnlyList<ScoringRules> All { get; }

    /// <summary>Only those that ship.</summary>
    public static RulesBook Shipped { get; } = With([]);

    internal static RulesBook With(IEnumerable<ScoringRules> published) => new(published, []);

    internal static async Task<RulesBook> Load(Transaction tx) => Of(await tx.List<Row>(Select));

    internal static async Task<RulesBook> Load(ServiceDb db) => Of(await db.List<Row>(Select));

    private static RulesBook Of(List<Row> rows) => rows.Count == 0 ? Shipped
        : new(rows.Where(row => row.Month is null).Select(row => Parsed.GetOrAdd(row.Body, ScoringRules.Read)).OrderBy(rules => rules.At),
            rows.Where(row => row.Month is not null).ToDictionary(row => row.Month!, row => row.Body, StringComparer.Ordinal));

    /// <summary>The version that marks a month, yyyy-MM: the one that was applied to it by hand, or the last that begins with it or before.</summary>
    public ScoringRules InForce(string month) =>
        _marked.TryGetValue(month, out var code) ? Named(code)! : All.Where(rules => rules.From is not null && string.CompareOrdinal(rules.From, month) <= 0).MaxBy(rules => rules.From, StringComparer.Ordinal)!;

    /// <summary>By set and version, such as three-rates@1; null where there is none.</summary>
    public ScoringRules? Named(string? code) => All.FirstOrDefault(rules => rules.Code == code);

    /// <summary>The latest version of a set, or the one that is named; null where there is none.</summary>
    public ScoringRules? Latest(string? setOrCode) => Named(setOrCode) ?? All.Where(rules => rules.Set == setOrCode).MaxBy(rules => rules.Version);

    /// <summary>Which month a moment, UTC, belongs to.</summary>
    public string MonthOf(DateTime at) => MonthOf(WorkingCalendar.DayOf(at));

    /// <summary>Which month a day in China belongs to.</summary>
    public string MonthOf(DateOnly day) => day <= LastDay(First(day)) ? Written(day) : Written(First(day).AddMonths(1));

    /// <summary>The first and the last day, in China, of a month, yyyy-MM; null where it is not one.</summary>
    public (DateOnly First, DateOnly Last)? DaysOf(string? month) => Readable(month) is { } first ? (LastDay(first.AddMonths(-1)).AddDays(1), LastDay(first)) : null;

    // A month ends where its own rules say; the next begins on the day after, so that no day is left out or counted twice when the rules change.
    private DateOnly LastDay(DateOnly first) => InForce(Written(first)).FirstDay == 1 ? first.AddMonths(1).AddDays(-1) : first.AddDays(InForce(Written(first)).FirstDay - 2);

    /// <summary>Reads yyyy-MM.</summary>
    internal static DateOnly? Readable(string? month) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is > 1900 and < 9999 ? first : null;

    internal static string Written(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>A day in China as it is kept: yyyyMMdd.</summary>
    internal static int Number(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);

    private sealed record Row
    {
        public string? Month { get; init; }
        public string Body { get; init; } = "";
    }

    private const string Select = """
        SELECT NULL AS Month, Body FROM ScoringRules
        UNION ALL
        SELECT Month, Rules AS Body FROM Months WHERE Rules IS NOT NULL
        """;
}
