using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>重算: what a month would come to under other rules, by unit and by incident; nothing changes until it is applied, and a closed month's versions never do.</summary>
public static class RecomputeMonth
{
    internal const string Timer = "remark-month";

    private const int AtOnce = 100, ReadAtOnce = 1000;

    /// <summary>What the assessor sends.</summary>
    /// <param name="Rules">Set and version, such as three-rates@2.</param>
    /// <param name="Reason">Why; needed where the month is closed.</param>
    public sealed record Command(string? Rules, string? Reason);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/months/{month}/recompute", Read).MayBe(Roles.Assessor, Roles.Manager, Roles.Auditor).Question<Recomputed>("重算: what would change under other rules; nothing is changed");
        routes.MapPost("/months/{month}/recompute", Apply).MayBe(Roles.Assessor).Command<MonthView>("重算: mark a month by other rules");
    }

    private static async Task<IResult> Read(string month, ServiceDb db, BusinessClock clock, string? rules, string unit = "", string after = "")
    {
        if (RulesBook.Readable(month) is null) return ReadMonth.Unreadable.Answer();
        return await Preview(db, month, rules, clock.Now, unit, after) is { } recomputed ? TypedResults.Ok(recomputed) : ReadMonth.NoSuchRules.Answer();
    }

    /// <summary>What a month, yyyy-MM, would come to; null where there are no such rules. Its incidents come 1,000 at a time, after this unit and incident.</summary>
    public static async Task<Recomputed?> Preview(ServiceDb db, string month, string? rules, DateTime now, string unit = "", string after = "")
    {
        var book = await RulesBook.Load(db);
        if (book.Named(rules) is not { } other)
            return null;
        var row = await db.Single<MonthRow>(MonthRow.Load, new { Month = month }) ?? new MonthRow { Month = month };
        List<UnitRecomputed> units = after.Length > 0 ? [] : Units(await ReadMonth.Live(db, row, book, book.InForce(month), now), await ReadMonth.Live(db, row, book, other, now));
        var sheets = await db.List<SheetRow>(db.Dialect.First(ToMark), new { Month = month, Unit = unit, After = after, Limit = ReadAtOnce });
        var next = sheets.Count == ReadAtOnce ? sheets[^1] : null;
        return new Recomputed(month, book.InForce(month).Code, other.Code, units, [.. sheets.Select(sheet => Of(sheet, other))], next?.Unit, next?.Id);
    }

    private static List<UnitRecomputed> Units(MonthView now, MonthView then)
    {
        var others = then.Groups.SelectMany(group => group.Units).ToDictionary(unit => unit.Unit.Code, StringComparer.Ordinal);
        return [.. now.Groups.SelectMany(group => group.Units).Select(unit => new UnitRecomputed(unit.Unit, unit.Counts.Sheets, unit.Points, unit.Possible, others[unit.Unit.Code].Points, others[unit.Unit.Code].Possible)).OrderBy(unit => unit.Unit.Code, StringComparer.Ordinal)];
    }

    /// <summary>One incident under other rules.</summary>
    internal static IncidentRecomputed Of(SheetRow row, ScoringRules other)
    {
        var sheet = ScoreSheet.Of(Incident.Read(row.Body!), other);
        return new IncidentRecomputed(row.WorkOrderId, row.Unit!, row.Points, row.Possible, sheet.Points, sheet.Possible);
    }

    private static Task<IResult> Apply(string month, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        if (RulesBook.Readable(month) is null) return ReadMonth.Unreadable.Answer();
        var book = await RulesBook.Load(tx);
        var row = await MonthRow.Take(tx, month);
        if (Refuse(row, book, command) is { } refusal) return refusal.Answer();
        await tx.Change(MonthRow.Save, row with { Rules = command.Rules });
        await tx.WaitUntil(Timer, $"{month}//", clock.Now);
        var marked = await ReadMonth.Live(tx, row with { Rules = command.Rules, Revision = row.Revision + 1 }, await RulesBook.Load(tx), clock.Now);
        await tx.Record($"month:{month}", new Applied(month, book.InForce(month).Code, command.Rules!, command.Reason, user.Id, clock.Now), user);
        return TypedResults.Ok(marked);
    });

    internal static Refusal? Refuse(MonthRow row, RulesBook book, Command command) =>
        (book.Named(command.Rules) is not { } other ? ReadMonth.NoSuchRules : other.FirstDay == book.InForce(row.Month).FirstDay ? null : OtherFirstDay)
        ?? (command.Rules == book.InForce(row.Month).Code ? SameRules : null)
        ?? (row.ClosedAt is null ? Refusal.IfTooLong("reason", command.Reason) : FreeText.Refuse("reason", command.Reason, null));

    /// <summary>Marks the month's sheets by its rules, some at a time.</summary>
    internal static async Task Ring(Ring ring, Transaction tx)
    {
        var (month, unit, after) = ring.Subject.Split('/') is [var first, .. var middle, var last] ? (first, string.Join('/', middle), last) : default;
        var book = await RulesBook.Load(tx);
        var rows = await tx.List<SheetRow>(tx.First(OfMonth), new { Month = month, Unit = unit, After = after, Limit = AtOnce });
        foreach (var row in rows)
            if (await SheetRow.Take(tx, row.WorkOrderId) is { Body: { } body } held && held.Month == month)
                await ScoreIncident.Stand(tx, held, book, ScoreSheet.Of(Incident.Read(body), book.InForce(month!)));
        if (rows.Count == AtOnce)
            await tx.WaitUntil(Timer, $"{month}/{rows[^1].Unit}/{rows[^1].Id}", ring.DueAt);
    }

    private static readonly Refusal OtherFirstDay = Refusal.Wrong("rules", "other-first-day", "这套规则的考核月从另一天开始，不能用来重算这个月。", "A month of these rules begins on another day; they cannot mark this month.");

    private static readonly Refusal SameRules = Refusal.Not("same-rules", "这个月已经按这套规则计分。", "This month is marked by these rules already.");

    private const string ToMark = """
        SELECT Id, WorkOrderId, Unit, Points, Possible, Body FROM Sheets WHERE Month = @Month AND (Unit > @Unit OR (Unit = @Unit AND Id > @After)) ORDER BY Unit, Id
        """;

    private const string OfMonth = """
        SELECT * FROM Sheets WHERE Month = @Month AND (Unit > @Unit OR (Unit = @Unit AND Id > @After)) ORDER BY Unit, Id
        """;

    /// <summary>What the trail keeps of it.</summary>
    internal sealed record Applied(string Month, string Before, string Rules, string? Reason, string ActorId, DateTime At);
}

/// <summary>A month under other rules.</summary>
/// <param name="Month">yyyy-MM.</param>
/// <param name="Now">The rules that mark it now.</param>
/// <param name="Rules">The other rules.</param>
/// <param name="Units">By unit; only with the first page of incidents.</param>
/// <param name="Incidents">By incident, at most 1,000 at once.</param>
/// <param name="NextUnit">To ask for those that follow: unit.</param>
/// <param name="NextAfter">And after; null where these were the last.</param>
public sealed record Recomputed(string Month, string Now, string Rules, IReadOnlyList<UnitRecomputed> Units, IReadOnlyList<IncidentRecomputed> Incidents, string? NextUnit, string? NextAfter);

/// <summary>A unit's month under other rules; hundredths.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Sheets">How many incidents.</param>
/// <param name="Points">Now.</param>
/// <param name="Possible">Now.</param>
/// <param name="PointsThen">Under the other rules.</param>
/// <param name="PossibleThen">Under the other rules.</param>
public sealed record UnitRecomputed(UnitNamed Unit, long Sheets, int Points, int Possible, int PointsThen, int PossibleThen);

/// <summary>An incident under other rules; hundredths.</summary>
/// <param name="WorkOrderId">The order.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Points">Now.</param>
/// <param name="Possible">Now.</param>
/// <param name="PointsThen">Under the other rules.</param>
/// <param name="PossibleThen">Under the other rules.</param>
public sealed record IncidentRecomputed(string WorkOrderId, string Unit, int Points, int Possible, int PointsThen, int PossibleThen);
