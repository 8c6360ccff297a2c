using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>协调层级: who decides a dispute after whom and how long each has, as data; a case keeps the ladder it was opened under.</summary>
public static class PublishDisputeLadder
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="Ordinary">The rungs of ordinary orders, the lowest first.</param>
    /// <param name="Urgent">Of urgent ones.</param>
    /// <param name="ValidFrom">Tomorrow 00:00 in China at the earliest; null means then.</param>
    /// <param name="Version">The version the administrator saw.</param>
    public sealed record Command(IReadOnlyList<DisputeLadder.Rung?>? Ordinary, IReadOnlyList<DisputeLadder.Rung?>? Urgent, DateTime? ValidFrom, int? Version);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dispute-ladder", async (ServiceDb db) => TypedResults.Ok(Last(await db.Single<string>(LoadLast))))
            .MayBe(Roles.All).Question<DisputeLadder>("协调层级: the ladder published last, or the shipped one");
        routes.MapPut("/dispute-ladder", Handle).MayBe(Roles.Administrator).Command<DisputeLadder>("协调层级: publish it");
    }

    private static Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var last = Last(await tx.Single<string>(LoadLast));
        if (Refuse(command, last.Version, clock.Now) is { } refusal) return refusal.Answer();
        var published = Decide(command, last.Version + 1, clock.Now, user);
        await tx.Execute(Insert, new { published.Version, Body = JsonSerializer.Serialize(published, Wire.Json) });
        await tx.Record(Subject, published, user);
        return TypedResults.Ok(published);
    });

    internal static Refusal? Refuse(Command command, int version, DateTime now) =>
        Refuse("ordinary", command.Ordinary) ?? Refuse("urgent", command.Urgent)
        ?? (command.ValidFrom < TimeRules.EarliestAfter(now) ? TimeRules.TooSoon : null)
        ?? Refusal.IfStale(command.Version, version);

    private static Refusal? Refuse(string field, IReadOnlyList<DisputeLadder.Rung?>? rungs) =>
        rungs is null or { Count: 0 } ? Refusal.Missing(field)
        : rungs.Count > DisputeRungs.All.Length ? RungTwice(field)
        : rungs.Select(rung => rung is null ? Refusal.Missing(field) : Refuse(field, rung)).FirstOrDefault(r => r is not null)
        ?? Refuse(field, [.. rungs.Select(rung => Array.IndexOf(DisputeRungs.All, rung!.Name))]);

    private static Refusal? Refuse(string field, List<int> heights) =>
        heights.Distinct().Count() < heights.Count ? RungTwice(field)
        : heights.Zip(heights.Skip(1)).Any(pair => pair.First > pair.Second) ? NotRising(field) : null;

    private static Refusal? Refuse(string field, DisputeLadder.Rung rung) =>
        Refusal.IfUnknown(field, rung.Name, DisputeRungs.All)
        ?? (Until(rung.State) is not { } state || Until(rung.Limit) is not { } limit ? Unreadable(field) : state >= limit ? NoTimeToRule(field) : null);

    /// <summary>Where it ends when it begins at the opening of some Monday: only to tell which of two comes first.</summary>
    private static DateTime? Until(string? allowance) => Allowance.TryParse(allowance)?.From(Monday, WorkingCalendar.OfficeHours);

    private static readonly DateTime Monday = WorkingCalendar.OfficeHours.OpenFrom(WorkingCalendar.StartOf(new DateOnly(2026, 3, 2)));

    internal static DisputeLadder Decide(Command command, int version, DateTime now, Actor user) => new()
    {
        Version = version,
        ValidFrom = command.ValidFrom?.ToUniversalTime() ?? TimeRules.EarliestAfter(now),
        At = now,
        ActorId = user.Id,
        Ordinary = [.. command.Ordinary!.OfType<DisputeLadder.Rung>()],
        Urgent = [.. command.Urgent!.OfType<DisputeLadder.Rung>()],
    };

    private static DisputeLadder Last(string? body) => body is null ? DisputeLadder.Shipped : DisputeLadder.Read(body);

    private const string Subject = "dispute-ladder:all";

    private static Refusal RungTwice(string field) => Refusal.Wrong(field, "rung-twice", "同一协调层级写了两次；每一级只能有一条。", "One rung of the ladder is there twice; each has one line.");

    private static Refusal NotRising(string field) => Refusal.Wrong(field, "ladder-not-rising", "层级应由低到高：热线工作机构、专题协调会、编办司法意见、政府办公室。", "The rungs stand from the lowest up: hotline body, bureau meeting, legal opinion, government office.");

    private static Refusal Unreadable(string field) => Refusal.Wrong(field, "unreadable-allowance", $"{field} 的时间应如“1 working-days”“4 hours”。", $"A time in {field} must look like \"1 working-days\" or \"4 hours\".");

    private static Refusal NoTimeToRule(string field) => Refusal.Wrong(field, "no-time-to-rule", "陈述时限必须短于协调时限，否则协调员没有时间裁定。", "The time to state must be shorter than the rung's, or nobody has time to rule.");

    internal const string LoadLast = "SELECT Body FROM DisputeLadders WHERE Version = (SELECT MAX(Version) FROM DisputeLadders)";

    private const string Insert = "INSERT INTO DisputeLadders (Version, Body) VALUES (@Version, @Body)";
}
