using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hotline.Replay;

namespace Hotline.Host;

/// <summary>假设: plays one period twice under a simulated clock, by the limits that ship and by others, and prints both side by side. People do the same at the same times; only what is late differs.</summary>
internal static class WhatIfCommand
{
    private static readonly Option<string> Limits = new("--limits")
    {
        Description = "The other limits, as PUT /api/escalation/limits takes them: {\"name\":…,\"limits\":[{\"sign\":…,\"return\":…,\"handle\":…}],\"extensionDays\":…,\"extensionsAllowed\":…}.",
        HelpName = "LIMITS.json",
        Required = true,
    };

    public static Command New()
    {
        var command = new Command("what-if", "Plays a period twice, by the shipped limits and by others, and prints both side by side.") { ReplayCommand.File, ReplayCommand.Columns, ReplayCommand.Zone, ReplayCommand.Actors, Limits };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stopping)
    {
        ReplayCommand.RefuseWhatToPlay(parsed);
        var other = await Read(parsed.GetValue(Limits)!, stopping);
        // The others first: limits that are refused are refused before anything is played.
        var (then, now) = (await Played(parsed, other, stopping), await Played(parsed, null, stopping));
        await PlayShown.TellWrong(then, parsed.InvocationConfiguration.Error);
        await PlayShown.TellWrong(now, parsed.InvocationConfiguration.Error);
        await Tell(now.Report!, then.Report!, parsed.InvocationConfiguration.Output);
        return Math.Max(now.ExitCode, then.ExitCode);
    }

    private static Task<ReplayResult> Played(ParseResult parsed, JsonObject? limits, CancellationToken stopping) => ReplayCommand.Understood(async () =>
    {
        using var folder = new PlayFolder(null);
        return await ReplayCommand.PlayHere(parsed, folder.Path, simulated: true, limits, stopping);
    });

    private static async Task<JsonObject> Read(string path, CancellationToken stopping)
    {
        try
        {
            return JsonNode.Parse(await System.IO.File.ReadAllTextAsync(path, stopping)) as JsonObject ?? throw new WrongSetting($"--limits {path}: it holds no JSON object");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new WrongSetting($"--limits {path}: {wrong.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static async Task Tell(YearReport now, YearReport then, TextWriter answers)
    {
        await answers.WriteLineAsync($"{"unit",-20}{"orders",8}{"in time",16}{"yellow",16}{"red",16}{"watched",16}");
        await answers.WriteLineAsync($"{"",-20}{"",8}{"now",8}{"if",8}{"now",8}{"if",8}{"now",8}{"if",8}{"now",8}{"if",8}");
        var others = then.Units.Append(then.Total).ToDictionary(unit => unit.Unit, StringComparer.Ordinal);
        foreach (var (unit, other) in now.Units.Append(now.Total).Select(unit => (unit, others.GetValueOrDefault(unit.Unit) ?? new UnitInTime())))
            await answers.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{unit.Unit,-20}{unit.Orders,8}{unit.OnTime,8}{other.OnTime,8}{unit.Yellow,8}{other.Yellow,8}{unit.Red,8}{other.Red,8}{unit.Supervised,8}{other.Supervised,8}"));
        await answers.WriteLineAsync($"{{\"now\":{now},\"if\":{then}}}");
    }
}
