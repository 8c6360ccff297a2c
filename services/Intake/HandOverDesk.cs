using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>交接: the orders that an agent who leaves still keeps, and their drafts, go to a colleague; one unit of work each. Again changes nothing more; what came meanwhile goes too.</summary>
public static class HandOverDesk
{
    private const int Batch = 200;

    /// <summary>What the administrator sends.</summary>
    /// <param name="To">The colleague's account; whether they are an agent is for whoever keeps the accounts to see.</param>
    public sealed record Command(string? To);

    /// <summary>What an agent has.</summary>
    /// <param name="Agent">The account.</param>
    /// <param name="Kept">Orders registered, kept and not yet handed over.</param>
    /// <param name="Drafts">Half-written registrations.</param>
    public sealed record Open(string Agent, long Kept, long Drafts);

    /// <summary>How it went.</summary>
    /// <param name="Agent">Who had them.</param>
    /// <param name="To">Who has them now.</param>
    /// <param name="Kept">How many kept orders went over.</param>
    /// <param name="Drafts">How many drafts went over.</param>
    public sealed record HandedOver(string Agent, string To, int Kept, int Drafts);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/agents/{account}/open", Count).MayBe(Roles.Administrator).Question<Open>("在手工单和草稿: how many orders an agent keeps, and how many drafts");
        routes.MapPost("/agents/{account}/hand-over", Handle).MayBe(Roles.Administrator).Command<HandedOver>("交接: the orders an agent keeps, and their drafts, go to a colleague");
    }

    internal static async Task<IResult> Count(string account, ServiceDb db) =>
        TypedResults.Ok(new Open(account, await db.Single<long>(CountKept, new { From = account }), await db.Single<long>(CountDrafts, new { From = account })));

    internal static async Task<IResult> Handle(string account, Command command, ServiceDb db, BusinessClock clock, Actor user)
    {
        if (Refuse(account, command) is { } refusal) return refusal.Answer();
        var (kept, drafts) = (0, 0);
        await foreach (var order in Each(db, LoadKept, account))
            kept += await Move(db, SaveKept, order, new KeeperChanged { WorkOrderId = order, At = clock.Now, ActorId = user.Id, ActorRole = user.Role, From = account, To = command.To! }, user);
        await foreach (var draft in Each(db, LoadDrafts, account))
            drafts += await Move(db, SaveDraft, $"draft:{draft}", new DraftHandedOver { DraftId = draft, At = clock.Now, ActorId = user.Id, ActorRole = user.Role, From = account, To = command.To! }, user);
        return TypedResults.Ok(new HandedOver(account, command.To!, kept, drafts));
    }

    internal static Refusal? Refuse(string account, Command command) =>
        Refusal.IfTooLong("account", account, 64) ?? Refusal.IfNotText("to", command.To, 64) ?? (account == command.To ? ToThemselves : null);

    private static async IAsyncEnumerable<string> Each(ServiceDb db, string load, string from)
    {
        var next = new { From = from, After = "", Limit = Batch };
        while (await db.List<string>(db.Dialect.First(load), next) is { Count: > 0 } ids)
        {
            foreach (var id in ids)
                yield return id;
            next = next with { After = ids[^1] };
        }
    }

    private static Task<int> Move(ServiceDb db, string save, string subject, object changed, Actor user) => db.Write(async tx =>
    {
        var done = await tx.Execute(save, changed);
        if (done > 0) await tx.Record(subject, changed, user);
        return done;
    });

    private static readonly Refusal ToThemselves = Refusal.Wrong("to", "to-themselves", "接手人不能是本人，请选一位同事。", "Choose a colleague; nobody hands over to themselves.");

    private const string CountKept = "SELECT COUNT(*) FROM WorkOrders WHERE State = 'kept' AND KeptBy = @From";

    private const string LoadKept = "SELECT Id FROM WorkOrders WHERE State = 'kept' AND KeptBy = @From AND Id > @After ORDER BY Id";

    private const string SaveKept = "UPDATE WorkOrders SET KeptBy = @To WHERE Id = @WorkOrderId AND KeptBy = @From";

    private const string CountDrafts = "SELECT COUNT(*) FROM Drafts WHERE AgentId = @From AND FinishedAt IS NULL";

    private const string LoadDrafts = "SELECT Id FROM Drafts WHERE AgentId = @From AND FinishedAt IS NULL AND Id > @After ORDER BY Id";

    private const string SaveDraft = "UPDATE Drafts SET AgentId = @To WHERE Id = @DraftId AND AgentId = @From AND FinishedAt IS NULL";
}

/// <summary>交接: another agent keeps the order. It stays in the trail; nobody is sent it.</summary>
public sealed record KeeperChanged
{
    /// <summary>The order.</summary>
    public required string WorkOrderId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>Who did it.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>Who kept it.</summary>
    public required string From { get; init; }
    /// <summary>Who keeps it now.</summary>
    public required string To { get; init; }
}

/// <summary>交接: a half-written registration has gone to another agent; what stands in it is in no trail.</summary>
public sealed record DraftHandedOver
{
    /// <summary>The draft.</summary>
    public required string DraftId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>Who did it.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>Whose it was.</summary>
    public required string From { get; init; }
    /// <summary>Whose it is.</summary>
    public required string To { get; init; }
}
