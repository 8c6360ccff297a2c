using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Hotline.Platform;

namespace Hotline.Host;

/// <summary>What listeners could not hear, in all services of a running system, with the reason; and lets it be heard again.</summary>
internal static class UndeliveredCommand
{
    private static readonly Option<string> Url = new("--url") { Description = "Where the system listens.", HelpName = "URL", DefaultValueFactory = _ => new HostOptions().Urls };
    private static readonly Option<string> Key = new("--key") { Description = "An administrator's key.", HelpName = "KEY", Required = true };
    private static readonly Option<bool> SendAgain = new("--send-again") { Description = "Each is heard again; what still cannot be heard stays." };

    public static Command New()
    {
        var command = new Command("undelivered", "Lists what listeners could not hear; exit 1 where there is any.") { Url, Key, SendAgain };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stopping)
    {
        var url = parsed.GetValue(Url)!;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new WrongSetting($"--url {url}: an address is like {new HostOptions().Urls}");
        using var client = new HttpClient { BaseAddress = address };
        try
        {
            await SignIn(client, parsed.GetValue(Key)!, stopping);
            return await List(client, parsed.GetValue(SendAgain), parsed.InvocationConfiguration.Output, stopping);
        }
        catch (HttpRequestException error)
        {
            throw new WrongSetting($"--url {url} does not answer: {error.Message}");
        }
    }

    private static async Task SignIn(HttpClient client, string key, CancellationToken stopping)
    {
        using var answer = await client.PostAsJsonAsync("token", new { key }, stopping);
        var token = (await Read<JsonElement>(answer, stopping)).GetProperty("token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>0: there is none, or none any more.</summary>
    private static async Task<int> List(HttpClient client, bool sendAgain, TextWriter answers, CancellationToken stopping)
    {
        var left = 0;
        foreach (var service in Role.All.Where(role => role.MeetsOthers).Select(role => role.Name))
        {
            using var answer = await client.GetAsync($"api/{service}/undelivered?limit=1000", stopping);
            foreach (var row in await Read<List<UndeliveredFact>>(answer, stopping))
            {
                var heard = sendAgain && await HeardNow(client, service, row, stopping);
                left += heard ? 0 : 1;
                await answers.WriteLineAsync(Line(service, row, heard));
            }
        }
        await answers.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{left} undelivered"));
        return left == 0 ? 0 : 1;
    }

    private static async Task<bool> HeardNow(HttpClient client, string service, UndeliveredFact row, CancellationToken stopping)
    {
        var path = $"api/{service}/undelivered/{Uri.EscapeDataString(row.Fact)}/{Uri.EscapeDataString(row.Listener)}/send-again";
        using var answer = await client.PostAsync(path, null, stopping);
        return answer.IsSuccessStatusCode;
    }

    private static string Line(string service, UndeliveredFact row, bool heard) => string.Create(CultureInfo.InvariantCulture,
        $"{service,-11}{row.Listener,-24}{row.Type,-24}{row.At:yyyy-MM-dd HH:mm:ss}  {row.Fact}  {(heard ? "heard now" : row.Reason.ReplaceLineEndings(" "))}");

    private static async Task<T> Read<T>(HttpResponseMessage answer, CancellationToken stopping) => answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest => throw new WrongSetting("--key: the key is unknown or revoked, or its account is disabled"),
        HttpStatusCode.Forbidden => throw new WrongSetting("--key: the key is not an administrator's"),
        _ => (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>(Wire.Json, stopping))!,
    };
}
