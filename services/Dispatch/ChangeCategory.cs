using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>事项分类: makes or changes a category (a tree with codes, in the manner of GB/T 39666).</summary>
public static class ChangeCategory
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="Name">zh-CN.</param>
    /// <param name="EnglishName">English.</param>
    /// <param name="Parent">The category above it.</param>
    /// <param name="ValidFrom">UTC; now when empty.</param>
    /// <param name="CeasedAt">UTC; null while in use.</param>
    /// <param name="Version">The version it was changed from, 0 for a new one; none where the sender does not mind what it replaces.</param>
    public sealed record Command(string? Name, string? EnglishName, string? Parent, DateTime? ValidFrom, DateTime? CeasedAt, int? Version = null);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/categories/{**code}", Handle).MayBe(Roles.Administrator).Command<CategoryChanged>("事项分类: make or change a category");
        routes.MapGet("/categories", Categories).MayBe(Roles.All).Question<List<Category>>("The categories, by code");
    }

    internal static Task<IResult> Handle(string code, Command command, ServiceDb db, BusinessClock clock, Actor user) =>
        db.Write(async tx => await Change(tx, code, command, clock.Now, user) is var (changed, refusal) && refusal is not null ? refusal.Answer() : TypedResults.Ok(changed));

    /// <summary>The category as it stands then, or why not.</summary>
    internal static async Task<(CategoryChanged? Changed, Refusal? No)> Change(Transaction tx, string code, Command command, DateTime now, Actor user)
    {
        var category = await tx.Single<Category>(Load, new { Code = code });
        if ((Refuse(code, command) ?? await BadParent(tx, code, command.Parent)) is { } refusal) return (null, refusal);
        var changed = Decide(code, category, command, now, user);
        if (category is not null && Same(category, changed)) return (changed with { Version = category.Version }, null);
        if (RefuseStale(category, command) is { } stale) return (null, stale);
        return await Carry(tx, changed, user) ? (changed, null) : (null, Refusal.ChangedMeanwhile);
    }

    /// <summary>Saves and announces; false where somebody changed it meanwhile.</summary>
    internal static async Task<bool> Carry(Transaction tx, CategoryChanged changed, Actor user)
    {
        if (await tx.Execute(changed.Version == 1 ? Insert : Update, changed) == 0)
            return false;
        await Catalogue.Changed(tx);
        await tx.Announce($"category:{changed.Code}", changed, user);
        return true;
    }

    private static async Task<IResult> Categories(ServiceDb db, string after = "", int limit = 100) =>
        TypedResults.Ok(await db.List<Category>(db.Dialect.First(List), new { After = after, Limit = Math.Clamp(limit, 1, 1000) }));

    internal static Refusal? Refuse(string code, Command command) =>
        (IsCode(code) ? null : BadCode)
        ?? Refusal.IfNotText("name", command.Name, 200)
        ?? Refusal.IfTooLong("englishName", command.EnglishName, 200)
        ?? (command.CeasedAt <= command.ValidFrom ? CeasesBeforeItBegins : null);

    internal static Refusal? RefuseStale(Category? category, Command command) =>
        command.Version == 0 && category is not null ? CodeTaken : Refusal.IfStale(command.Version, category?.Version ?? 0);

    // Slashes part a tree, and names of other cities' categories, which are their codes, have spaces.
    private static bool IsCode(string code) => code.Length is > 0 and <= 200 && !string.IsNullOrWhiteSpace(code) && !code.Any(char.IsControl);

    internal static async Task<Refusal?> BadParent(Transaction tx, string code, string? parent)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal) { code };
        for (var at = parent; at is not null;)
        {
            if (!passed.Add(at))
                return Circle;
            if (await tx.Single<Category>(Load, new { Code = at }) is not { } above)
                return UnknownParent;
            at = above.Parent;
        }
        return null;
    }

    internal static CategoryChanged Decide(string code, Category? category, Command command, DateTime now, Actor user) => new()
    {
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Code = code,
        Version = (category?.Version ?? 0) + 1,
        Name = command.Name!,
        EnglishName = command.EnglishName,
        Parent = command.Parent,
        ValidFrom = command.ValidFrom ?? category?.ValidFrom ?? now,
        CeasedAt = command.CeasedAt,
    };

    private static bool Same(Category category, CategoryChanged changed) =>
        (category.Name, category.EnglishName, category.Parent, category.ValidFrom, category.CeasedAt)
        == (changed.Name, changed.EnglishName, changed.Parent, changed.ValidFrom, changed.CeasedAt);

    private static readonly Refusal UnknownParent = Refusal.Wrong("parent", "unknown-category", "没有这个上级分类。", "There is no such category above it.");

    private static readonly Refusal Circle = Refusal.Wrong("parent", "circle", "上级分类不能是它自己或它的下级。", "A category cannot stand above itself.");

    private static readonly Refusal BadCode = Refusal.Wrong("code", "bad-code", "分类代码为 1 至 200 个字符，不含控制字符。", "A category code has 1 to 200 characters, none of them a control character.");

    private static readonly Refusal CodeTaken = Refusal.Wrong("code", "code-taken", "这个代码已有分类使用，请换一个代码，或在列表中找到它再变更。", "There is a category of this code already; take another, or find it in the list and change it.");

    private static readonly Refusal CeasesBeforeItBegins = Refusal.Wrong("ceasedAt", "ceases-before-it-begins", "停用时间早于启用时间。", "It ends before it begins.");

    internal const string Load = "SELECT Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt FROM Categories WHERE Code = @Code";

    private const string List = "SELECT Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt FROM Categories WHERE Code > @After ORDER BY Code";

    private const string Insert = """
        INSERT INTO Categories (Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt)
        VALUES (@Code, @Version, @Name, @EnglishName, @Parent, @ValidFrom, @CeasedAt)
        """;

    private const string Update = """
        UPDATE Categories SET Version = @Version, Name = @Name, EnglishName = @EnglishName, Parent = @Parent, ValidFrom = @ValidFrom, CeasedAt = @CeasedAt
        WHERE Code = @Code AND Version = @Version - 1
        """;
}

/// <summary>事项分类, as it stands.</summary>
public sealed record Category
{
    /// <summary>Its code.</summary>
    public string Code { get; init; } = "";
    /// <summary>Counts up with each change.</summary>
    public int Version { get; init; }
    /// <summary>zh-CN.</summary>
    public string Name { get; init; } = "";
    /// <summary>English.</summary>
    public string? EnglishName { get; init; }
    /// <summary>The category above it.</summary>
    public string? Parent { get; init; }
    /// <summary>UTC.</summary>
    public DateTime ValidFrom { get; init; }
    /// <summary>UTC; null while in use.</summary>
    public DateTime? CeasedAt { get; init; }
}
