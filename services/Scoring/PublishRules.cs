using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>公布考核规则: a new version of a set, from a month to come on. What has begun or is closed keeps the rules it has; a month is marked anew only by <see cref="RecomputeMonth"/>.</summary>
public static class PublishRules
{
    /// <summary>What the assessor sends.</summary>
    /// <param name="Set">Which set: lower case letters, digits and hyphens.</param>
    /// <param name="Name">Its name, zh-CN.</param>
    /// <param name="EnglishName">Its name, English; the Chinese one where there is none.</param>
    /// <param name="From">The first month it is in force, yyyy-MM; null of one that is only to be compared with.</param>
    /// <param name="FirstDay">1 or 19.</param>
    /// <param name="Total">What the marks come to, hundredths.</param>
    /// <param name="BasicallySatisfied">Hundredths.</param>
    /// <param name="MinimumSample">From how many incidents on a unit is ranked.</param>
    /// <param name="Source">Where the numbers come from.</param>
    /// <param name="Rules">评分项.</param>
    /// <param name="Bands">分档, the best first.</param>
    /// <param name="Version">The last version of the set that the assessor saw; 0 of a new set.</param>
    public sealed record Command(string? Set, string? Name, string? EnglishName, string? From, int? FirstDay, int? Total, int? BasicallySatisfied, int? MinimumSample, string? Source,
        IReadOnlyList<ScoringRule?>? Rules, IReadOnlyList<ScoringBand?>? Bands, int? Version);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rules", async (ServiceDb db) => TypedResults.Ok((await RulesBook.Load(db)).All)).MayBe(Roles.All).Question<List<ScoringRules>>("考核规则: every version, those that ship first");
        routes.MapPut("/rules", Handle).MayBe(Roles.Assessor, Roles.Administrator).Command<ScoringRules>("考核规则: publish a new version");
    }

    private static Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var book = await RulesBook.Load(tx);
        if (Refuse(command, book, clock.Now) is { } refusal) return refusal.Answer();
        var published = Decide(command, book, clock.Now, user);
        if (await tx.Execute(Insert, new { published.Code, Body = JsonSerializer.Serialize(published, Wire.Json) }) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Record($"scoring-rules:{published.Set}", published, user);
        return TypedResults.Ok(published);
    });

    internal static Refusal? Refuse(Command command, RulesBook book, DateTime now) =>
        CheckRules.Refuse(command)
        ?? RefuseFrom(command.From, book, now)
        ?? Refusal.IfStale(command.Version, book.Latest(command.Set)?.Version ?? 0);

    // Two versions would be in force in one month, whichever set they are of.
    private static Refusal? RefuseFrom(string? from, RulesBook book, DateTime now) =>
        from is null ? null
        : RulesBook.Readable(from) is null ? ReadMonth.Unreadable with { Field = "from" }
        : string.CompareOrdinal(from, book.MonthOf(now)) <= 0 ? HasBegun
        : book.All.FirstOrDefault(other => string.CompareOrdinal(other.From, from) >= 0) is { } other ? Overlap(other) : null;

    internal static ScoringRules Decide(Command command, RulesBook book, DateTime now, Actor user) => new()
    {
        Set = command.Set!,
        Version = (book.Latest(command.Set)?.Version ?? 0) + 1,
        Name = command.Name!,
        EnglishName = string.IsNullOrWhiteSpace(command.EnglishName) ? command.Name! : command.EnglishName,
        From = command.From,
        FirstDay = command.FirstDay ?? 1,
        Total = command.Total!.Value,
        BasicallySatisfied = command.BasicallySatisfied ?? 100,
        MinimumSample = command.MinimumSample ?? 10,
        Source = command.Source,
        Rules = [.. command.Rules!.OfType<ScoringRule>()],
        Bands = [.. command.Bands!.OfType<ScoringBand>()],
        At = now,
        ActorId = user.Id,
    };

    private static readonly Refusal HasBegun = Refusal.Wrong("from", "month-has-begun", "新规则只能从下一个考核月起施行；已经开始的月份请用“重算”。", "New rules begin with a month to come; a month that has begun is marked anew by recomputing it.");

    private static Refusal Overlap(ScoringRules other) => Refusal.Wrong("from", "versions-overlap",
        $"{other.Code} 从 {other.From} 起施行，与这一版重叠；施行月份必须晚于它。", $"{other.Code} is in force from {other.From} on and would overlap; begin later than that.");

    private const string Insert = "INSERT INTO ScoringRules (Code, Body) SELECT @Code, @Body WHERE NOT EXISTS (SELECT 1 FROM ScoringRules WHERE Code = @Code)";
}
