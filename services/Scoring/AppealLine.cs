using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>申诉: a unit appeals a line of a score sheet that cost it points, once, before the deadline.</summary>
public static class AppealLine
{
    private const int MostDocuments = 20, LongestDocument = 300;

    /// <summary>What the handler sends.</summary>
    /// <param name="Item">Which line, one of <see cref="ScoreItems"/>.</param>
    /// <param name="Ground">剔除理由, one of <see cref="ExclusionGrounds"/>.</param>
    /// <param name="Reason">Why, in the unit's words.</param>
    /// <param name="Documents">佐证材料, each by title and reference.</param>
    /// <param name="KeepNumbers">Numbers in the texts that are part of the matter.</param>
    public sealed record Command(string? Item, string? Ground, string? Reason, IReadOnlyList<string?>? Documents = null, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/appeals", Handle).MayBe(Roles.Handler).Command<ScoreAppealed>("申诉: appeal a line of a score sheet");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var row = await SheetRow.Take(tx, id);
        var book = await RulesBook.Load(tx);
        var before = await tx.List<AppealRow>(AppealRow.OfOrder, new { WorkOrderId = id });
        var line = Theirs(row?.Sheet(book), command.Item, user);
        if (Refuse(row, row?.Sheet(book), line, before, await Until(tx, row), command, clock.Now, user) is { } refusal) return refusal.Answer();
        var appealed = Decide(row!, await SheetRow.Next(tx, row!), line!, command, clock.Now, user);
        await tx.Execute(Insert, new { Id = Ids.New(), appealed.WorkOrderId, appealed.Unit, appealed.Item, row!.Month, FiledAt = appealed.At });
        await tx.Announce(id, appealed, user);
        await ScoreIncident.Follow(tx, row, appealed, appealed.Revision);
        return TypedResults.Ok(appealed);
    });

    /// <summary>申诉截止: the end of the sheet's own window, or of the month's preview where that is later; UTC.</summary>
    internal static async Task<DateTime?> Until(Transaction tx, SheetRow? row)
    {
        if (row?.ScoredAt is not { } scored)
            return null;
        var own = ScoreIncident.SettlesAt(scored, await KeepCalendars.At(tx, scored));
        return await tx.Single<MonthRow>(MonthRow.Load, row) is { ClosedAt: null, AppealUntil: { } month } && month > own ? month : own;
    }

    private static ScoreLine? Theirs(ScoreSheet? sheet, string? item, Actor user) =>
        sheet?.Lines.FirstOrDefault(line => line.Item == item && user.IsOf(line.Unit));

    internal static Refusal? Refuse(SheetRow? row, ScoreSheet? sheet, ScoreLine? line, IReadOnlyList<AppealRow> before, DateTime? until, Command command, DateTime now, Actor user) =>
        (sheet is null || !sheet.Lines.Any(any => user.IsOf(any.Unit)) && !user.IsOf(row!.Unit) ? Refusal.NotFound : null)
        ?? Refusal.IfUnknown("item", command.Item, ScoreItems.All)
        ?? Refusal.IfUnknown("ground", command.Ground, ExclusionGrounds.All)
        ?? FreeText.Refuse("reason", command.Reason, command.KeepNumbers)
        ?? RefuseDocuments(command)
        ?? (line is not null ? null : sheet!.Lines.Any(any => any.Item == command.Item) ? NotTheirs : NoSuchLine)
        ?? (line!.Struck is not null ? StruckAlready : line.Points >= line.Possible ? NothingLost : null)
        ?? (before.Any(one => one.Item == line.Item && one.Unit == line.Unit && one.FiledAt >= sheet!.Incident.CalledBackAt) ? Appealed : null)
        ?? (until < now ? Over(until.Value) : null);

    private static Refusal? RefuseDocuments(Command command) =>
        command.Documents?.Count > MostDocuments ? TooMany : command.Documents?.Select(one => FreeText.Refuse("documents", one, command.KeepNumbers, LongestDocument)).FirstOrDefault(r => r is not null);

    internal static ScoreAppealed Decide(SheetRow row, int revision, ScoreLine line, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = row.WorkOrderId,
        IncidentId = row.Id,
        Revision = revision,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = line.Unit!,
        Item = line.Item,
        Ground = command.Ground!,
        Reason = command.Reason!,
        Documents = [.. (command.Documents ?? []).OfType<string>()],
    };

    private static readonly Refusal NotTheirs = Refusal.Forbidden("not-your-line", "这一行不计给您的单位，不能由您的单位申诉。", "This line is not charged to your unit; your unit cannot appeal it.") with { Field = "item" };

    private static readonly Refusal NoSuchLine = Refusal.Wrong("item", "no-such-line", "考核单上没有这一行。", "The score sheet has no such line.");

    private static readonly Refusal StruckAlready = Refusal.Not("struck-already", "这一行已经剔除，无需申诉。", "This line is struck already; there is nothing to appeal.");

    private static readonly Refusal NothingLost = Refusal.Not("nothing-lost", "这一行没有失分，无需申诉。", "This line cost nothing; there is nothing to appeal.");

    private static readonly Refusal Appealed = Refusal.Not("appealed-already", "这一行已经申诉过；每一行只能申诉一次。", "This line was appealed already; each line can be appealed once.");

    private static readonly Refusal TooMany = Refusal.Wrong("documents", "too-many", $"佐证材料最多 {MostDocuments} 份。", $"At most {MostDocuments} documents.");

    private static Refusal Over(DateTime until) => Refusal.Not("appeal-window-over",
        $"申诉期已于 {until + WorkingCalendar.ChinaOffset:yyyy-MM-dd HH:mm} 截止。", $"The time to appeal ended on {until + WorkingCalendar.ChinaOffset:yyyy-MM-dd HH:mm} (China time).");

    private const string Insert = """
        INSERT INTO Appeals (Id, WorkOrderId, Unit, Item, Month, FiledAt) VALUES (@Id, @WorkOrderId, @Unit, @Item, @Month, @FiledAt)
        """;
}
