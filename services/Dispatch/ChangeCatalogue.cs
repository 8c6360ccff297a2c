using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>派单目录: makes or changes one entry: who owns this category, in this area or everywhere (Beijing Art. 11).</summary>
public static class ChangeCatalogue
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="Category">The category.</param>
    /// <param name="Area">The area; none stands for every area.</param>
    /// <param name="Unit">The lead unit.</param>
    /// <param name="Basis">The legal basis.</param>
    /// <param name="ValidFrom">UTC; now when empty.</param>
    /// <param name="CeasedAt">UTC; null while in use.</param>
    public sealed record Command(string? Category, string? Area, string? Unit, string? Basis, DateTime? ValidFrom, DateTime? CeasedAt);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/catalogue/{entry}", Handle).MayBe(Roles.Administrator).Command<CatalogueChanged>("派单目录: make or change an entry");
        routes.MapGet("/catalogue", Entries).MayBe(Roles.All).Question<List<CatalogueEntry>>("The catalogue, by entry");
    }

    internal static Task<IResult> Handle(string entry, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var present = await tx.Single<CatalogueEntry>(Load, new { Entry = entry });
        if (Refuse(entry, command) is { } refusal) return refusal.Answer();
        if (await tx.Single<string>(HasCategory, command) is null) return UnknownCategory.Answer();
        if (await tx.Single<Unit>(Unit.Load, new { Code = command.Unit }) is null) return Owner.Unknown.Answer();
        var changed = Decide(entry, present, command, clock.Now, user);
        if (present is not null && Same(present, changed)) return TypedResults.Ok(changed with { Version = present.Version });
        if (await tx.Execute(present is null ? Insert : Update, changed) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Announce($"catalogue:{entry}", changed, user);
        return TypedResults.Ok(changed);
    });

    private static async Task<IResult> Entries(ServiceDb db, string after = "", int limit = 100) =>
        TypedResults.Ok(await db.List<CatalogueEntry>(db.Dialect.First(List), new { After = after, Limit = Math.Clamp(limit, 1, 1000) }));

    internal static Refusal? Refuse(string entry, Command command) =>
        Refusal.IfTooLong("entry", entry, 100)
        ?? Refusal.IfNotText("category", command.Category, 200)
        ?? Refusal.IfNotText("unit", command.Unit, 100)
        ?? Refusal.IfTooLong("area", command.Area, 100)
        ?? Refusal.IfTooLong("basis", command.Basis);

    internal static CatalogueChanged Decide(string entry, CatalogueEntry? present, Command command, DateTime now, Actor user) => new()
    {
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Entry = entry,
        Version = (present?.Version ?? 0) + 1,
        Category = command.Category!,
        Area = command.Area,
        Unit = command.Unit!,
        Basis = command.Basis,
        ValidFrom = command.ValidFrom ?? present?.ValidFrom ?? now,
        CeasedAt = command.CeasedAt,
    };

    private static bool Same(CatalogueEntry present, CatalogueChanged changed) =>
        (present.Category, present.Area, present.Unit, present.Basis, present.ValidFrom, present.CeasedAt)
        == (changed.Category, changed.Area, changed.Unit, changed.Basis, changed.ValidFrom, changed.CeasedAt);

    private static readonly Refusal UnknownCategory = Refusal.Wrong("category", "unknown-category", "没有这个事项分类。", "There is no such category.");

    private const string HasCategory = "SELECT Code FROM Categories WHERE Code = @Category";

    private const string Load = "SELECT Entry, Version, Category, Area, Unit, Basis, ValidFrom, CeasedAt FROM Catalogue WHERE Entry = @Entry";

    private const string List = "SELECT Entry, Version, Category, Area, Unit, Basis, ValidFrom, CeasedAt FROM Catalogue WHERE Entry > @After ORDER BY Entry";

    private const string Insert = """
        INSERT INTO Catalogue (Entry, Version, Category, Area, Unit, Basis, ValidFrom, CeasedAt)
        VALUES (@Entry, @Version, @Category, @Area, @Unit, @Basis, @ValidFrom, @CeasedAt)
        """;

    private const string Update = """
        UPDATE Catalogue SET Version = @Version, Category = @Category, Area = @Area, Unit = @Unit, Basis = @Basis, ValidFrom = @ValidFrom, CeasedAt = @CeasedAt
        WHERE Entry = @Entry AND Version = @Version - 1
        """;
}

/// <summary>One entry of the catalogue, as it stands.</summary>
public sealed record CatalogueEntry
{
    /// <summary>Its id.</summary>
    public string Entry { get; init; } = "";
    /// <summary>Counts up with each change.</summary>
    public int Version { get; init; }
    /// <summary>The category.</summary>
    public string Category { get; init; } = "";
    /// <summary>The area; null for every area.</summary>
    public string? Area { get; init; }
    /// <summary>The lead unit.</summary>
    public string Unit { get; init; } = "";
    /// <summary>The legal basis.</summary>
    public string? Basis { get; init; }
    /// <summary>UTC.</summary>
    public DateTime ValidFrom { get; init; }
    /// <summary>UTC; null while in use.</summary>
    public DateTime? CeasedAt { get; init; }
}
