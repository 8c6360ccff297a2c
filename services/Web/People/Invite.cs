using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>登录链接: an administrator makes a one-time link by which a person sets the password of their account; for a new person, or one who forgot. The link before it ends.</summary>
public static class Invite
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromHours(24);

    /// <summary>The link's path, shown this once.</summary>
    /// <param name="Path">To be put behind the address of the hotline.</param>
    /// <param name="ExpiresAt">UTC.</param>
    public sealed record Link(string Path, DateTime ExpiresAt);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/accounts/{id}/invitation", Handle).MayBe(Roles.Administrator).Command<Link>("登录链接: a one-time link to set the password; it is in this answer only", 201);

    // The unit answers with a Link and not with an answer on the wire: those are kept for Idempotency-Key, and a secret is kept nowhere.
    private static async Task<IResult> Handle(string id, ServiceDb db, BusinessClock clock, Actor user)
    {
        var (link, refusal) = await db.Write(async tx =>
            await tx.Single<Account>(Account.Load, new { Id = id }) is { Disabled: false } ? (await Make(tx, id, clock.Now, user), null) : ((Link?)null, Refusal.NotFound));
        return refusal?.Answer() ?? TypedResults.Created($"/api/{WebService.Name}/accounts/{id}", link);
    }

    internal static async Task<Link> Make(Transaction tx, string accountId, DateTime now, Actor actor)
    {
        var secret = Key.NewSecret()[3..];
        var link = new Link($"/welcome?code={secret}", now + Good);
        await tx.Execute(EndFormer, new { AccountId = accountId });
        await tx.Execute(Insert, new { Hash = Key.HashOf(secret), AccountId = accountId, link.ExpiresAt });
        await tx.Record("account:" + accountId, new Invited { AccountId = accountId, At = now, ExpiresAt = link.ExpiresAt }, actor);
        return link;
    }

    private const string EndFormer = "DELETE FROM Invitations WHERE AccountId = @AccountId AND UsedAt IS NULL";

    private const string Insert = "INSERT INTO Invitations (Hash, AccountId, ExpiresAt) VALUES (@Hash, @AccountId, @ExpiresAt)";
}

/// <summary>登录链接: a one-time link was made; its secret is not among the facts.</summary>
public sealed record Invited
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>Until when the link is good, UTC.</summary>
    public required DateTime ExpiresAt { get; init; }
}
