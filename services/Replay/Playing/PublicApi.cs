using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;
using Polly.Retry;

namespace Hotline.Replay;

/// <summary>The public HTTP API, as agents, dispatchers, departments and coordinators use it. While a service is away, what is sent to it is tried again.</summary>
internal sealed class PublicApi : IDisposable
{
    private static readonly TimeSpan LongestAway = TimeSpan.FromMinutes(10);
    private readonly HttpClient http;
    private readonly Tokens tokens;
    private readonly ResiliencePipeline<HttpResponseMessage> patient;

    public PublicApi(Uri url, string key)
    {
        var sockets = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        http = new HttpClient(sockets) { BaseAddress = url, Timeout = TimeSpan.FromSeconds(60) };
        tokens = new Tokens(http, key);
        patient = new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(Patience).Build();
    }

    /// <summary>Sends a command, under a simulated clock with its instant (UTC); the answer is the fact it led to, or the problem.</summary>
    public async Task<Answer> Send(HttpMethod method, string path, string actFor, object body, string? key, CancellationToken stopping, DateTime? at = null)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), PlayJson.Default);
        using var response = await Exchange(() => Request(method, path, actFor, bytes, key, at), stopping);
        var said = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(stopping), PlayJson.Default.Said)!
            : new Said();
        return new Answer((int)response.StatusCode, said, response.Headers.Contains("Idempotency-Replayed"));
    }

    /// <summary>Asks; null where there is no such thing.</summary>
    public async Task<T?> Ask<T>(string path, string actFor, JsonTypeInfo<T> type, CancellationToken stopping) where T : class
    {
        using var response = await Exchange(() => Request(HttpMethod.Get, path, actFor, null, null, null), stopping);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        if (!response.IsSuccessStatusCode)
            throw new PlayException($"GET /api/{path} was answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(stopping)}");
        return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(stopping), type);
    }

    public void Dispose()
    {
        tokens.Dispose();
        http.Dispose();
    }

    private async Task<HttpResponseMessage> Exchange(Func<HttpRequestMessage> request, CancellationToken stopping)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        enough.CancelAfter(LongestAway);
        try
        {
            return await patient.ExecuteAsync(async token => await Once(request(), token), enough.Token);
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException && !stopping.IsCancellationRequested)
        {
            throw new PlayException($"{http.BaseAddress} did not answer: {away.Message}", away);
        }
    }

    private async Task<HttpResponseMessage> Once(HttpRequestMessage request, CancellationToken token)
    {
        using (request)
        {
            var bearer = await tokens.Good(token);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            var response = await http.SendAsync(request, token);
            if (response.StatusCode == HttpStatusCode.Unauthorized)
                tokens.Forget(bearer);
            return response;
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string actFor, byte[]? body, string? key, DateTime? at)
    {
        var request = new HttpRequestMessage(method, "api/" + path);
        request.Headers.TryAddWithoutValidation("Hotline-Act-For", actFor);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (at is not null)
            request.Headers.TryAddWithoutValidation("Hotline-At", at.Value.ToString("O", CultureInfo.InvariantCulture));
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return request;
    }

    private static RetryStrategyOptions<HttpResponseMessage> Patience => new()
    {
        MaxRetryAttempts = int.MaxValue,
        BackoffType = DelayBackoffType.Exponential,
        Delay = TimeSpan.FromMilliseconds(100),
        MaxDelay = TimeSpan.FromSeconds(2),
        UseJitter = true,
        ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome switch
        {
            { Exception: HttpRequestException } => true,
            { Exception: OperationCanceledException } => !outcome.Context.CancellationToken.IsCancellationRequested,
            { Result: { } response } => IsAway(response.StatusCode) || (IsWrong(response.StatusCode) && outcome.AttemptNumber < 3),
            _ => false,
        }),
        DelayGenerator = outcome => ValueTask.FromResult(outcome.Outcome.Result?.Headers.RetryAfter?.Delta),
        OnRetry = outcome => { outcome.Outcome.Result?.Dispose(); return default; },
    };

    private static bool IsAway(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status > 500;

    private static bool IsWrong(HttpStatusCode status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.InternalServerError;
}

/// <summary>What a service answered to a command.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Said">The fact or the problem.</param>
/// <param name="Again">The command was known already: this is the answer it got then.</param>
internal sealed record Answer(int Status, Said Said, bool Again)
{
    public bool IsDone => Status < 300;
}

/// <summary>The replay cannot go on. The message is one sentence for whoever started it.</summary>
public sealed class PlayException(string sentence, Exception? cause = null) : Exception(sentence, cause);
