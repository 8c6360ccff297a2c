using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>作废密钥: no token is given for the key any more; tokens already given end within ten minutes.</summary>
public static class RevokeKey
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/keys/{id}/revoke", Handle).MayBe(Roles.Administrator).Command<KeyRevoked>("作废密钥: revoke a key");

    private static Task<IResult> Handle(string id, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var key = await tx.Single<Key>(Load, new { Id = id });
        if (Refuse(key) is { } refusal) return refusal.Answer();
        var revoked = await Revoke(tx, key!, clock.Now, user);
        return TypedResults.Ok(revoked);
    });

    /// <summary>Revokes every good key of the account of this name: a demonstration starts anew.</summary>
    public static Task<int> AllOfAccountNamed(ServiceDb db, BusinessClock clock, string name) => db.Write(async tx =>
    {
        var keys = await tx.List<Key>(LoadGoodOf, new { Name = name });
        foreach (var key in keys)
            await Revoke(tx, key, clock.Now, Actor.System(WebService.Name));
        return keys.Count;
    });

    internal static Refusal? Refuse(Key? key) => key is null ? Refusal.NotFound : key.RevokedAt is null ? null : AlreadyRevoked;

    private static async Task<KeyRevoked> Revoke(Transaction tx, Key key, DateTime now, Actor actor)
    {
        var revoked = new KeyRevoked { KeyId = key.Id, AccountId = key.AccountId, At = now };
        await tx.Execute(Save, revoked);
        await tx.Record("key:" + key.Id, revoked, actor);
        return revoked;
    }

    private static readonly Refusal AlreadyRevoked = Refusal.Not("key-revoked", "这个密钥已经作废。", "This key is revoked already.");

    private const string Load = $"SELECT {Key.Columns} FROM Keys WHERE Id = @Id";

    private const string LoadGoodOf = """
        SELECT k.Id, k.AccountId FROM Keys k JOIN Accounts a ON a.Id = k.AccountId
        WHERE a.Name = @Name AND k.RevokedAt IS NULL
        """;

    private const string Save = "UPDATE Keys SET RevokedAt = @At WHERE Id = @KeyId AND RevokedAt IS NULL";
}

/// <summary>作废密钥: a key was revoked.</summary>
public sealed record KeyRevoked
{
    /// <summary>The key.</summary>
    public required string KeyId { get; init; }
    /// <summary>Whose it was.</summary>
    public required string AccountId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
}
