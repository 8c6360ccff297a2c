using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hotline.Tests.Web;

/// <summary>An OpenID Connect provider at an address of its own, as small as the standard lets it be: discovery, authorization with PKCE, a code that works once, a signed token.</summary>
public sealed class AProvider : IAsyncDisposable
{
    public const string Client = "hotline-12345", Secret = "between-us-only";
    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "k1" };
    private readonly ECDsaSecurityKey _another = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "k1" };
    private readonly ConcurrentDictionary<string, Asked> _asked = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    /// <summary>What it was asked for when it sent somebody back.</summary>
    private sealed record Asked(string RedirectUri, string? Nonce, string Challenge);

    private AProvider(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>Who sits before it; it asks for no password here. Null refuses.</summary>
    public string? Who { get; set; } = "liwei";

    /// <summary>The nonce it answers with, where it is not the one it was given.</summary>
    public string? Nonce { get; set; }

    /// <summary>Whether it signs with a key that it does not show.</summary>
    public bool Forges { get; set; }

    /// <summary>For whom the token is.</summary>
    public string Audience { get; set; } = Client;

    /// <summary>The addresses asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public static async Task<AProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new AProvider(app);
        app.Use((http, next) => { provider.Requests.Enqueue(http.Request.Path); return next(); });
        app.MapGet("/.well-known/openid-configuration", provider.Describes);
        app.MapGet("/jwks", provider.ShowsKeys);
        app.MapGet("/authorize", provider.Authorizes);
        app.MapPost("/token", provider.Gives);
        await app.StartAsync();
        return provider;
    }

    private IResult Describes() => Results.Json(new
    {
        issuer = Url,
        authorization_endpoint = Url + "/authorize",
        token_endpoint = Url + "/token",
        jwks_uri = Url + "/jwks",
        response_types_supported = new[] { "code" },
        subject_types_supported = new[] { "public" },
        id_token_signing_alg_values_supported = new[] { "ES256" },
        code_challenge_methods_supported = new[] { "S256" },
    });

    private IResult ShowsKeys()
    {
        var point = _key.ECDsa.ExportParameters(false).Q;
        return Results.Json(new { keys = new[] { new { kty = "EC", use = "sig", alg = "ES256", crv = "P-256", kid = _key.KeyId, x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) } } });
    }

    private IResult Authorizes(string client_id, string response_type, string redirect_uri, string state, string code_challenge, string code_challenge_method, string? nonce)
    {
        if (client_id != Client || response_type != "code" || code_challenge_method != "S256")
            return Results.BadRequest();
        if (Who is null)
            return Results.Redirect($"{redirect_uri}?error=access_denied&state={Uri.EscapeDataString(state)}");
        var code = Ids.New();
        _asked[code] = new Asked(redirect_uri, nonce, code_challenge);
        return Results.Redirect($"{redirect_uri}?code={code}&state={Uri.EscapeDataString(state)}");
    }

    private async Task<IResult> Gives(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!_asked.TryRemove(form["code"].ToString(), out var asked) || form["redirect_uri"] != asked.RedirectUri || form["client_secret"] != Secret
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
            return Results.BadRequest(new { error = "invalid_grant" });
        return Results.Json(new { access_token = Ids.New(), token_type = "Bearer", expires_in = 60, id_token = IdToken(asked.Nonce) });
    }

    private string IdToken(string? nonce) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Url,
        Audience = Audience,
        Claims = new Dictionary<string, object> { ["sub"] = "7", ["preferred_username"] = Who!, ["nonce"] = Nonce ?? nonce ?? "", ["role"] = "administrator", ["unit"] = "ZJJ" },
        SigningCredentials = new SigningCredentials(Forges ? _another : _key, SecurityAlgorithms.EcdsaSha256),
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
