using System.Text.Json.Nodes;
using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>假设: other limits than the system's, published before the first order comes, so that a whole period is counted by them.</summary>
internal static class OtherLimits
{
    /// <summary>Publishes them, and waits until every service knows of it.</summary>
    /// <exception cref="ReplayInputException">They were refused; the sentence says why.</exception>
    public static async Task Publish(PublicApi api, JsonObject limits, CancellationToken stopping)
    {
        var last = await api.Ask("escalation/limits", Roles.Administrator, PlayJson.Default.JsonObject, stopping);
        var command = (JsonObject)limits.DeepClone();
        command["version"] = last!["version"]!.DeepClone();
        command.Remove("validFrom");
        var answer = await api.Send(HttpMethod.Put, "escalation/limits", Roles.Administrator, command, null, stopping);
        if (!answer.IsDone)
            throw new ReplayInputException($"--limits: {answer.Said.Title} ({answer.Said.Code})");
        await Drained.Wait(api, stopping);
    }
}
