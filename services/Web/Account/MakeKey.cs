using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>发密钥: an administrator, or whoever sits at the machine, makes a key of an account. The secret is shown once.</summary>
public static class MakeKey
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="AccountId">Whose key.</param>
    /// <param name="Name">What it is for.</param>
    /// <param name="Roles">Some of the account's; left out: all of them.</param>
    /// <param name="Units">Some of the account's; left out: all of them.</param>
    /// <param name="ActFor">May act for others, where the account may.</param>
    public sealed record Command(string? AccountId, string? Name, string[]? Roles, string[]? Units, bool? ActFor);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/keys", Handle).MayBe(Roles.Administrator).Command<NewKey>("发密钥: make a key; its secret is in this answer only, so an Idempotency-Key is not remembered here", 201);

    // The unit answers with a NewKey and not with an answer on the wire: those are kept for Idempotency-Key, and a secret is kept nowhere.
    private static async Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user)
    {
        var secret = Key.NewSecret();
        var made = await db.Write(async tx =>
        {
            var account = await tx.Single<Account>(Account.Load, new { Id = command.AccountId });
            if (Refuse(account, command) is { } refusal) return new NewKey { Refused = refusal };
            var made = Decide(account!, command.Name!, RightsOf(account!, command), clock.Now);
            await Save(tx, made, secret, user);
            return new NewKey { Id = made.KeyId, AccountId = made.AccountId, Secret = secret };
        });
        return made.Refused?.Answer() ?? TypedResults.Created($"/api/{WebService.Name}/keys?account={made.AccountId}", made);
    }

    /// <summary>Makes a key of the account of this name, and the account where there is none: for the command line and the demonstration.</summary>
    public static Task<NewKey> OfAccountNamed(ServiceDb db, BusinessClock clock, string name, Rights rights)
    {
        var secret = Key.NewSecret();
        var actor = Actor.System(WebService.Name);
        return db.Write(async tx =>
        {
            var account = await tx.Single<Account>(Account.LoadNamed, new { Name = name });
            if ((Refusal.IfNotText("name", name, 100) ?? rights.Refuse() ?? (account is null ? null : rights.RefuseBeyond(account.Rights))) is { } refusal)
                return new NewKey { Refused = refusal };
            if (account is null)
            {
                var opened = MakeAccount.Decide(name, null, rights, clock.Now);
                await MakeAccount.Save(tx, opened, actor);
                account = new Account { Id = opened.AccountId };
            }
            var made = Decide(account, name, rights, clock.Now);
            await Save(tx, made, secret, actor);
            return new NewKey { Id = made.KeyId, AccountId = made.AccountId, Secret = secret };
        });
    }

    /// <summary>Whether nobody can come in yet.</summary>
    public static async Task<bool> NoneYet(ServiceDb db) => await db.Single<string>("SELECT MIN(Id) FROM Keys") is null;

    internal static Refusal? Refuse(Account? account, Command command) =>
        Refusal.IfNotText("accountId", command.AccountId, 64)
        ?? Refusal.IfNotText("name", command.Name, 100)
        ?? (account is null ? Refusal.NotFound with { Field = "accountId" } : null)
        ?? RightsOf(account!, command).Refuse()
        ?? RightsOf(account!, command).RefuseBeyond(account!.Rights);

    internal static KeyMade Decide(Account account, string name, Rights rights, DateTime now) =>
        new() { KeyId = Ids.New(), AccountId = account.Id, At = now, Name = name, Rights = rights };

    private static Rights RightsOf(Account account, Command command) =>
        new(command.Roles ?? account.Rights.Roles, command.Units ?? account.Rights.Units, command.ActFor ?? false);

    private static async Task Save(Transaction tx, KeyMade made, string secret, Actor actor)
    {
        await tx.Execute(Insert, new
        {
            made.KeyId,
            made.AccountId,
            Hash = Key.HashOf(secret),
            made.Name,
            Roles = made.Rights.RolesText,
            Units = made.Rights.UnitsText,
            made.Rights.ActFor,
            made.At,
        });
        await tx.Record("key:" + made.KeyId, made, actor);
    }

    private const string Insert = """
        INSERT INTO Keys (Id, AccountId, Hash, Name, Roles, Units, ActFor, CreatedAt)
        VALUES (@KeyId, @AccountId, @Hash, @Name, @Roles, @Units, @ActFor, @At)
        """;
}

/// <summary>A key just made, or why not.</summary>
public sealed record NewKey
{
    /// <summary>Its id: to revoke it.</summary>
    public string Id { get; init; } = "";
    /// <summary>Whose it is.</summary>
    public string AccountId { get; init; } = "";
    /// <summary>The secret, shown this once.</summary>
    public string Secret { get; init; } = "";
    /// <summary>Why there is none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Refusal? Refused { get; init; }
}

/// <summary>发密钥: a key was made; its secret is not among the facts.</summary>
public sealed record KeyMade
{
    /// <summary>The key.</summary>
    public required string KeyId { get; init; }
    /// <summary>Whose it is.</summary>
    public required string AccountId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>What it is for.</summary>
    public required string Name { get; init; }
    /// <summary>What it may do.</summary>
    public required Rights Rights { get; init; }
}
