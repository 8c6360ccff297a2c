using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>办理时限: the limits by type, urgency and category, as data; what is printed on an order already stays.</summary>
public static class PublishLimits
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="Name">What they are called.</param>
    /// <param name="Limits">By type and urgency; null stands for any.</param>
    /// <param name="ExtensionDays">Most working days of one extension.</param>
    /// <param name="ExtensionsAllowed">How many an order may get.</param>
    /// <param name="ValidFrom">Tomorrow 00:00 in China at the earliest; null means then.</param>
    /// <param name="Version">The version the administrator saw.</param>
    public sealed record Command(string? Name, IReadOnlyList<LimitLine?>? Limits, int? ExtensionDays, int? ExtensionsAllowed, DateTime? ValidFrom, int? Version);

    /// <summary>One line as it is sent.</summary>
    /// <param name="Type">Null for any.</param>
    /// <param name="Urgency">Null for any.</param>
    /// <param name="Sign">签收, such as "1 working-days" or "30 minutes".</param>
    /// <param name="Return">退单.</param>
    /// <param name="Handle">办理.</param>
    /// <param name="Category">A category and those below it (Tianjin: 30 minutes to sign for water, power, gas and heat); null for any.</param>
    public sealed record LimitLine(string? Type, string? Urgency, string? Sign, string? Return, string? Handle, string? Category = null);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/limits", Read).MayBe(Roles.All).Question<LimitsChanged>("办理时限: the limits that were published last, or the shipped ones");
        routes.MapGet("/limits/versions", Versions).MayBe(Roles.All).Question<List<LimitsChanged>>("办理时限: every version with who published it, the newest first");
        routes.MapPut("/limits", Handle).MayBe(Roles.Administrator).Command<LimitsChanged>("办理时限: publish limits");
    }

    private static async Task<IResult> Read(ServiceDb db) => TypedResults.Ok(Last(await db.Single<string>(LoadLast)));

    private static async Task<IResult> Versions(ServiceDb db, int before = int.MaxValue, int limit = 50)
    {
        var most = Math.Clamp(limit, 1, 200);
        var found = (await db.List<string>(db.Dialect.First(LoadVersions), new { Before = before, Limit = most })).ConvertAll(Last);
        if (found.Count < most && before > Shipped.Limits.Version)
            found.Add(Shipped.Limits);
        return TypedResults.Ok(found);
    }

    private static Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var last = Last(await tx.Single<string>(LoadLast));
        if (Refuse(command, last.Version, clock.Now) is { } refusal) return refusal.Answer();
        var changed = Decide(command, last.Version + 1, clock.Now, user);
        await tx.Execute(Insert, new { changed.Version, Body = JsonSerializer.Serialize(changed, Wire.Json) });
        await tx.Announce(Subject, changed, user);
        return TypedResults.Ok(changed);
    });

    internal static Refusal? Refuse(Command command, int version, DateTime now) =>
        Refusal.IfNotText("name", command.Name, 50)
        ?? (command.Limits is null or { Count: 0 } ? Refusal.Missing("limits") : command.Limits.Count > MostLines ? TooMany : null)
        ?? command.Limits!.Select(line => line is null ? Refusal.Missing("limits") : Refuse(line)).FirstOrDefault(r => r is not null)
        ?? Refuse([.. command.Limits!.OfType<LimitLine>()])
        ?? (command.ExtensionDays is null ? Refusal.Missing("extensionDays") : command.ExtensionDays is < 0 or > 60 ? OutOfBounds("extensionDays") : null)
        ?? (command.ExtensionsAllowed is null ? Refusal.Missing("extensionsAllowed") : command.ExtensionsAllowed is < 0 or > 5 ? OutOfBounds("extensionsAllowed") : null)
        ?? (command.ValidFrom < TimeRules.EarliestAfter(now) ? TimeRules.TooSoon : null)
        ?? Refusal.IfStale(command.Version, version);

    private static Refusal? Refuse(LimitLine line) =>
        (line.Type is null ? null : Refusal.IfUnknown("type", line.Type, WorkOrderTypes.All))
        ?? (line.Urgency is null ? null : Refusal.IfUnknown("urgency", line.Urgency, Urgencies.All))
        ?? Refusal.IfTooLong("category", line.Category, 200)
        ?? Unreadable("sign", line.Sign) ?? Unreadable("return", line.Return) ?? Unreadable("handle", line.Handle);

    /// <summary>There must be a limit for every order that can come.</summary>
    private static Refusal? Refuse(IReadOnlyList<LimitLine> lines) =>
        (from type in WorkOrderTypes.All
         from urgency in Urgencies.All
         where !lines.Any(l => l.Category is null && (l.Type ?? type) == type && (l.Urgency ?? urgency) == urgency)
         select Gap(type, urgency)).FirstOrDefault() ?? Twice(lines);

    /// <summary>Two lines for the same orders: nobody could tell which counts.</summary>
    private static Refusal? Twice(IReadOnlyList<LimitLine> lines) =>
        lines.GroupBy(l => (l.Type, l.Urgency, l.Category)).Any(same => same.Count() > 1) ? LineTwice : null;

    private static Refusal? Unreadable(string field, string? allowance) =>
        string.IsNullOrWhiteSpace(allowance) ? Refusal.Missing(field)
        : Allowance.TryParse(allowance) is not null ? null
        : Refusal.Wrong(field, "unreadable-allowance", $"{field} 应如 “10 working-days”“24 hours”“15 minutes”。", $"{field} must look like \"10 working-days\", \"24 hours\" or \"15 minutes\".");

    internal static LimitsChanged Decide(Command command, int version, DateTime now, Actor user) => new()
    {
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Version = version,
        Name = command.Name!,
        Limits = [.. command.Limits!.OfType<LimitLine>().Select(l => new Limit { Type = l.Type, Urgency = l.Urgency, Category = l.Category, Sign = l.Sign!, Return = l.Return!, Handle = l.Handle! })],
        ExtensionDays = command.ExtensionDays!.Value,
        ExtensionsAllowed = command.ExtensionsAllowed!.Value,
        ValidFrom = command.ValidFrom ?? TimeRules.EarliestAfter(now),
    };

    internal static LimitsChanged Last(string? body) => body is null ? Shipped.Limits : JsonSerializer.Deserialize<LimitsChanged>(body, Wire.Json)!;

    private const string Subject = "limits:all";

    private const int MostLines = 100;

    private static readonly Refusal LineTwice = Refusal.Wrong("limits", "limit-twice", "同样的类型、紧急程度和分类规定了两次时限。", "The same type, urgency and category has two limits.");

    private static readonly Refusal TooMany = Refusal.Wrong("limits", "too-many", $"最多 {MostLines} 条时限。", $"At most {MostLines} limits.");

    private static Refusal OutOfBounds(string field) => Refusal.Wrong(field, "out-of-bounds", $"{field} 的数值不合理。", $"The number in {field} is out of bounds.");

    private static Refusal Gap(string type, string urgency) => Refusal.Wrong("limits", "no-limit", $"没有规定 {type}、{urgency} 的时限。", $"There is no limit for {type}, {urgency}.");

    internal const string LoadLast = "SELECT Body FROM Limits WHERE Version = (SELECT MAX(Version) FROM Limits)";

    private const string LoadVersions = "SELECT Body FROM Limits WHERE Version < @Before ORDER BY Version DESC";

    private const string Insert = "INSERT INTO Limits (Version, Body) VALUES (@Version, @Body)";
}
