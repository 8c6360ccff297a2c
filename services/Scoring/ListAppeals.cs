using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>申诉清单: those that wait, the oldest first, and those that were decided; a handler sees those of their own units.</summary>
public static class ListAppeals
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/appeals", Handle).MayBe(Roles.Assessor, Roles.Manager, Roles.Auditor, Roles.Handler).Question<List<AppealView>>("申诉: waiting or decided");

    private static async Task<IResult> Handle(ServiceDb db, Actor user, bool decided = false, string? month = null, string? unit = null, DateTime? since = null, string after = "", int limit = 100)
    {
        var asked = new { Decided = decided ? 1 : 0, Month = month, Unit = unit, Mine = user.Role == Roles.Handler ? 1 : 0, Units = user.Units.DefaultIfEmpty("").ToArray(), Since = since ?? DateTime.UnixEpoch, After = after, Limit = Math.Clamp(limit, 1, 1000) };
        var rows = await db.List<AppealRow>(db.Dialect.First(Select), asked);
        var views = new List<AppealView>();
        foreach (var some in rows.Chunk(100))
        {
            var heard = await db.HeardOf([.. some.Select(row => row.WorkOrderId).Distinct()]);
            views.AddRange(some.Select(row => AppealView.Of(row, heard[row.WorkOrderId])));
        }
        return TypedResults.Ok(views);
    }

    private const string Select = """
        SELECT * FROM Appeals
        WHERE ((@Decided = 0 AND DecidedAt IS NULL) OR (@Decided = 1 AND DecidedAt IS NOT NULL)) AND (@Month IS NULL OR Month = @Month) AND (@Unit IS NULL OR Unit = @Unit)
            AND (@Mine = 0 OR Unit IN @Units) AND (FiledAt > @Since OR (FiledAt = @Since AND Id > @After))
        ORDER BY FiledAt, Id
        """;
}

/// <summary>An appeal as it is kept.</summary>
internal sealed record AppealRow
{
    public string Id { get; init; } = "";
    public string WorkOrderId { get; init; } = "";
    public string Unit { get; init; } = "";
    public string Item { get; init; } = "";
    public string Month { get; init; } = "";
    public DateTime FiledAt { get; init; }
    public DateTime? DecidedAt { get; init; }
    public bool? Upheld { get; init; }

    public const string Load = "SELECT * FROM Appeals WHERE Id = @Id";

    public const string OfOrder = "SELECT * FROM Appeals WHERE WorkOrderId = @WorkOrderId ORDER BY FiledAt, Id";
}

/// <summary>An appeal as it is read.</summary>
public sealed record AppealView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>The order.</summary>
    public required string WorkOrderId { get; init; }
    /// <summary>The month of its sheet, yyyy-MM.</summary>
    public required string Month { get; init; }
    /// <summary>Who appeals, which line, on what ground, why, with what documents.</summary>
    public required ScoreAppealed Appealed { get; init; }
    /// <summary>How it was decided, or null.</summary>
    public ScoreAppealDecided? Decided { get; init; }

    internal static AppealView Of(AppealRow row, HeardFacts heard) => new()
    {
        Id = row.Id,
        WorkOrderId = row.WorkOrderId,
        Month = row.Month,
        Appealed = heard.All<ScoreAppealed>().Last(f => f.Item == row.Item && f.Unit == row.Unit && f.At == row.FiledAt),
        Decided = row.DecidedAt is null ? null : heard.All<ScoreAppealDecided>().LastOrDefault(f => f.Item == row.Item && f.Unit == row.Unit && f.At == row.DecidedAt),
    };
}
