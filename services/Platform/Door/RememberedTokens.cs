using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hotline.Platform;

/// <summary>The same token comes with every request for ten minutes: its signature is checked the first time, its end each time.</summary>
internal sealed class RememberedTokens : JsonWebTokenHandler, IDisposable
{
    private const int Most = 4096;
    private readonly MemoryCache _good = new(new MemoryCacheOptions { SizeLimit = Most });

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (_good.Get<TokenValidationResult>(token) is { } known && StillGood(known, validationParameters))
            return known;
        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
            _good.Set(token, result, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = result.SecurityToken.ValidTo });
        return result;
    }

    public void Dispose() => _good.Dispose();

    private static bool StillGood(TokenValidationResult known, TokenValidationParameters rules) =>
        rules.LifetimeValidator(known.SecurityToken.ValidFrom, known.SecurityToken.ValidTo, known.SecurityToken, rules);
}
