using Hotline.Contracts;
using Hotline.Web.Lists;

namespace Hotline.Web.Assessors;

/// <summary>月度考核 as it is taken away: a row for each unit with incidents, one for each group, and those without orders at its end.</summary>
internal static class MonthListing
{
    internal sealed record Row(string Kind, string Name, MonthSaid.OfUnit? Unit);

    public static readonly Listing<Row> All = new(typeof(MonthPage), "month", "月度考核", "Month",
    [
        new("分组", "Group", (row, told) => told.L[row.Kind]),
        new("单位", "Unit", (row, _) => row.Name, 24),
        new("考核件", "Incidents", (row, _) => row.Unit?.Counts.Sheets ?? 0, 10),
        new("剔除", "Struck", (row, _) => row.Unit?.Counts.Excluded, 10),
        .. ScoreItems.Rates.SelectMany(Rate),
        .. Cases.Select(one => new Column<Row>($"{TradeWords.Of(one.Item, english: false)}（次）", $"{TradeWords.Of(one.Item, english: true)}, times", (row, _) => row.Unit is { } unit ? one.Of(unit.Counts) : null, 12)),
        new("按件得分", "Points by case", (row, _) => row.Unit?.Items.Where(item => item.Of is null).Sum(item => item.Points) is { } points ? Marks.Of(points) : null, 12),
        new("得分", "Score", (row, _) => row.Unit?.Score is { } score ? Marks.Of(score) : null, 10),
        new("分档", "Band", (row, told) => row.Unit?.Band is { } band ? told.L[band, row.Unit.EnglishBand ?? band] : null, 10),
        new("位次", "Place", (row, _) => row.Unit?.Rank, 8),
        new("自定扣分", "Own points lost", (row, _) => row.Unit is { } unit ? Marks.Of(unit.Counts.Lost) : null, 12),
        new("内部评级", "Internal rating", (row, _) => row.Unit?.Counts.Replies, 12),
        new("内部评级件数", "Replies rated", (row, _) => row.Unit?.Counts.RepliesRated, 14),
    ], Read);

    private static (string Item, Func<MonthSaid.Counted, long> Of)[] Cases =>
    [
        (ScoreItems.PoorReply, counts => counts.PoorReplies), (ScoreItems.NoEvidence, counts => counts.NoEvidence), (ScoreItems.Rework, counts => counts.Reworks), (ScoreItems.ImproperReturn, counts => counts.Returns),
        (ScoreItems.ExtensionMisused, counts => counts.Extensions), (ScoreItems.Supervised, counts => counts.Supervised), (ScoreItems.SilentAssistance, counts => counts.Silent),
    ];

    private static Column<Row>[] Rate(string item)
    {
        var (chinese, english) = (TradeWords.Of(item, english: false), TradeWords.Of(item, english: true));
        MonthSaid.Marked? Of(Row row) => row.Unit?.Items.Find(one => one.Item == item && one.Of is not null);
        return [
            new($"{chinese}（达标）", $"{english}, good", (row, _) => Of(row)?.Incidents.Good, 12),
            new($"{chinese}（计入）", $"{english}, counted", (row, _) => Of(row)?.Incidents.Of, 12),
            new($"{chinese}（率）", $"{english}, rate", (row, _) => Of(row) is { } one ? Marks.Rate(one.Good ?? 0, one.Of ?? 0) : null, 12),
            new($"{chinese}（得分）", $"{english}, points", (row, _) => Of(row)?.Points is { } points ? Marks.Of(points) : null, 12),
        ];
    }

    private static async Task<Answer<Rows<Row>>> Read(Desk desk, Told told, Asked asked) =>
        (await desk.Ask<MonthSaid>("scoring", $"months/{Uri.EscapeDataString(asked["month"] ?? Marks.MonthOf(told.Now))}" + asked.Query(["rules", "version"]))).As(month => new Rows<Row>([.. month.Groups.SelectMany(group => Rows(group, told.L))], null));

    private static IEnumerable<Row> Rows(MonthSaid.Group group, Language language) =>
        [.. group.Units.Select(unit => new Row(group.Kind, unit.Unit.Shown(language), unit)), new Row(group.Kind, language["合计", "All"], group.All), .. group.NoOrders.Select(unit => new Row(group.Kind, unit.Shown(language), null))];
}
