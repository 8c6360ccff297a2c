using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Hotline.Platform;

/// <summary>Who may come in: a signed token, and a policy on every route.</summary>
public static class SignedIn
{
    /// <summary>Checks tokens with this key; a route without a policy of its own still asks for a signed-in account.</summary>
    public static IServiceCollection AddSignedIn(this IServiceCollection services, TokenKeys keys)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.TokenHandlers.Clear();
            options.TokenHandlers.Add(new RememberedTokens { MapInboundClaims = false });
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = TokenKeys.Issuer,
                ValidateAudience = false,
                IssuerSigningKey = keys.Check,
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                ClockSkew = TimeSpan.FromSeconds(30),
                NameClaimType = Claim.Account,
                RoleClaimType = Claim.Role,
            };
        });
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<TimeProvider>((options, machine) =>
            options.TokenValidationParameters.LifetimeValidator = (from, until, _, rules) => IsGood(from, until, rules.ClockSkew, machine.GetUtcNow().UtcDateTime));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services.AddSingleton<IAuthorizationMiddlewareResultHandler, SayWhy>();
    }

    private static bool IsGood(DateTime? from, DateTime? until, TimeSpan skew, DateTime now) =>
        (from is null || from.Value - skew <= now) && until is { } end && now < end + skew;

    /// <summary>A no at the door is a problem answer like every other no.</summary>
    private sealed class SayWhy : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult result)
        {
            if (result.Succeeded)
                return next(context);
            return Why(context.GetEndpoint(), result).Answer().ExecuteAsync(context);
        }

        // The framework's own endpoints for a wrong method or content type have no policy, and would be taken for a missing token.
        private static Refusal Why(Endpoint? endpoint, PolicyAuthorizationResult result) => (endpoint, endpoint?.DisplayName ?? "") switch
        {
            (null, _) => Refusal.NotFound,
            (_, var name) when name.StartsWith("405 ", StringComparison.Ordinal) => Door.WrongMethod,
            (_, var name) when name.StartsWith("415 ", StringComparison.Ordinal) => BadRequests.NotJson,
            _ => result.Challenged ? NotSignedIn : NotAllowed,
        };
    }

    private static readonly Refusal NotSignedIn = new("not-signed-in", 401,
        "请先登录，或用 POST /token 以密钥换取令牌。", "Sign in, or exchange a key for a token at POST /token.");

    private static readonly Refusal NotAllowed = new("not-allowed", 403,
        "您的角色不能做这项操作。", "Your role may not do this.");
}
