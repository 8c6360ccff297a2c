using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>预警、督办规则: who is warned of a limit and when, what leaders watch, as data; a clock keeps the rules it was started under.</summary>
public static class PublishWatchRules
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="Ordinary">逐级预警 of ordinary orders.</param>
    /// <param name="Urgent">Of urgent ones.</param>
    /// <param name="Supervisions">督办 by rule; a cause that is left out is not watched.</param>
    /// <param name="ValidFrom">Tomorrow 00:00 in China at the earliest; null means then.</param>
    /// <param name="Version">The version the administrator saw.</param>
    public sealed record Command(IReadOnlyList<WatchRules.Rung?>? Ordinary, IReadOnlyList<WatchRules.Rung?>? Urgent, IReadOnlyList<WatchRules.Watched?>? Supervisions, DateTime? ValidFrom, int? Version);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/watch-rules", async (ServiceDb db) => TypedResults.Ok(Last(await db.Single<string>(LoadLast))))
            .MayBe(Roles.All).Question<WatchRules>("预警、督办规则: those published last, or the shipped ones");
        routes.MapPut("/watch-rules", Handle).MayBe(Roles.Administrator).Command<WatchRules>("预警、督办规则: publish them");
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
        Refuse("ordinary", command.Ordinary) ?? Refuse("urgent", command.Urgent) ?? Refuse(command.Supervisions)
        ?? (command.ValidFrom < TimeRules.EarliestAfter(now) ? TimeRules.TooSoon : null)
        ?? Refusal.IfStale(command.Version, version);

    private static Refusal? Refuse(string field, IReadOnlyList<WatchRules.Rung?>? ladder) =>
        ladder is null ? Refusal.Missing(field)
        : ladder.Count > WarningLevels.All.Length ? LevelTwice(field)
        : ladder.Select(rung => rung is null ? Refusal.Missing(field) : Refusal.IfUnknown(field, rung.Level, WarningLevels.All) ?? (Moment(rung.When) is null ? Unreadable(field) : null)).FirstOrDefault(r => r is not null)
        ?? Refuse(field, [.. ladder.OfType<WatchRules.Rung>()]);

    private static Refusal? Refuse(string field, List<WatchRules.Rung> ladder)
    {
        if (ladder.DistinctBy(rung => rung.Level).Count() < ladder.Count)
            return LevelTwice(field);
        var moments = ladder.OrderBy(rung => Array.IndexOf(WarningLevels.All, rung.Level)).Select(rung => Moment(rung.When)!.Value).ToList();
        return moments.Zip(moments.Skip(1)).Any(pair => pair.First >= pair.Second) ? NotRising(field) : null;
    }

    private static Refusal? Refuse(IReadOnlyList<WatchRules.Watched?>? watched) =>
        watched is null ? Refusal.Missing("supervisions")
        : watched.Select(one => one is null ? Refusal.Missing("supervisions") : Refuse(one)).FirstOrDefault(r => r is not null)
        ?? (watched.DistinctBy(one => one!.Cause).Count() < watched.Count ? CauseTwice : null);

    private static Refusal? Refuse(WatchRules.Watched one) =>
        Refusal.IfUnknown("supervisions", one.Cause, SupervisionCauses.ByRule)
        ?? Refusal.IfUnknown("supervisions", one.Grade, SupervisionGrades.All)
        ?? (Allowance.TryParse(one.Answer) is null ? Unreadable("supervisions") : one.Times is < 1 or > 100 ? OutOfBounds : null);

    /// <summary>Where it lies about a limit that is reached at the close of some Monday: only to tell which of two comes first.</summary>
    private static DateTime? Moment(string? when) => when switch
    {
        WatchRules.Yellow => Due.AddTicks(-1),
        WatchRules.Limit => Due,
        _ => Allowance.TryParse(when)?.From(Due, WorkingCalendar.OfficeHours),
    };

    private static readonly DateTime Due = WorkingCalendar.OfficeHours.CloseOf(new DateOnly(2026, 3, 2));

    internal static WatchRules Decide(Command command, int version, DateTime now, Actor user) => new()
    {
        Version = version,
        ValidFrom = command.ValidFrom ?? TimeRules.EarliestAfter(now),
        At = now,
        ActorId = user.Id,
        Ordinary = [.. command.Ordinary!.OfType<WatchRules.Rung>()],
        Urgent = [.. command.Urgent!.OfType<WatchRules.Rung>()],
        Supervisions = [.. command.Supervisions!.OfType<WatchRules.Watched>()],
    };

    private static WatchRules Last(string? body) => body is null ? WatchRules.Shipped : WatchRules.Read(body);

    private const string Subject = "watch-rules:all";

    private static Refusal LevelTwice(string field) => Refusal.Wrong(field, "level-twice", "同一级预警写了两次；每一级只能有一条。", "One level of the ladder is there twice; each level has one line.");

    private static Refusal NotRising(string field) => Refusal.Wrong(field, "ladder-not-rising", "上一级必须晚于下一级预警：承办人、单位负责人、协调员、领导，逐级后延。", "Each level is warned later than the one below it: handler, head of unit, coordinator, leader.");

    private static Refusal Unreadable(string field) => Refusal.Wrong(field, "unreadable-allowance", $"{field} 的时间应如 yellow、limit、“1 working-days”“4 hours”。", $"A time in {field} must look like yellow, limit, \"1 working-days\" or \"4 hours\".");

    private static readonly Refusal CauseTwice = Refusal.Wrong("supervisions", "cause-twice", "同一督办原因写了两次。", "One cause of supervision is there twice.");

    private static readonly Refusal OutOfBounds = Refusal.Wrong("supervisions", "out-of-bounds", "次数应为 1 至 100。", "How often must be 1 to 100.");

    internal const string LoadLast = "SELECT Body FROM WatchRules WHERE Version = (SELECT MAX(Version) FROM WatchRules)";

    private const string Insert = "INSERT INTO WatchRules (Version, Body) VALUES (@Version, @Body)";
}
