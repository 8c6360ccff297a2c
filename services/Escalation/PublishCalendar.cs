using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>工作日历: the open hours of a working day, as data.</summary>
public static class PublishCalendar
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="Hours">Open intervals, HH:mm-HH:mm, Asia/Shanghai, in order.</param>
    /// <param name="ValidFrom">Tomorrow 00:00 in China at the earliest; null means then.</param>
    /// <param name="Version">The version the administrator saw.</param>
    public sealed record Command(IReadOnlyList<string>? Hours, DateTime? ValidFrom, int? Version);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendars/{name}", Read).MayBe(Roles.All).Question<CalendarPublished>("工作日历: the calendar that was published last, or the shipped one");
        routes.MapPut("/calendars/{name}", Handle).MayBe(Roles.Administrator).Command<CalendarPublished>("工作日历: publish a calendar");
    }

    private static async Task<IResult> Read(string name, ServiceDb db) =>
        name == Shipped.CalendarName ? TypedResults.Ok(Last(await db.Single<string>(LoadLast, new { Name = name }))) : Refusal.NotFound.Answer();

    private static Task<IResult> Handle(string name, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var last = Last(await tx.Single<string>(LoadLast, new { Name = name }));
        if (Refuse(name, command, last.Version, clock.Now) is { } refusal) return refusal.Answer();
        var published = Decide(name, command, last.Version + 1, clock.Now, user);
        await tx.Execute(Insert, new { Name = name, published.Version, Body = JsonSerializer.Serialize(published, Wire.Json) });
        await tx.Announce($"calendar:{name}", published, user);
        return TypedResults.Ok(published);
    });

    internal static Refusal? Refuse(string name, Command command, int version, DateTime now) =>
        (name == Shipped.CalendarName ? null : Refusal.NotFound)
        ?? (command.Hours is null or { Count: 0 } ? Refusal.Missing("hours") : null)
        ?? RefuseHours([.. command.Hours!.Select(OpenInterval.TryParse)])
        ?? (command.ValidFrom < TimeRules.EarliestAfter(now) ? TimeRules.TooSoon : null)
        ?? Refusal.IfStale(command.Version, version);

    private static Refusal? RefuseHours(IReadOnlyList<OpenInterval?> hours) =>
        hours.Contains(null) ? Unreadable
        : hours.Zip(hours.Skip(1)).All(pair => pair.First!.To <= pair.Second!.From) ? null
        : Overlapping;

    internal static CalendarPublished Decide(string name, Command command, int version, DateTime now, Actor user) => new()
    {
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Calendar = name,
        Version = version,
        Hours = command.Hours!,
        ValidFrom = command.ValidFrom ?? TimeRules.EarliestAfter(now),
    };

    private static CalendarPublished Last(string? body) => body is null ? Shipped.Calendar : JsonSerializer.Deserialize<CalendarPublished>(body, Wire.Json)!;

    private static readonly Refusal Unreadable = Refusal.Wrong("hours", "unreadable-hours", "时段应如 “09:00-12:00”，结束晚于开始。", "Hours look like \"09:00-12:00\" and end after they start.");

    private static readonly Refusal Overlapping = Refusal.Wrong("hours", "hours-overlap", "时段应按先后排列且不重叠。", "Hours must be in order and must not overlap.");

    private const string LoadLast = "SELECT Body FROM Calendars WHERE Name = @Name AND Version = (SELECT MAX(Version) FROM Calendars WHERE Name = @Name)";

    private const string Insert = "INSERT INTO Calendars (Name, Version, Body) VALUES (@Name, @Version, @Body)";
}
