using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>关账: a month whose appeal window is over and whose appeals are decided is closed as it stands; what is found out later makes a new version with a reason, and the old ones stay.</summary>
public static class CloseMonth
{
    /// <summary>What the assessor sends.</summary>
    /// <param name="Reason">Why a closed month is corrected; not needed to close it first.</param>
    /// <param name="Revision">The revision of the month that the assessor saw.</param>
    public sealed record Command(string? Reason, int? Revision);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/months/{month}/closing", Handle).MayBe(Roles.Assessor).Command<MonthView>("关账: close a month, or correct a closed one by a new version with a reason");
        routes.MapGet("/months/{month}/versions", List).MayBe(Roles.Assessor, Roles.Manager, Roles.Auditor, Roles.Coordinator).Question<List<MonthVersion>>("月度考核: every version in which a month was closed");
    }

    private static Task<IResult> Handle(string month, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        if (RulesBook.Readable(month) is null) return ReadMonth.Unreadable.Answer();
        var book = await RulesBook.Load(tx);
        var row = await MonthRow.Take(tx, month);
        var live = await ReadMonth.Live(tx, row, book, clock.Now);
        var last = await tx.Single<MonthVersionRow>(MonthVersionRow.One, row);
        if (Refuse(live, last, command) is { } refusal) return refusal.Answer();
        var closed = live with { State = MonthStates.Closed, ClosedAt = clock.Now, Version = row.Version + 1, Reason = command.Reason, Revision = row.Revision + 1 };
        var body = JsonSerializer.Serialize(closed, Wire.Json);
        await tx.Change(MonthRow.Save, row with { ClosedAt = clock.Now, Version = closed.Version });
        await tx.Execute(MonthVersionRow.Insert, new { Month = month, closed.Version, At = clock.Now, ActorId = user.Id, closed.Reason, Body = body });
        await tx.Record($"month:{month}", new MonthClosed(month, closed.Version, closed.Rules.Code, closed.Reason, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))), clock.Now, user.Id), user);
        return TypedResults.Ok(closed);
    });

    internal static Refusal? Refuse(MonthView live, MonthVersionRow? last, Command command) =>
        Refusal.IfStale(command.Revision, live.Revision)
        ?? (live.State switch
        {
            MonthStates.Running => PreviewMonth.StillRunning,
            MonthStates.Ended => NotPreviewed,
            MonthStates.Previewed => WindowOpen,
            _ => null,
        })
        ?? (live.AppealsWaiting > 0 ? Waiting(live.AppealsWaiting) : null)
        ?? (last is null ? Refusal.IfTooLong("reason", command.Reason) : FreeText.Refuse("reason", command.Reason, null))
        ?? (last is not null && ReadMonth.Same(JsonSerializer.Deserialize<MonthView>(last.Body, Wire.Json)!, live) ? NothingChanged : null);

    private static async Task<IResult> List(string month, ServiceDb db) =>
        TypedResults.Ok((await db.List<MonthVersionRow>(MonthVersionRow.All, new { Month = month })).ConvertAll(row => new MonthVersion(row.Version, row.At, row.ActorId, row.Reason)));

    /// <summary>What the trail keeps of it: the hash is over what was closed, so that the version can be proved unchanged.</summary>
    internal sealed record MonthClosed(string Month, int Version, string Rules, string? Reason, string Sha256, DateTime At, string ActorId);

    private static readonly Refusal NotPreviewed = Refusal.Not("not-previewed", "这个月还没有预告；请先预告，等申诉期满再关账。", "This month was not previewed yet; preview it, and close it when the appeal window is over.");

    private static readonly Refusal WindowOpen = Refusal.Not("appeal-window-open", "申诉期未满，还不能关账。", "The appeal window is not over yet; the month cannot be closed.");

    private static readonly Refusal NothingChanged = Refusal.Not("nothing-changed", "现在的结果与上次关账相同，没有可更正的。", "It comes out as it was closed last; there is nothing to correct.");

    private static Refusal Waiting(int appeals) => Refusal.Not("appeals-waiting", $"还有 {appeals} 件申诉没有裁决，不能关账。", $"{appeals} appeals are not decided yet; the month cannot be closed.");
}

/// <summary>One version in which a month was closed.</summary>
/// <param name="Version">From 1.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ActorId">By whom.</param>
/// <param name="Reason">Why, of a correction.</param>
public sealed record MonthVersion(int Version, DateTime At, string ActorId, string? Reason);

/// <summary>A closed month as it is kept.</summary>
internal sealed record MonthVersionRow
{
    public string Month { get; init; } = "";
    public int Version { get; init; }
    public DateTime At { get; init; }
    public string ActorId { get; init; } = "";
    public string? Reason { get; init; }
    public string Body { get; init; } = "";

    public const string One = "SELECT * FROM MonthVersions WHERE Month = @Month AND Version = @Version";

    public const string All = "SELECT * FROM MonthVersions WHERE Month = @Month ORDER BY Version";

    public const string Insert = "INSERT INTO MonthVersions (Month, Version, At, ActorId, Reason, Body) VALUES (@Month, @Version, @At, @ActorId, @Reason, @Body)";
}
