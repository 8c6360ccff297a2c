using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>派单目录: makes or changes one entry: who leads and who assists in this category, in this area or everywhere, at this time of day or always (Beijing Art. 11). No two may count for the same matter.</summary>
public static class ChangeCatalogue
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="Category">The category.</param>
    /// <param name="Area">The area; none stands for every area.</param>
    /// <param name="Unit">主办: the lead unit.</param>
    /// <param name="Basis">The legal basis.</param>
    /// <param name="ValidFrom">UTC; now when empty.</param>
    /// <param name="CeasedAt">UTC; null while in use.</param>
    /// <param name="Assisting">协办: who assists the lead.</param>
    /// <param name="Hours">The time of day, Shanghai: "22:00-06:00"; none for the whole day.</param>
    /// <param name="Version">The version it was changed from, 0 for a new one; none where the sender does not mind what it replaces.</param>
    public sealed record Command(string? Category, string? Area, string? Unit, string? Basis, DateTime? ValidFrom, DateTime? CeasedAt, IReadOnlyList<string>? Assisting = null, string? Hours = null, int? Version = null);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/catalogue/{entry}", Handle).MayBe(Roles.Administrator).Command<CatalogueChanged>("派单目录: make or change an entry");
        routes.MapGet("/catalogue", Entries).MayBe(Roles.All).Question<List<CatalogueEntry>>("The catalogue, by entry");
    }

    internal static Task<IResult> Handle(string entry, Command command, ServiceDb db, BusinessClock clock, Actor user) =>
        db.Write(async tx => (await Change(tx, entry, command, clock.Now, user)) is var (changed, refusal) && refusal is not null ? refusal.Answer() : TypedResults.Ok(changed));

    /// <summary>The entry as it stands then, or why not.</summary>
    internal static async Task<(CatalogueChanged? Changed, Refusal? No)> Change(Transaction tx, string entry, Command command, DateTime now, Actor user)
    {
        if (Refuse(entry, command) is { } refusal) return (null, refusal);
        var present = await tx.Single<CatalogueEntry>(CatalogueEntry.Load, new { Entry = entry });
        var changed = Decide(entry, present, command, now, user);
        if (present is not null && Same(present, changed)) return (changed with { Version = present.Version }, null);
        if (RefuseStale(present, command) is { } stale) return (null, stale);
        if (await Misplaced(tx, changed) is { } no) return (null, no);
        return await Carry(tx, changed, user) ? (changed, null) : (null, Refusal.ChangedMeanwhile);
    }

    /// <summary>Saves and announces; false where somebody changed it meanwhile.</summary>
    internal static async Task<bool> Carry(Transaction tx, CatalogueChanged changed, Actor user)
    {
        if (await tx.Execute(changed.Version == 1 ? Insert : Update, Kept(Row(changed))) == 0)
            return false;
        await Catalogue.Changed(tx);
        await tx.Announce(Subject(changed.Entry), changed, user);
        return true;
    }

    private static async Task<IResult> Entries(ServiceDb db, string after = "", int limit = 100) =>
        TypedResults.Ok(await db.List<CatalogueEntry>(db.Dialect.First(List), new { After = after, Limit = Math.Clamp(limit, 1, 1000) }));

    internal static Refusal? Refuse(string entry, Command command) =>
        (IsId(entry) ? null : BadEntry)
        ?? Refusal.IfNotText("category", command.Category, 200)
        ?? Refusal.IfNotText("unit", command.Unit, 100)
        ?? Refusal.IfTooLong("area", command.Area, 100)
        ?? Refusal.IfTooLong("basis", command.Basis)
        ?? (command.Hours is null || Hours.TryParse(command.Hours) is not null ? null : BadHours)
        ?? AssistingUnits.Refuse(command.Unit, command.Assisting)
        ?? (command.CeasedAt <= command.ValidFrom ? CeasesBeforeItBegins : null);

    private static Refusal? RefuseStale(CatalogueEntry? present, Command command) =>
        command.Version == 0 && present is not null ? IdTaken : Refusal.IfStale(command.Version, present?.Version ?? 0);

    private static bool IsId(string entry) => entry.Length is > 0 and <= 100 && !entry.Any(c => c == '/' || char.IsWhiteSpace(c) || char.IsControl(c));

    /// <summary>What it names must be there, and nothing else may count for the same matter.</summary>
    internal static async Task<Refusal?> Misplaced(Transaction tx, CatalogueChanged changed)
    {
        if (await tx.Single<string>(HasCategory, changed) is null)
            return UnknownCategory;
        if (await tx.Single<Unit>(Dispatch.Unit.Load, new { Code = changed.Unit }) is null)
            return Owner.Unknown;
        foreach (var unit in changed.Assisting ?? [])
            if (await tx.Single<Unit>(Dispatch.Unit.Load, new { Code = unit }) is null)
                return Owner.Unknown with { Field = "assisting" };
        var here = Row(changed);
        return (await tx.List<CatalogueEntry>(OfCategory, changed)).Find(other => other.Entry != changed.Entry && other.Overlaps(here)) is { } found ? Overlap(found) : null;
    }

    internal static CatalogueChanged Decide(string entry, CatalogueEntry? present, Command command, DateTime now, Actor user) => new()
    {
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Entry = entry,
        Version = (present?.Version ?? 0) + 1,
        Category = command.Category!,
        Area = command.Area,
        Hours = command.Hours,
        Unit = command.Unit!,
        Assisting = command.Assisting is { Count: > 0 } assisting ? [.. assisting.Distinct(StringComparer.Ordinal)] : null,
        Basis = command.Basis,
        ValidFrom = command.ValidFrom ?? present?.ValidFrom ?? now,
        CeasedAt = command.CeasedAt,
        Precedent = present?.Precedent,
        CaseNumber = present?.CaseNumber,
    };

    private static bool Same(CatalogueEntry present, CatalogueChanged changed) =>
        present with { Version = 0, Author = null } == Row(changed) with { Version = 0, Author = null, Assisting = present.Assisting }
        && present.Assisting.SequenceEqual(changed.Assisting ?? []);

    internal static CatalogueEntry Row(CatalogueChanged changed) => new()
    {
        Entry = changed.Entry,
        Version = changed.Version,
        Category = changed.Category,
        Area = changed.Area,
        Hours = changed.Hours,
        Unit = changed.Unit,
        Assisting = changed.Assisting ?? [],
        Basis = changed.Basis,
        ValidFrom = changed.ValidFrom,
        CeasedAt = changed.CeasedAt,
        Precedent = changed.Precedent,
        CaseNumber = changed.CaseNumber,
        Author = changed.ActorId,
    };

    private static object Kept(CatalogueEntry row) => new
    {
        row.Entry,
        row.Version,
        row.Category,
        row.Area,
        row.Hours,
        row.Unit,
        row.AssistedBy,
        row.Basis,
        row.ValidFrom,
        row.CeasedAt,
        row.Precedent,
        row.CaseNumber,
        row.Author,
    };

    internal static string Subject(string entry) => $"catalogue:{entry}";

    private static readonly Refusal UnknownCategory = Refusal.Wrong("category", "unknown-category", "没有这个事项分类。", "There is no such category.");

    private static readonly Refusal BadEntry = Refusal.Wrong("entry", "bad-entry", "目录条目编号为 1 至 100 个字符，不含空格、斜杠和控制字符。", "The id of an entry has 1 to 100 characters, no space, slash or control character.");

    private static readonly Refusal BadHours = Refusal.Wrong("hours", "bad-hours", "时段应写成“22:00-06:00”，起止不同。", "A time of day is written \"22:00-06:00\", its ends not the same.");

    private static readonly Refusal CeasesBeforeItBegins = Refusal.Wrong("ceasedAt", "ceases-before-it-begins", "失效时间早于生效时间。", "It ends before it begins.");

    private static readonly Refusal IdTaken = Refusal.Wrong("entry", "entry-taken", "这个编号已有条目使用，请换一个编号，或在列表中找到它再变更。", "There is an entry of this id already; take another, or find it in the list and change it.");

    private static Refusal Overlap(CatalogueEntry other) => Refusal.Not("catalogue-overlap",
        $"与目录条目 {other.Entry}（{other.Unit}）重叠：同一分类、区域、时段和生效期内只能有一个承办单位。请先调整该条目的时段或失效时间。",
        $"It overlaps with the entry {other.Entry} ({other.Unit}): one category, area, time of day and period have one owner. Change the hours or the end of that one first.");

    private const string HasCategory = "SELECT Code FROM Categories WHERE Code = @Category";

    internal const string OfCategory = CatalogueEntry.All + " WHERE Category = @Category";

    private const string List = CatalogueEntry.All + " WHERE Entry > @After ORDER BY Entry";

    private const string Insert = """
        INSERT INTO Catalogue (Entry, Version, Category, Area, Hours, Unit, AssistedBy, Basis, ValidFrom, CeasedAt, Precedent, CaseNumber, Author)
        VALUES (@Entry, @Version, @Category, @Area, @Hours, @Unit, @AssistedBy, @Basis, @ValidFrom, @CeasedAt, @Precedent, @CaseNumber, @Author)
        """;

    private const string Update = """
        UPDATE Catalogue SET Version = @Version, Category = @Category, Area = @Area, Hours = @Hours, Unit = @Unit, AssistedBy = @AssistedBy, Basis = @Basis,
            ValidFrom = @ValidFrom, CeasedAt = @CeasedAt, Precedent = @Precedent, CaseNumber = @CaseNumber, Author = @Author
        WHERE Entry = @Entry AND Version = @Version - 1
        """;
}
