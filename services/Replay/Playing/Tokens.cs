using System.Net;
using System.Text.Json;

namespace Hotline.Replay;

/// <summary>Exchanges the key for a token, and again in good time before that one ends.</summary>
internal sealed class Tokens(HttpClient http, string key) : IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim one = new(1);
    private TokenGiven? given;

    public async ValueTask<string> Good(CancellationToken stopping)
    {
        if (IsGood(given) is { } token) return token;
        await one.WaitAsync(stopping);
        try
        {
            return IsGood(given) ?? (given = await Exchange(stopping)).Token;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>It was refused: the service was started anew with another key pair, perhaps.</summary>
    public void Forget(string token)
    {
        if (given?.Token == token) given = null;
    }

    public void Dispose() => one.Dispose();

    private static string? IsGood(TokenGiven? given) =>
        given is not null && given.ExpiresAt - Early > TimeProvider.System.GetUtcNow().UtcDateTime ? given.Token : null;

    private async Task<TokenGiven> Exchange(CancellationToken stopping)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new KeyShown(key), PlayJson.Default.KeyShown));
        body.Headers.ContentType = new("application/json");
        using var response = await http.PostAsync("token", body, stopping);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest)
            throw new ReplayInputException("--key: the key is unknown or revoked, or its account is disabled.");
        response.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(stopping), PlayJson.Default.TokenGiven)!;
    }
}
