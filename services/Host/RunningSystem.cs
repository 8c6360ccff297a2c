using System.Net.Http.Headers;
using System.Text.Json;

namespace Hotline.Host;

/// <summary>A running system, asked at its front door with a key.</summary>
internal static class RunningSystem
{
    /// <summary>Asks it something. Throws a <see cref="WrongSetting"/> where the address is none or the system does not answer.</summary>
    public static async Task<T> Ask<T>(string url, string key, Func<HttpClient, Task<T>> ask, CancellationToken stopping)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new WrongSetting($"--url {url}: an address is like http://127.0.0.1:5345");
        try
        {
            using var client = new HttpClient { BaseAddress = address };
            using var answer = await client.PostAsJsonAsync("token", new { key }, stopping);
            var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(stopping)).GetProperty("token").GetString();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return await ask(client);
        }
        catch (HttpRequestException error)
        {
            throw new WrongSetting($"--url {url}: {error.Message}");
        }
    }
}
