using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Hotline.Platform;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Web;

/// <summary>The person at a page, who asks the services and tells them what to do: over HTTP, with a token of their own, also when the services run in this process.</summary>
internal sealed class Desk(Neighbours neighbours, AuthenticationStateProvider session, [FromKeyedServices(WebService.Name)] ServiceDb db, TokenKeys keys, TimeProvider machine)
{
    /// <summary>A page may stand open for hours: who may no longer come in is found out within this.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    private string? _token;
    private DateTimeOffset _tokenUntil;

    /// <summary>Reads.</summary>
    public Task<Answer<T>> Ask<T>(string service, string path) => Send<T>(HttpMethod.Get, service, path, null, null);

    /// <summary>All there is of something that is read by pages, in the order of its code. None where the service does not answer to the end.</summary>
    public async Task<Answer<List<T>>> All<T>(string service, string what, Func<T, string> code)
    {
        const int page = 1000;
        for (var all = new List<T>(); ;)
        {
            var found = await Ask<List<T>>(service, $"{what}?limit={page}&after={Uri.EscapeDataString(all.Count == 0 ? "" : code(all[^1]))}");
            if (found.Value is not { } next)
                return new(null, found.No);
            all.AddRange(next);
            if (next.Count < page)
                return new(all, null);
        }
    }

    /// <summary>Commands; the same key twice is done once.</summary>
    public Task<Answer<T>> Tell<T>(string service, string path, object command, string? key = null) => Send<T>(HttpMethod.Post, service, path, command, key ?? Ids.New());

    /// <summary>Puts something in its place.</summary>
    public Task<Answer<T>> Put<T>(string service, string path, object what) => Send<T>(HttpMethod.Put, service, path, what, null);

    /// <summary>Takes something away.</summary>
    public Task<Answer<T>> Drop<T>(string service, string path) => Send<T>(HttpMethod.Delete, service, path, null, null);

    /// <summary>A code as a path: its slashes, which may part a tree, stay as they are.</summary>
    public static string PathOf(string code) => string.Join('/', code.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Reads a file as it is sent.</summary>
    public Task<Answer<byte[]>> AskFile(string service, string path) => Send(HttpMethod.Get, service, path, null, null, file => file.ReadAsByteArrayAsync()!);

    private Task<Answer<T>> Send<T>(HttpMethod method, string service, string path, object? command, string? key) =>
        Send(method, service, path, command, key, body => body.ReadFromJsonAsync<T>(Wire.Json));

    private async Task<Answer<T>> Send<T>(HttpMethod method, string service, string path, object? command, string? key, Func<HttpContent, Task<T?>> read)
    {
        if (await Token() is not { } token)
            return new(default, No.SignedOut);
        try
        {
            using var answer = await neighbours.Ask(service, path, address => Request(method, address, command, key, token), CancellationToken.None);
            return answer.IsSuccessStatusCode
                ? new(await read(answer.Content), null)
                : new(default, No.Read(await answer.Content.ReadFromJsonAsync<JsonElement>()));
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or JsonException)
        {
            return new(default, No.Away);
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, string address, object? command, string? key, string token)
    {
        var request = new HttpRequestMessage(method, address) { Content = command is null ? null : JsonContent.Create(command, options: Wire.Json) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    private async Task<string?> Token()
    {
        var now = machine.GetUtcNow();
        if (_token is not null && now < _tokenUntil)
            return _token;
        var person = await Session.Of(db, (await session.GetAuthenticationStateAsync()).User);
        _tokenUntil = now + LookAgain;
        return _token = person is null ? null : ExchangeToken.Sign(person.Id, person.Rights with { ActFor = false }, keys, now).Value;
    }
}
