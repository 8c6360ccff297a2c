using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>单位: makes or changes a unit. The whole record travels to the other services, with its version; saying the same again changes nothing.</summary>
public static class ChangeUnit
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="Name">zh-CN.</param>
    /// <param name="EnglishName">English.</param>
    /// <param name="Kind">Which kind.</param>
    /// <param name="Parent">The unit above it.</param>
    /// <param name="Area">The area it answers for.</param>
    /// <param name="ValidFrom">UTC; now when empty.</param>
    /// <param name="CeasedAt">UTC; null while it exists.</param>
    /// <param name="Version">The version it was changed from, 0 for a new one; none where the sender does not mind what it replaces.</param>
    public sealed record Command(string? Name, string? EnglishName, string? Kind, string? Parent, string? Area, DateTime? ValidFrom, DateTime? CeasedAt, int? Version = null);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/units/{**code}", Handle).MayBe(Roles.Administrator).Command<UnitChanged>("单位: make or change a unit");
        routes.MapGet("/units", Units).MayBe(Roles.All).Question<List<Unit>>("The units, by code");
    }

    internal static Task<IResult> Handle(string code, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var unit = await tx.Single<Unit>(Unit.Load, new { Code = code });
        if (Refuse(code, command) is { } refusal) return refusal.Answer();
        if (await BadParent(tx, code, command.Parent) is { } bad) return bad.Answer();
        var changed = Decide(code, unit, command, clock.Now, user);
        if (unit is not null && Same(unit, changed)) return TypedResults.Ok(changed with { Version = unit.Version });
        if (RefuseStale(unit, command) is { } stale) return stale.Answer();
        if (await tx.Execute(unit is null ? Insert : Update, changed) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce($"unit:{code}", changed, user);
        return TypedResults.Ok(changed);
    });

    private static async Task<IResult> Units(ServiceDb db, string after = "", int limit = 100) =>
        TypedResults.Ok(await db.List<Unit>(db.Dialect.First(List), new { After = after, Limit = Math.Clamp(limit, 1, 1000) }));

    internal static Refusal? Refuse(string code, Command command) =>
        (IsCode(code) ? null : BadCode)
        ?? Refusal.IfNotText("name", command.Name, 200)
        ?? Refusal.IfTooLong("englishName", command.EnglishName, 200)
        ?? Refusal.IfUnknown("kind", command.Kind, UnitKinds.All)
        ?? Refusal.IfTooLong("area", command.Area, 100)
        ?? (command.CeasedAt <= command.ValidFrom ? CeasesBeforeItBegins : null);

    internal static Refusal? RefuseStale(Unit? unit, Command command) =>
        command.Version == 0 && unit is not null ? CodeTaken : Refusal.IfStale(command.Version, unit?.Version ?? 0);

    private static bool IsCode(string code) => code.Length is > 0 and <= 64 && !code.Any(c => c == ',' || char.IsWhiteSpace(c) || char.IsControl(c));

    private static async Task<Refusal?> BadParent(Transaction tx, string code, string? parent)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal) { code };
        for (var at = parent; at is not null;)
        {
            if (!passed.Add(at))
                return Circle;
            if (await tx.Single<Unit>(Unit.Load, new { Code = at }) is not { } above)
                return UnknownParent;
            at = above.Parent;
        }
        return null;
    }

    internal static UnitChanged Decide(string code, Unit? unit, Command command, DateTime now, Actor user) => new()
    {
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Code = code,
        Version = (unit?.Version ?? 0) + 1,
        Name = command.Name!,
        EnglishName = command.EnglishName,
        Kind = command.Kind!,
        Parent = command.Parent,
        Area = command.Area,
        ValidFrom = command.ValidFrom ?? unit?.ValidFrom ?? now,
        CeasedAt = command.CeasedAt,
    };

    private static bool Same(Unit unit, UnitChanged changed) =>
        (unit.Name, unit.EnglishName, unit.Kind, unit.Parent, unit.Area, unit.ValidFrom, unit.CeasedAt)
        == (changed.Name, changed.EnglishName, changed.Kind, changed.Parent, changed.Area, changed.ValidFrom, changed.CeasedAt);

    private static readonly Refusal BadCode = Refusal.Wrong("code", "bad-code", "单位代码为 1 至 64 个字符，不含空格、逗号和控制字符。", "A unit code has 1 to 64 characters, no space, comma or control character.");

    private static readonly Refusal CodeTaken = Refusal.Wrong("code", "code-taken", "这个代码已有单位使用，请换一个代码，或在列表中找到它再变更。", "There is a unit of this code already; take another, or find it in the list and change it.");

    private static readonly Refusal CeasesBeforeItBegins = Refusal.Wrong("ceasedAt", "ceases-before-it-begins", "撤销时间早于设立时间。", "It ceases before it begins.");

    private static readonly Refusal Circle = Refusal.Wrong("parent", "circle", "上级单位不能是它自己或它的下级。", "A unit cannot stand above itself.");

    private static readonly Refusal UnknownParent = Refusal.Wrong("parent", "unknown-unit", "没有这个上级单位。", "There is no such unit above it.");

    private const string Insert = """
        INSERT INTO Units (Code, Version, Name, EnglishName, Kind, Parent, Area, ValidFrom, CeasedAt)
        VALUES (@Code, @Version, @Name, @EnglishName, @Kind, @Parent, @Area, @ValidFrom, @CeasedAt)
        """;

    private const string Update = """
        UPDATE Units SET Version = @Version, Name = @Name, EnglishName = @EnglishName, Kind = @Kind, Parent = @Parent, Area = @Area,
            ValidFrom = @ValidFrom, CeasedAt = @CeasedAt
        WHERE Code = @Code AND Version = @Version - 1
        """;

    private const string List = "SELECT Code, Version, Name, EnglishName, Kind, Parent, Area, ValidFrom, CeasedAt FROM Units WHERE Code > @After ORDER BY Code";
}
