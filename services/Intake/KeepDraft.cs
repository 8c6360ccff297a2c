using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>草稿: an agent's half-written registration survives a closed browser. Only that agent sees it; it stands in no trail and is protected like a caller, for it holds the caller's number.</summary>
public static class KeepDraft
{
    private const int MostDrafts = 20;
    private const int MostBody = 64_000;

    /// <summary>What the agent's page sends.</summary>
    /// <param name="Body">Whatever the page needs to go on from there.</param>
    public sealed record Command(string? Body);

    /// <summary>Under which id it is kept, and since when (UTC).</summary>
    public sealed record Kept(string Id, DateTime SavedAt);

    /// <summary>Which one is thrown away.</summary>
    public sealed record Discarded(string Id);

    /// <summary>One draft, in clear.</summary>
    public sealed record Draft
    {
        /// <summary>As the page named it.</summary>
        public string Id { get; init; } = "";
        /// <summary>UTC.</summary>
        public DateTime SavedAt { get; init; }
        /// <summary>As the page saved it.</summary>
        public string Body { get; init; } = "";
    }

    /// <summary>Whose it is, and whether it is done with.</summary>
    internal sealed record Owned
    {
        public string AgentId { get; init; } = "";
        public DateTime? FinishedAt { get; init; }
    }

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/drafts", List).MayBe(Roles.Agent).Question<List<Draft>>("草稿清单: the agent's own drafts, oldest first");
        routes.MapPut("/drafts/{id}", Handle).MayBe(Roles.Agent).Command<Kept>("草稿: keep a half-written registration");
        routes.MapDelete("/drafts/{id}", Discard).MayBe(Roles.Agent).Command<Discarded>("弃稿: throw a draft away");
    }

    internal static async Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user, CallerSafe safe)
    {
        if ((RefuseId("id", id) ?? RefuseBody(command.Body)) is { } wrong) return wrong.Answer();
        var row = new { Id = id, AgentId = user.Id, SavedAt = clock.Now, Body = safe.CloseDraft(command.Body!) };
        return await db.Write<IResult>(async tx =>
        {
            var draft = await tx.Single<Owned>(Load, row);
            if (Refuse(draft, draft is null ? await tx.Single<int>(Count, row) : 0, user) is { } refusal) return refusal.Answer();
            if (draft is null) await tx.Execute(Add, row);
            else await tx.Change(Save, row);
            return TypedResults.Ok(new Kept(id, row.SavedAt));
        });
    }

    internal static async Task<IResult> List(ServiceDb db, Actor user, CallerSafe safe) =>
        TypedResults.Ok((await db.List<Draft>(OfAgent, new { AgentId = user.Id })).ConvertAll(draft => draft with { Body = safe.OpenDraft(draft.Body) }));

    internal static Task<IResult> Discard(string id, ServiceDb db, BusinessClock clock, Actor user) => db.Write<IResult>(async tx =>
    {
        await tx.Execute(Empty, new { Id = id, AgentId = user.Id, clock.Now });
        return TypedResults.Ok(new Discarded(id));
    });

    /// <summary>The call became an order, or none: its draft is emptied, and a save that comes later is refused, even the first.</summary>
    internal static async Task Finish(Transaction tx, string? id, DateTime now, Actor user)
    {
        if (string.IsNullOrEmpty(id))
            return;
        var row = new { Id = id, AgentId = user.Id, Now = now };
        if (await tx.Execute(Empty, row) == 0)
            await tx.Execute(FinishUnseen, row);
    }

    internal static Refusal? Refuse(Owned? draft, int others, Actor user) => draft switch
    {
        null => others >= MostDrafts ? TooMany : null,
        _ when draft.AgentId != user.Id => Refusal.NotFound,
        { FinishedAt: not null } => Finished,
        _ => null,
    };

    /// <summary>The page chooses it; it stands in addresses.</summary>
    internal static Refusal? RefuseId(string field, string? id) =>
        Refusal.IfTooLong(field, id, 64)
        ?? (id?.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') == false ? Refusal.Wrong(field, "not-an-id", $"{field} 只能由字母、数字和连字符组成。", $"{field} is made of letters, digits and hyphens.") : null);

    private static Refusal? RefuseBody(string? body) => body is null ? Refusal.Missing("body") : Refusal.IfTooLong("body", body, MostBody);

    private static readonly Refusal TooMany = Refusal.Not("too-many-drafts",
        $"草稿最多 {MostDrafts} 份，请先登记或删除已有草稿。", $"There are {MostDrafts} drafts already; register some or throw them away first.");

    private static readonly Refusal Finished = Refusal.Not("draft-finished",
        "这份草稿已登记、已结束或已删除，不能再保存。", "This draft was registered, closed or thrown away; it cannot be saved any more.");

    private const string Load = "SELECT AgentId, FinishedAt FROM Drafts WHERE Id = @Id";

    private const string Count = "SELECT COUNT(*) FROM Drafts WHERE AgentId = @AgentId AND FinishedAt IS NULL";

    private const string OfAgent = "SELECT Id, SavedAt, Body FROM Drafts WHERE AgentId = @AgentId AND FinishedAt IS NULL ORDER BY SavedAt, Id";

    private const string Add = "INSERT INTO Drafts (Id, AgentId, SavedAt, Body) VALUES (@Id, @AgentId, @SavedAt, @Body)";

    private const string Save = """
        UPDATE Drafts SET SavedAt = @SavedAt, Body = @Body WHERE Id = @Id AND AgentId = @AgentId AND FinishedAt IS NULL
        """;

    private const string Empty = """
        UPDATE Drafts SET Body = '', FinishedAt = @Now WHERE Id = @Id AND AgentId = @AgentId AND FinishedAt IS NULL
        """;

    private const string FinishUnseen = """
        INSERT INTO Drafts (Id, AgentId, SavedAt, Body, FinishedAt)
        SELECT @Id, @AgentId, @Now, '', @Now WHERE NOT EXISTS (SELECT 1 FROM Drafts WHERE Id = @Id)
        """;
}
