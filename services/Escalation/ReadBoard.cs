using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>时限看板: today against the same day last week, what stands now, by unit, street, type, category and hour. A handler sees the numbers of their own units.</summary>
public static class ReadBoard
{
    internal static readonly string[] Readers = [Roles.Coordinator, Roles.Manager, Roles.Dispatcher, Roles.Auditor, Roles.Assessor, Roles.Handler];

    /// <summary>One number of a day, beside that of the same day last week up to the same minute.</summary>
    /// <param name="Measure">One of <see cref="BoardMeasures"/>.</param>
    /// <param name="Today">Up to now.</param>
    /// <param name="LastWeek">Up to the same minute; null for one who sees single units only.</param>
    public sealed record OfADay(string Measure, int Today, int? LastWeek);

    /// <summary>What stands now, of all or of one unit, street, type or category.</summary>
    /// <param name="Name">Its code; empty for what has none.</param>
    /// <param name="Open">在办.</param>
    /// <param name="Yellow">黄灯.</param>
    /// <param name="Red">红灯.</param>
    /// <param name="TurningRed">Red within one working day.</param>
    /// <param name="Today">Its numbers of the day, by measure.</param>
    public sealed record Line(string Name, int Open, int Yellow, int Red, int TurningRed, IReadOnlyDictionary<string, int> Today);

    /// <summary>Intake of one hour, of all or of a street.</summary>
    /// <param name="Area">The street's code; null for all of them.</param>
    /// <param name="Hour">0 to 23 in China.</param>
    /// <param name="Today">How many.</param>
    /// <param name="LastWeek">How many on the same day last week, the whole hour.</param>
    public sealed record InAnHour(string? Area, int Hour, int Today, int LastWeek);

    /// <summary>The board.</summary>
    /// <param name="AsOf">截至, UTC.</param>
    /// <param name="Day">Which day it shows, in China.</param>
    /// <param name="Next">Until when "turning red" looks: one working day on, UTC.</param>
    /// <param name="Numbers">Of the day.</param>
    /// <param name="Now">What stands now in all.</param>
    /// <param name="Overdue">超期多久: red orders by whole working days late, from under one on.</param>
    /// <param name="Disputes">Disputes that wait for a ruling; null for one who sees single units only.</param>
    /// <param name="Supervisions">督办 that are not closed.</param>
    /// <param name="Units">By unit, those with most red first.</param>
    /// <param name="Streets">By street or community.</param>
    /// <param name="Types">By type.</param>
    /// <param name="Categories">By category.</param>
    /// <param name="Hours">Intake by hour, then by street and hour.</param>
    public sealed record Board(DateTime AsOf, DateOnly Day, DateTime Next, IReadOnlyList<OfADay> Numbers, Line Now, IReadOnlyDictionary<string, int> Overdue, int? Disputes, int Supervisions,
        IReadOnlyList<Line> Units, IReadOnlyList<Line> Streets, IReadOnlyList<Line> Types, IReadOnlyList<Line> Categories, IReadOnlyList<InAnHour> Hours);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/board", Handle).MayBe(Readers).Question<Board>("时限看板: the numbers of now and of today, each of which has its list under /board/orders");

    private static async Task<IResult> Handle(ServiceDb db, BusinessClock clock, Actor user) => TypedResults.Ok(await Read(db, clock.Now, user));

    internal static async Task<Board> Read(ServiceDb db, DateTime now, Actor user)
    {
        var units = user.Role == Roles.Handler ? user.Units.ToHashSet(StringComparer.Ordinal) : null;
        var lit = await LitOrders.Read(db, now);
        if (units is not null)
            lit = lit with { Orders = lit.Orders.FindAll(one => units.Contains(one.Unit)) };
        var counts = await Counted.Read(db, now, units);
        return new Board(now, WorkingCalendar.DayOf(now), lit.Next, counts.OfTheDay, Whole(counts, lit), LitOrders.Overdue.ToDictionary(one => one.Name, one => lit.Of(one.Name).Count()),
            units is null ? (int)await db.Single<long>(OpenDisputes) : null, (int)await Supervised(db, units),
            Lines(counts, lit, Dimensions.Unit, one => one.Unit), Lines(counts, lit, Dimensions.Area, one => one.Area), Lines(counts, lit, Dimensions.Type, one => one.Type), Lines(counts, lit, Dimensions.Category, one => one.Category), counts.Hours);
    }

    private static Task<long> Supervised(ServiceDb db, HashSet<string>? units) =>
        db.Single<long>(OpenSupervisions, new { AllUnits = units is null, Units = (units ?? []).ToArray() });

    private static Line Whole(Counted counts, LitOrders lit) => Of("", counts.Open, lit.Orders, lit, counts.OfTheDay.ToDictionary(one => one.Measure, one => one.Today, StringComparer.Ordinal));

    private static List<Line> Lines(Counted counts, LitOrders lit, string dimension, Func<LitOrder, string> name)
    {
        var byName = lit.Orders.ToLookup(name, StringComparer.Ordinal);
        return [.. counts.By(dimension).Select(one => Of(one.Name, one.Open, [.. byName[one.Name]], lit, one.Today))
            .OrderByDescending(line => line.Red).ThenByDescending(line => line.Yellow).ThenByDescending(line => line.Open).ThenBy(line => line.Name, StringComparer.Ordinal)];
    }

    private static Line Of(string name, int open, List<LitOrder> orders, LitOrders lit, IReadOnlyDictionary<string, int> today)
    {
        var those = lit with { Orders = orders };
        return new Line(name, open, those.Of(LitOrders.Yellow).Count(), those.Of(LitOrders.Red).Count(), those.Of(LitOrders.TurningRed).Count(), today);
    }

    private const string OpenDisputes = "SELECT COUNT(*) FROM Disputes WHERE State = 'open'";

    private const string OpenSupervisions = "SELECT COUNT(*) FROM Supervisions WHERE ClosedAt IS NULL AND (@AllUnits = 1 OR Unit IN @Units)";
}

/// <summary>The counted numbers of the board for one who sees all, or single units only.</summary>
internal sealed class Counted
{
    private readonly ILookup<string, Row> _byDimension;
    private readonly Dictionary<string, int>? _sameTimeLastWeek;
    private readonly HashSet<string>? _units;
    private readonly int _today;

    private Counted(List<Row> rows, int today, HashSet<string>? units, Dictionary<string, int>? sameTimeLastWeek)
    {
        _byDimension = rows.ToLookup(row => row.Dimension, StringComparer.Ordinal);
        (_today, _units, _sameTimeLastWeek) = (today, units, sameTimeLastWeek);
    }

    public static async Task<Counted> Read(ServiceDb db, DateTime now, HashSet<string>? units)
    {
        var (today, lastWeek) = (BoardEvent.DayOf(now), BoardEvent.DayOf(now.AddDays(-7)));
        if (units is not null)
            return new Counted(await db.List<Row>(OfUnits, new { Today = today, Units = units.ToArray() }), today, units, null);
        var rows = await db.List<Row>(OfAll, new { Today = today, LastWeek = lastWeek });
        var hour = BoardEvent.HourOf(now);
        var before = rows.Where(row => row.Day == lastWeek && row.Dimension == Dimensions.All && row.Hour < hour);
        var within = await db.List<Row>(ThisHour, new { Day = lastWeek, Since = now.AddDays(-7).AddMinutes(-60), Until = now.AddDays(-7), Hour = hour });
        return new Counted(rows, today, null, before.Concat(within).GroupBy(row => row.Measure, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Sum(row => row.Orders), StringComparer.Ordinal));
    }

    private string Whole => _units is null ? Dimensions.All : Dimensions.Unit;

    public int Open => _byDimension[Whole].Where(row => row.Day == BoardEvent.WhileOpen).Sum(row => row.Orders);

    public List<ReadBoard.OfADay> OfTheDay =>
        [.. BoardMeasures.OfADay.Select(measure => new ReadBoard.OfADay(measure, _byDimension[Whole].Where(row => row.Day == _today && row.Measure == measure).Sum(row => row.Orders), _sameTimeLastWeek?.GetValueOrDefault(measure)))];

    /// <summary>What has anything open, or anything that happened today.</summary>
    public IEnumerable<(string Name, int Open, IReadOnlyDictionary<string, int> Today)> By(string dimension) =>
        from same in _byDimension[dimension].Where(row => row.Day == BoardEvent.WhileOpen || row.Day == _today).GroupBy(row => row.Name, StringComparer.Ordinal)
        let open = same.Where(row => row.Day == BoardEvent.WhileOpen).Sum(row => row.Orders)
        let today = same.Where(row => row.Day == _today).GroupBy(row => row.Measure, StringComparer.Ordinal).ToDictionary(of => of.Key, of => of.Sum(row => row.Orders), StringComparer.Ordinal)
        where open > 0 || today.Values.Any(count => count > 0)
        select (same.Key, open, (IReadOnlyDictionary<string, int>)today);

    public List<ReadBoard.InAnHour> Hours =>
        [.. from row in _byDimension[Dimensions.All].Concat(_byDimension[Dimensions.Area])
            where row.Measure == BoardMeasures.Intake && row.Hour >= 0
            group row by (Area: row.Dimension == Dimensions.All ? null : row.Name, row.Hour) into same
            orderby same.Key.Area, same.Key.Hour
            select new ReadBoard.InAnHour(same.Key.Area, same.Key.Hour, same.Where(row => row.Day == _today).Sum(row => row.Orders), same.Where(row => row.Day != _today).Sum(row => row.Orders))];

    private sealed record Row
    {
        public int Day { get; init; }
        public string Dimension { get; init; } = "";
        public string Measure { get; init; } = "";
        public string Name { get; init; } = "";
        public int Hour { get; init; }
        public int Orders { get; init; }
    }

    private const string OfAll = "SELECT Day, Dimension, Measure, Name, Hour, Orders FROM BoardCounts WHERE Day IN (0, @Today, @LastWeek) AND Orders <> 0";

    private const string OfUnits = "SELECT Day, Dimension, Measure, Name, Hour, Orders FROM BoardCounts WHERE Day IN (0, @Today) AND Dimension = 'unit' AND Name IN @Units AND Orders <> 0";

    private const string ThisHour = """
        SELECT Measure, COUNT(*) AS Orders FROM BoardEvents WHERE Day = @Day AND Hour = @Hour AND At > @Since AND At <= @Until GROUP BY Measure
        """;
}
