using Hotline.Web.Lists;

namespace Hotline.Web.Reports;

/// <summary>日报、月报 as they are taken away: the lines of the page, numbers as numbers; the last line is of all.</summary>
internal static class BulletinListing
{
    internal sealed record Row(Bulletin Of, string? Kind, Bulletin.Line Line, bool IsSum)
    {
        public bool IsAll => Kind is null;
    }

    public static readonly Listing<Row> Day = new(typeof(DayReportPage), "day-report", "日报", "Daily report", Columns("日期", "Day"),
        (desk, told, asked) => Read(desk, Period.Day(asked["day"], told.Today), told));

    public static readonly Listing<Row> Month = new(typeof(MonthReportPage), "month-report", "月报", "Monthly report", Columns("月份", "Month"),
        (desk, told, asked) => Read(desk, Period.Month(asked["month"], told.Today), told));

    private static Column<Row>[] Columns(string chinese, string english) =>
    [
        new(chinese, english, (row, _) => row.Of.Period.Address, 12),
        new("类别", "Group", (row, told) => row.IsAll ? told.L["合计", "All"] : BulletinSaid.GroupShown(row.Kind!, told.L)),
        new("单位", "Unit", (row, told) => row.IsAll ? null : row.IsSum ? told.L["小计", "Together"] : BulletinSaid.UnitShown(row.Line, told.L), 28),
        .. Counts("派单", "Dispatched", line => line.Dispatched), .. Counts("按时办结", "In time", line => line.ClosedInTime), .. Counts("逾期办结", "Late", line => line.ClosedLate),
        .. Rates("按时办结率", "Closed in time", line => line.Closing),
        new("在办", "Open", (row, _) => row.Line.Now.OpenNow, 8), new("在办截至", "Open as of", (row, _) => row.Of.Now.AsOf, 18),
        .. Counts("有效回访", "Call-backs", line => line.Rated), .. Counts("满意", "Satisfied", line => line.Satisfied), .. Counts("基本满意", "Basically", line => line.BasicallySatisfied),
        .. Rates("满意率", "Satisfaction", line => line.Content),
        .. Whole("受理", "Registered", days => days.Intake), .. Whole("直接办结", "Answered directly", days => days.Direct), .. Whole("不予受理", "Diverted", days => days.Diverted),
    ];

    private static Column<Row>[] Counts(string chinese, string english, Func<DaysSaid.OfUnit, int> of) => Both(chinese, english, "", "", row => of(row.Line.Now), row => row.Line.Before is { } then ? of(row.Line.Now) - of(then) : null);

    private static Column<Row>[] Rates(string chinese, string english, Func<DaysSaid.OfUnit, Rate> of) =>
        Both(chinese + "（%）", english + " (%)", "（百分点）", " (points)", row => of(row.Line.Now).Percent, row => row.Line.Before is { } then ? of(row.Line.Now).Percent - of(then).Percent : null);

    // What belongs to no unit stands in the last line.
    private static Column<Row>[] Whole(string chinese, string english, Func<DaysSaid, int?> of) =>
        Both(chinese, english, "", "", row => row.IsAll ? of(row.Of.Now) : null, row => row.IsAll && row.Of.Before is { } then ? of(row.Of.Now) - of(then) : null);

    private static Column<Row>[] Both(string chinese, string english, string unit, string englishUnit, Func<Row, object?> now, Func<Row, object?> change) =>
        [new(chinese, english, (row, _) => now(row), 10), new(chinese.Split('（')[0] + "环比" + unit, english.Split(" (")[0] + ", change" + englishUnit, (row, _) => change(row), 10)];

    private static async Task<Answer<Rows<Row>>> Read(Desk desk, Answer<Period> asked, Told told) =>
        (await Bulletin.Read(desk, asked, told.Today)).As(of => new Rows<Row>([.. of.Groups.SelectMany(group => Of(of, group)), new Row(of, null, of.All, IsSum: true)], null));

    private static IEnumerable<Row> Of(Bulletin of, Bulletin.Group group) =>
        [new Row(of, group.Kind, group.Sum, IsSum: true), .. group.Lines.Select(line => new Row(of, group.Kind, line, IsSum: false))];
}
