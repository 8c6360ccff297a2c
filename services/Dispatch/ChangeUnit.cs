using System.Text.Json;
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
    /// <param name="Successors">承接单位: who takes over what it had, where it ceases by being split or merged; open orders and entries of the catalogue follow.</param>
    /// <param name="Version">The version it was changed from, 0 for a new one; none where the sender does not mind what it replaces.</param>
    public sealed record Command(string? Name, string? EnglishName, string? Kind, string? Parent, string? Area, DateTime? ValidFrom, DateTime? CeasedAt, int? Version = null, IReadOnlyList<Successor?>? Successors = null);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/units/{**code}", Handle).MayBe(Roles.Administrator).Command<UnitChanged>("单位: make or change a unit");
        routes.MapGet("/units", Units).MayBe(Roles.All).Question<List<Unit>>("The units, by code");
    }

    internal static Task<IResult> Handle(string code, Command command, ServiceDb db, BusinessClock clock, Actor user) =>
        db.Write(async tx => await Change(tx, code, command, clock.Now, user) is var (changed, refusal) && refusal is not null ? refusal.Answer() : TypedResults.Ok(changed));

    /// <summary>The unit as it stands then, or why not.</summary>
    internal static async Task<(UnitChanged? Changed, Refusal? No)> Change(Transaction tx, string code, Command command, DateTime now, Actor user)
    {
        var unit = await tx.Single<Unit>(Unit.Load, new { Code = code });
        if ((Refuse(code, command) ?? await BadParent(tx, code, command.Parent) ?? await BadSuccessor(tx, code, command)) is { } refusal) return (null, refusal);
        var changed = Decide(code, unit, command, now, user);
        if (unit is not null && Same(unit, changed)) return (changed with { Version = unit.Version }, null);
        if (RefuseStale(unit, command) is { } stale) return (null, stale);
        return await Carry(tx, changed, user) ? (changed, null) : (null, Refusal.ChangedMeanwhile);
    }

    /// <summary>Saves and announces, and lets orders follow where others take over; false where somebody changed it meanwhile.</summary>
    internal static async Task<bool> Carry(Transaction tx, UnitChanged changed, Actor user)
    {
        if (await tx.Execute(changed.Version == 1 ? Insert : Update, Row(changed)) == 0)
            return false;
        await Catalogue.Changed(tx);
        if (changed is { CeasedAt: not null, Successors: not null })
            await FollowSuccessors.Begin(tx, changed);
        await tx.Announce($"unit:{changed.Code}", changed, user);
        return true;
    }

    private static object Row(UnitChanged changed) => new
    {
        changed.Code,
        changed.Version,
        changed.Name,
        changed.EnglishName,
        changed.Kind,
        changed.Parent,
        changed.Area,
        changed.ValidFrom,
        changed.CeasedAt,
        Successors = Body(changed.Successors),
    };

    private static string? Body(IReadOnlyList<Successor>? successors) => successors is { Count: > 0 } ? JsonSerializer.Serialize(successors, Wire.Json) : null;

    private static async Task<IResult> Units(ServiceDb db, string after = "", int limit = 100) =>
        TypedResults.Ok(await db.List<Unit>(db.Dialect.First(List), new { After = after, Limit = Math.Clamp(limit, 1, 1000) }));

    internal static Refusal? Refuse(string code, Command command) =>
        (IsCode(code) ? null : BadCode)
        ?? Refusal.IfNotText("name", command.Name, 200)
        ?? Refusal.IfTooLong("englishName", command.EnglishName, 200)
        ?? Refusal.IfUnknown("kind", command.Kind, UnitKinds.All)
        ?? Refusal.IfTooLong("area", command.Area, 100)
        ?? (command.CeasedAt <= command.ValidFrom ? CeasesBeforeItBegins : null)
        ?? (command.Successors is { Count: > 0 } && command.CeasedAt is null ? StillThere : command.Successors?.Count > MostSuccessors ? TooManySuccessors : null)
        ?? command.Successors?.Select(Refuse).FirstOrDefault(no => no is not null);

    private static Refusal? Refuse(Successor? one) => one is null ? Refusal.Missing("successors")
        : Refusal.IfNotText("successors", one.Unit, 100) ?? Refusal.IfTooLong("successors", one.Category, 200) ?? Refusal.IfTooLong("successors", one.Area, 100);

    internal static Refusal? RefuseStale(Unit? unit, Command command) =>
        command.Version == 0 && unit is not null ? CodeTaken : Refusal.IfStale(command.Version, unit?.Version ?? 0);

    private static bool IsCode(string code) => code.Length is > 0 and <= 64 && !code.Any(c => c == ',' || char.IsWhiteSpace(c) || char.IsControl(c));

    internal static async Task<Refusal?> BadParent(Transaction tx, string code, string? parent)
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

    /// <summary>Who takes over must be there, go on, and not hand it back in the end.</summary>
    private static async Task<Refusal?> BadSuccessor(Transaction tx, string code, Command command)
    {
        foreach (var one in command.Successors ?? [])
        {
            if (await tx.Single<Unit>(Unit.Load, new { Code = one!.Unit }) is not { } successor)
                return UnknownSuccessor;
            if (one.Unit == code || (successor.Successors is { } its && FollowSuccessors.Read(its).Any(its => its.Unit == code)))
                return SuccessorCircle;
            if (successor.CeasedAt <= command.CeasedAt)
                return SuccessorCeases;
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
        Successors = command.CeasedAt is null ? null : command.Successors is { Count: > 0 } said ? [.. said.OfType<Successor>()] : unit?.Successors is { } kept ? FollowSuccessors.Read(kept) : null,
    };

    private static bool Same(Unit unit, UnitChanged changed) =>
        (unit.Name, unit.EnglishName, unit.Kind, unit.Parent, unit.Area, unit.ValidFrom, unit.CeasedAt, unit.Successors)
        == (changed.Name, changed.EnglishName, changed.Kind, changed.Parent, changed.Area, changed.ValidFrom, changed.CeasedAt, Body(changed.Successors));

    private static readonly Refusal BadCode = Refusal.Wrong("code", "bad-code", "单位代码为 1 至 64 个字符，不含空格、逗号和控制字符。", "A unit code has 1 to 64 characters, no space, comma or control character.");

    private static readonly Refusal CodeTaken = Refusal.Wrong("code", "code-taken", "这个代码已有单位使用，请换一个代码，或在列表中找到它再变更。", "There is a unit of this code already; take another, or find it in the list and change it.");

    private static readonly Refusal CeasesBeforeItBegins = Refusal.Wrong("ceasedAt", "ceases-before-it-begins", "撤销时间早于设立时间。", "It ceases before it begins.");

    private static readonly Refusal Circle = Refusal.Wrong("parent", "circle", "上级单位不能是它自己或它的下级。", "A unit cannot stand above itself.");

    private const int MostSuccessors = 50;

    private static readonly Refusal StillThere = Refusal.Wrong("successors", "not-ceasing", "只有撤销单位时才填承接单位，请同时填写撤销时间。", "Others take over only from a unit that ceases; say when it does.");

    private static readonly Refusal TooManySuccessors = Refusal.Wrong("successors", "too-many", $"最多 {MostSuccessors} 条承接关系。", $"At most {MostSuccessors} lines of who takes over what.");

    private static readonly Refusal UnknownSuccessor = Refusal.Wrong("successors", "unknown-unit", "没有这个承接单位，请先新增它。", "There is no such unit to take over; make it first.");

    private static readonly Refusal SuccessorCircle = Refusal.Wrong("successors", "circle", "承接关系绕成了圈：单位不能由自己或由它承接的单位承接。", "A unit cannot take over from itself, nor from one that takes over from it.");

    private static readonly Refusal SuccessorCeases = Refusal.Wrong("successors", "unit-ceased", "承接单位届时已撤销，请选择仍存在的单位。", "The unit that takes over has ceased by then; choose one that goes on.");

    private static readonly Refusal UnknownParent = Refusal.Wrong("parent", "unknown-unit", "没有这个上级单位。", "There is no such unit above it.");

    private const string Insert = """
        INSERT INTO Units (Code, Version, Name, EnglishName, Kind, Parent, Area, ValidFrom, CeasedAt, Successors)
        VALUES (@Code, @Version, @Name, @EnglishName, @Kind, @Parent, @Area, @ValidFrom, @CeasedAt, @Successors)
        """;

    private const string Update = """
        UPDATE Units SET Version = @Version, Name = @Name, EnglishName = @EnglishName, Kind = @Kind, Parent = @Parent, Area = @Area,
            ValidFrom = @ValidFrom, CeasedAt = @CeasedAt, Successors = @Successors
        WHERE Code = @Code AND Version = @Version - 1
        """;

    private const string List = "SELECT Code, Version, Name, EnglishName, Kind, Parent, Area, ValidFrom, CeasedAt, Successors FROM Units WHERE Code > @After ORDER BY Code";
}
