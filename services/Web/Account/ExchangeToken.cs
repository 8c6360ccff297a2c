using System.Security.Claims;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Claim = Hotline.Platform.Claim;

namespace Hotline.Web;

/// <summary>换取令牌: a key, or the session of somebody signed in, is exchanged for a token that opens the routes for ten minutes.</summary>
public static class ExchangeToken
{
    /// <summary>How long a token is good.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromMinutes(10);

    /// <summary>What the program sends.</summary>
    /// <param name="Key">The secret, hk_…; left out by a page of somebody signed in.</param>
    public sealed record Command(string? Key);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/token", Handle).AllowAnonymous().Command<Token>("换取令牌: exchange a key for a ten-minute token");
        routes.MapGet("/.well-known/jwks.json", PublicHalf).AllowAnonymous().Question<JsonWebKeySet>("The key that checks our tokens");
    }

    private static async Task<IResult> Handle(Command command, ServiceDb db, TokenKeys keys, TimeProvider machine, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (command.Key is null && await Session.Of(db, http.User) is { } person)
            return TypedResults.Ok(Sign(person.Id, person.Rights with { ActFor = false }, keys, machine.GetUtcNow()));
        if (Refusal.IfNotText("key", command.Key, 200) is { } missing) return missing.Answer();
        if (await db.Single<Bearer>(LoadGood, new { Hash = Key.HashOf(command.Key!) }) is not { } bearer) return KeyUnknown.Answer();
        return bearer.Rights is { } rights ? TypedResults.Ok(Sign(bearer.AccountId, rights, keys, machine.GetUtcNow())) : WithoutUnits.Answer();
    }

    internal static Token Sign(string accountId, Rights rights, TokenKeys keys, DateTimeOffset now)
    {
        var until = DateTimeOffset.FromUnixTimeSeconds((now + Good).ToUnixTimeSeconds()).UtcDateTime;
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenKeys.Issuer,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = until,
            SigningCredentials = keys.Sign,
            Subject = new ClaimsIdentity(ClaimsOf(accountId, rights)),
        });
        return new Token(token, until);
    }

    private static IEnumerable<System.Security.Claims.Claim> ClaimsOf(string accountId, Rights rights) =>
    [
        new(Claim.Account, accountId),
        .. rights.Roles.Select(role => new System.Security.Claims.Claim(Claim.Role, role)),
        .. rights.Units.Select(unit => new System.Security.Claims.Claim(Claim.Unit, unit)),
        .. rights.ActFor ? [new System.Security.Claims.Claim(Claim.ActFor, "1")] : Array.Empty<System.Security.Claims.Claim>(),
    ];

    private static IResult PublicHalf(TokenKeys keys)
    {
        var point = ((ECDsaSecurityKey)keys.Check).ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return TypedResults.Ok(new
        {
            Keys = new[] { new { Kty = "EC", Use = "sig", Alg = "ES256", Crv = "P-256", X = Base64UrlEncoder.Encode(point.X), Y = Base64UrlEncoder.Encode(point.Y) } },
        });
    }

    private static readonly Refusal KeyUnknown = new("key-unknown", 401,
        "密钥不存在、已作废，或账号已停用。", "The key is unknown or revoked, or its account is disabled.") { Field = "key" };

    private static readonly Refusal WithoutUnits = new("key-without-units", 401,
        "账号已不属于这个密钥所限的单位，请重新发密钥。", "The account no longer belongs to any unit of this key; make a new key.") { Field = "key" };

    private const string LoadGood = """
        SELECT k.AccountId, k.Roles, k.Units, k.ActFor, a.Roles AS AccountRoles, a.Units AS AccountUnits, a.ActFor AS AccountActFor
        FROM Keys k JOIN Accounts a ON a.Id = k.AccountId
        WHERE k.Hash = @Hash AND k.RevokedAt IS NULL AND a.Disabled = 0
        """;

    private sealed record Bearer
    {
        public string AccountId { get; init; } = "";
        public string Roles { get; init; } = "";
        public string Units { get; init; } = "";
        public bool ActFor { get; init; }
        public string AccountRoles { get; init; } = "";
        public string AccountUnits { get; init; } = "";
        public bool AccountActFor { get; init; }

        public Rights? Rights => Rights.Of(Roles, Units, ActFor).And(Rights.Of(AccountRoles, AccountUnits, AccountActFor));
    }
}

/// <summary>A token: send it as Authorization: Bearer.</summary>
/// <param name="Value">The token.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record Token([property: System.Text.Json.Serialization.JsonPropertyName("token")] string Value, DateTime ExpiresAt);
