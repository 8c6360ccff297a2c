using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>月度考核: a month by group and unit, as it stands, as it was closed, or as other rules would mark it. A handler sees their own units beside the totals.</summary>
public static class ReadMonth
{
    private static readonly string[] Readers = [Roles.Assessor, Roles.Manager, Roles.Auditor, Roles.Coordinator, Roles.Handler];

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/months", List).MayBe(Readers).Question<List<MonthListed>>("考核月: those with incidents, the newest first");
        routes.MapGet("/months/{month}", Read).MayBe(Readers).Question<MonthView>("月度考核: one month; ?rules= shows what other rules would give, ?version= what was closed then");
    }

    private static async Task<IResult> Read(string month, ServiceDb db, BusinessClock clock, Actor user, string? rules, int? version)
    {
        if (RulesBook.Readable(month) is null) return Unreadable.Answer();
        var book = await RulesBook.Load(db);
        if (rules is not null && book.Latest(rules) is null) return NoSuchRules.Answer();
        var row = await db.Single<MonthRow>(MonthRow.Load, new { Month = month }) ?? new MonthRow { Month = month };
        if (version > row.Version || version < 1) return Refusal.NotFound.Answer();
        var view = await Live(db, row, book, book.Latest(rules) ?? book.InForce(month), clock.Now);
        if (row.Version > 0 && rules is null)
            view = await Closed(db, row, version ?? row.Version, view);
        return TypedResults.Ok(user.Role == Roles.Handler ? ForUnits(view, user) : view);
    }

    /// <summary>As it stands now.</summary>
    internal static async Task<MonthView> Live(ServiceDb db, MonthRow row, RulesBook book, ScoringRules rules, DateTime now) =>
        Decide(row, book, rules, await db.List<MonthCounts>(Select, row), await db.List<Unit>(Unit.All), (int)await db.Single<long>(Waiting, row), now);

    /// <summary>As it stands inside a unit of work.</summary>
    internal static async Task<MonthView> Live(Transaction tx, MonthRow row, RulesBook book, DateTime now) =>
        Decide(row, book, book.InForce(row.Month), await tx.List<MonthCounts>(Select, row), await tx.List<Unit>(Unit.All), (int)await tx.Single<long>(Waiting, row), now);

    private static MonthView Decide(MonthRow row, RulesBook book, ScoringRules rules, List<MonthCounts> counts, List<Unit> units, int waiting, DateTime now) => new()
    {
        Month = row.Month,
        First = book.DaysOf(row.Month)!.Value.First,
        Last = book.DaysOf(row.Month)!.Value.Last,
        State = row.State(book, now),
        Rules = rules,
        PreviewedAt = row.PreviewedAt,
        AppealUntil = row.AppealUntil,
        ClosedAt = row.ClosedAt,
        Version = row.Version,
        AppealsWaiting = waiting,
        Revision = row.Revision,
        Groups = MonthPoints.Of(counts, units, rules),
        Dispatch = counts.Find(one => one.Unit == KeepCounts.OfDispatch) is { } dispatch ? new Counts() + dispatch : new Counts(),
    };

    // A closed month is read as it was closed; that it would come out otherwise now is only said.
    private static async Task<MonthView> Closed(ServiceDb db, MonthRow row, int version, MonthView live)
    {
        var closed = (await db.Single<MonthVersionRow>(MonthVersionRow.One, new { row.Month, Version = version }))!;
        var then = JsonSerializer.Deserialize<MonthView>(closed.Body, Wire.Json)!;
        return then with { State = live.State, ClosedAt = closed.At, Version = version, Reason = closed.Reason, Revision = row.Revision, AppealsWaiting = live.AppealsWaiting, ChangedSince = !Same(then, live) };
    }

    internal static bool Same(MonthView one, MonthView other) => Numbers(one) == Numbers(other);

    // Units that were renamed or founded since are no change of what was counted.
    private static string Numbers(MonthView view) => JsonSerializer.Serialize(
        new { view.Rules.Code, view.Dispatch, Units = view.Groups.SelectMany(group => group.Units).OrderBy(unit => unit.Unit.Code, StringComparer.Ordinal).Select(unit => new { unit.Unit.Code, unit.Counts, unit.Points, unit.Possible }) }, Wire.Json);

    private static MonthView ForUnits(MonthView view, Actor user) => view with
    {
        Groups = [.. view.Groups.Select(group => group with { Units = [.. group.Units.Where(unit => user.IsOf(unit.Unit.Code))], NoOrders = [.. group.NoOrders.Where(unit => user.IsOf(unit.Code))] })
            .Where(group => group.Units.Count + group.NoOrders.Count > 0)],
        Dispatch = new Counts(),
    };

    private static async Task<IResult> List(ServiceDb db, BusinessClock clock)
    {
        var book = await RulesBook.Load(db);
        var rows = (await db.List<MonthRow>(All)).ToDictionary(row => row.Month, StringComparer.Ordinal);
        var months = (await db.List<string>(WithIncidents)).Union(rows.Keys).Append(book.MonthOf(clock.Now)).Distinct().OrderDescending(StringComparer.Ordinal);
        return TypedResults.Ok(months.Select(month => rows.GetValueOrDefault(month) ?? new MonthRow { Month = month }).Select(row => new MonthListed(row.Month, row.State(book, clock.Now), book.InForce(row.Month).Code, row.Version)).ToList());
    }

    internal static readonly Refusal Unreadable = Refusal.Wrong("month", "unreadable-month", "月份应如 2026-03。", "A month looks like 2026-03.");

    internal static readonly Refusal NoSuchRules = Refusal.Wrong("rules", "no-such-rules", "没有这套规则；应如 three-rates@1。", "There are no such rules; they are named like three-rates@1.");

    private const string Select = "SELECT * FROM MonthCounts WHERE Month = @Month";

    private const string Waiting = "SELECT COUNT(*) FROM Appeals WHERE DecidedAt IS NULL AND Month = @Month";

    private const string All = "SELECT * FROM Months";

    private const string WithIncidents = "SELECT DISTINCT Month FROM MonthCounts WHERE Sheets > 0";
}

/// <summary>A month in the list of months.</summary>
/// <param name="Month">yyyy-MM.</param>
/// <param name="State">One of <see cref="MonthStates"/>.</param>
/// <param name="Rules">The rules that mark it.</param>
/// <param name="Version">How often it was closed.</param>
public sealed record MonthListed(string Month, string State, string Rules, int Version);
