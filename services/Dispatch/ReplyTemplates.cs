using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>答复模板: what a unit often answers, kept by its handlers; every change is in the trail. Nobody's number stands in one, but the office's own may.</summary>
public static class ReplyTemplates
{
    private const int MostOfAUnit = 100;

    /// <summary>What the handler sends.</summary>
    /// <param name="Unit">Whose it is.</param>
    /// <param name="Name">What it is found by.</param>
    /// <param name="Text">The answer.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(string? Unit, string? Name, string? Text, IReadOnlyList<string>? KeepNumbers = null);

    /// <summary>One template.</summary>
    public sealed record Template
    {
        /// <summary>As the page named it.</summary>
        public string Id { get; init; } = "";
        /// <summary>Whose it is.</summary>
        public string Unit { get; init; } = "";
        /// <summary>What it is found by.</summary>
        public string Name { get; init; } = "";
        /// <summary>The answer.</summary>
        public string Text { get; init; } = "";
        /// <summary>UTC.</summary>
        public DateTime ChangedAt { get; init; }
    }

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reply-templates", List).MayBe(Roles.Handler, Roles.Dispatcher, Roles.Administrator).Question<List<Template>>("答复模板: a unit's reply templates, by name");
        routes.MapPut("/reply-templates/{id}", Handle).MayBe(Roles.Handler, Roles.Administrator).Command<ReplyTemplateKept>("答复模板: make or change a reply template");
        routes.MapDelete("/reply-templates/{id}", Discard).MayBe(Roles.Handler, Roles.Administrator).Command<ReplyTemplateDiscarded>("答复模板: throw a reply template away");
    }

    internal static async Task<IResult> List(ServiceDb db, Actor user, string? unit = null)
    {
        if (Desk.NotTheirs(unit, user) is { } refusal) return refusal.Answer();
        if (unit is null && user.Role != Roles.Handler) return Refusal.Missing("unit").Answer();
        return TypedResults.Ok(await db.List<Template>(OfUnits, new { Units = Desk.Units(unit, user) }));
    }

    internal static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write<IResult>(async tx =>
    {
        var present = await tx.Single<Template>(Load, new { Id = id });
        if (Refuse(id, present, command, user) is { } refusal) return refusal.Answer();
        if (await tx.Single<Unit>(Unit.Load, new { Code = command.Unit }) is null) return Owner.Unknown.Answer();
        if (present?.Unit != command.Unit && await tx.Single<long>(Count, new { command.Unit }) >= MostOfAUnit) return TooMany.Answer();
        var kept = Decide(id, command, clock.Now, user);
        if (present is null) await tx.Execute(Insert, kept);
        else await tx.Change(Update, kept);
        await tx.Record(Subject(id), kept, user);
        return TypedResults.Ok(kept);
    });

    internal static Task<IResult> Discard(string id, ServiceDb db, BusinessClock clock, Actor user) => db.Write<IResult>(async tx =>
    {
        var present = await tx.Single<Template>(Load, new { Id = id });
        if (RefuseDiscard(present, user) is { } refusal) return refusal.Answer();
        var discarded = new ReplyTemplateDiscarded { At = clock.Now, ActorId = user.Id, ActorRole = user.Role, Id = id, Unit = present!.Unit };
        await tx.Change(Delete, discarded);
        await tx.Record(Subject(id), discarded, user);
        return TypedResults.Ok(discarded);
    });

    internal static Refusal? Refuse(string id, Template? present, Command command, Actor user) =>
        (present is null ? null : Desk.NotTheirs(present.Unit, user))
        ?? RefuseId(id)
        ?? Refusal.IfNotText("unit", command.Unit, 100)
        ?? Desk.NotTheirs(command.Unit, user)
        ?? Refusal.IfNotText("name", command.Name, 100)
        ?? Refusal.IfNotText("text", command.Text, 10_000)
        ?? FreeText.Refuse(command.KeepNumbers, ("name", command.Name), ("text", command.Text));

    internal static Refusal? RefuseDiscard(Template? present, Actor user) => present is null ? Refusal.NotFound : Desk.NotTheirs(present.Unit, user);

    internal static ReplyTemplateKept Decide(string id, Command command, DateTime now, Actor user) => new()
    {
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Id = id,
        Unit = command.Unit!,
        Name = command.Name!,
        Text = command.Text!,
    };

    /// <summary>The page chooses it; it stands in addresses.</summary>
    private static Refusal? RefuseId(string id) =>
        Refusal.IfTooLong("id", id, 64)
        ?? (id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? null : Refusal.Wrong("id", "not-an-id", "id 只能由字母、数字和连字符组成。", "id is made of letters, digits and hyphens."));

    private static string Subject(string id) => $"reply-template:{id}";

    private static readonly Refusal TooMany = Refusal.Not("too-many-templates",
        $"一个单位最多 {MostOfAUnit} 个答复模板，请先删除不用的。", $"A unit has at most {MostOfAUnit} reply templates; throw away those that are not used.");

    private const string Load = "SELECT Id, Unit, Name, Text, ChangedAt FROM ReplyTemplates WHERE Id = @Id";

    private const string OfUnits = "SELECT Id, Unit, Name, Text, ChangedAt FROM ReplyTemplates WHERE Unit IN @Units ORDER BY Unit, Name, Id";

    private const string Count = "SELECT COUNT(*) FROM ReplyTemplates WHERE Unit = @Unit";

    private const string Insert = "INSERT INTO ReplyTemplates (Id, Unit, Name, Text, ChangedAt) VALUES (@Id, @Unit, @Name, @Text, @At)";

    private const string Update = "UPDATE ReplyTemplates SET Unit = @Unit, Name = @Name, Text = @Text, ChangedAt = @At WHERE Id = @Id";

    private const string Delete = "DELETE FROM ReplyTemplates WHERE Id = @Id";
}

/// <summary>答复模板 kept: recorded in the trail, sent to nobody.</summary>
public sealed record ReplyTemplateKept
{
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that acted.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>As the page named it.</summary>
    public required string Id { get; init; }
    /// <summary>Whose it is.</summary>
    public required string Unit { get; init; }
    /// <summary>What it is found by.</summary>
    public required string Name { get; init; }
    /// <summary>The answer.</summary>
    public required string Text { get; init; }
}

/// <summary>答复模板 thrown away: recorded in the trail, sent to nobody.</summary>
public sealed record ReplyTemplateDiscarded
{
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that acted.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>Which one.</summary>
    public required string Id { get; init; }
    /// <summary>Whose it was.</summary>
    public required string Unit { get; init; }
}
