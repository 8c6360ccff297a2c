using System.Security.Cryptography;
using System.Text;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.IdentityModel.Tokens;

namespace Hotline.Web;

/// <summary>密钥: how a program comes in. Limited to roles and units of its account.</summary>
public sealed record Key
{
    /// <summary>Its id; not the secret.</summary>
    public string Id { get; init; } = "";
    /// <summary>Whose it is.</summary>
    public string AccountId { get; init; } = "";
    /// <summary>What it is for.</summary>
    public string Name { get; init; } = "";
    /// <summary>Codes with commas between.</summary>
    public string Roles { get; init; } = "";
    /// <summary>Codes with commas between.</summary>
    public string Units { get; init; } = "";
    /// <summary>May act for others.</summary>
    public bool ActFor { get; init; }
    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; init; }
    /// <summary>作废, UTC.</summary>
    public DateTime? RevokedAt { get; init; }

    internal Rights Rights => Rights.Of(Roles, Units, ActFor);

    internal KeyShown Shown => new(Id, AccountId, Name, Rights, CreatedAt, RevokedAt);

    internal static string NewSecret() => "hk_" + Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    internal static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    internal const string Columns = "Id, AccountId, Name, Roles, Units, ActFor, CreatedAt, RevokedAt";
}

/// <summary>A key as administrators see it: never its secret, nor the secret's hash.</summary>
/// <param name="Id">Its id.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Rights">What it may do, within its account's rights.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="RevokedAt">UTC; none while it is good.</param>
public sealed record KeyShown(string Id, string AccountId, string Name, Rights Rights, DateTime CreatedAt, DateTime? RevokedAt);

/// <summary>Which keys there are.</summary>
public static class ListKeys
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/keys", Handle).MayBe(Roles.Administrator, Roles.Auditor).Question<List<KeyShown>>("密钥: all keys, by id, or those of one account; without secrets");

    private static async Task<IResult> Handle(ServiceDb db, string? account, string after = "", int limit = 100) =>
        TypedResults.Ok((await db.List<Key>(db.Dialect.First(Select), new { Account = account, After = after, Limit = Math.Clamp(limit, 1, 1000) })).ConvertAll(k => k.Shown));

    private const string Select = $"SELECT {Key.Columns} FROM Keys WHERE Id > @After AND (@Account IS NULL OR AccountId = @Account) ORDER BY Id";
}
