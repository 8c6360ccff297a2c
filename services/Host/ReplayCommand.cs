using System.CommandLine;
using System.Text.Json.Nodes;
using Hotline.Replay;

namespace Hotline.Host;

/// <summary>Plays real orders through the whole system: a running one, or one it starts itself.</summary>
internal static class ReplayCommand
{
    // The same account each time: with its data kept, a replay that was killed finds its commands again.
    private const string Account = "replay";

    internal static readonly Argument<string> File = new("FILE.csv") { Description = "Orders: opened_at,type,category,title,content,area,address,unit,channel,closed_at,transfers,satisfaction." };
    internal static readonly Option<string> Columns = new("--columns") { Description = "What the file calls them: opened_at=\"Created Date\",… or a JSON file.", HelpName = "NAMES" };
    internal static readonly Option<string> Zone = new("--zone") { Description = "The zone of times without an offset.", HelpName = "ZONE", DefaultValueFactory = _ => "Asia/Shanghai" };
    private static readonly Option<string> Url = new("--url") { Description = "Plays against this system; without it one is started.", HelpName = "URL" };
    private static readonly Option<string> Key = new("--key") { Description = "A key that may act for others, for --url.", HelpName = "KEY" };
    private static readonly Option<string> Data = new("--data") { Description = "Keeps the data of the system that is started here; without it they go with the command.", HelpName = "DIR" };
    internal static readonly Option<int> Actors = new("--actors") { Description = "Commands at once.", HelpName = "N", DefaultValueFactory = _ => ReplayOrder.UsualActors };

    private static readonly Option<bool> Precedents = new("--precedents") { Description = "Each ruling becomes an entry of the dispatch catalogue; the next such order goes by it." };

    public static Command New()
    {
        var command = new Command("replay", "Plays real orders through the public HTTP API, and counts what became of them.") { File, Columns, Zone, Url, Key, Data, Actors, Precedents, Commands.Clock };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stopping)
    {
        Refuse(parsed);
        var simulated = Commands.IsSimulated(parsed);
        try
        {
            var result = await Understood(async () =>
            {
                if (parsed.GetValue(Url) is { } url)
                    return await Play(parsed, new Uri(url), parsed.GetValue(Key)!, simulated, null, stopping);
                using var folder = new PlayFolder(parsed.GetValue(Data));
                return await PlayHere(parsed, folder.Path, simulated, null, stopping);
            });
            await PlayShown.Tell(result, parsed.InvocationConfiguration);
            return result.ExitCode;
        }
        catch (PlayException gone)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync("hotline: " + gone.Message);
            return 1;
        }
    }

    /// <summary>What is wrong with the file or an option is told as a wrong setting.</summary>
    internal static async Task<ReplayResult> Understood(Func<Task<ReplayResult>> play)
    {
        try
        {
            return await play();
        }
        catch (ReplayInputException wrong)
        {
            throw new WrongSetting(wrong.Message);
        }
    }

    /// <summary>Plays against a system of its own, with its data in this folder.</summary>
    internal static async Task<ReplayResult> PlayHere(ParseResult parsed, string folder, bool simulated, JsonObject? limits, CancellationToken stopping)
    {
        await using var app = HotlineApp.Build(new HostOptions { Urls = "http://127.0.0.1:0", Data = folder, SimulatedClock = simulated });
        await app.StartAsync(stopping);
        var result = await Play(parsed, new Uri(app.Urls.First()), await HotlineApp.MakeKey(app.Services, Account, actFor: true), simulated, limits, stopping);
        await app.StopAsync(stopping);
        return result;
    }

    private static async Task<ReplayResult> Play(ParseResult parsed, Uri url, string key, bool simulated, JsonObject? limits, CancellationToken stopping)
    {
        var file = parsed.GetValue(File)!;
        var columns = parsed.GetValue(Columns) is { } names ? ColumnNames.Parse(names) : ColumnNames.Ours;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(parsed.GetValue(Zone)!);
        await using var shown = new PlayShown(parsed.InvocationConfiguration.Error);
        return await ReplayRun.Play(new ReplayOrder
        {
            Lines = () => ReplayFile.Read(file, columns, zone),
            Mark = FileMark.Of(file),
            Url = url,
            Key = key,
            Actors = parsed.GetValue(Actors),
            SimulatedClock = simulated,
            Precedents = parsed.GetValue(Precedents),
            Limits = limits,
            Progress = shown.Show,
        }, stopping);
    }

    private static void Refuse(ParseResult parsed)
    {
        var (url, key) = (parsed.GetValue(Url), parsed.GetValue(Key));
        if (url is not null && (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
            throw new WrongSetting($"--url {url}: an address is like http://127.0.0.1:5345");
        if (url is null != key is null)
            throw new WrongSetting(url is null ? "--key goes with --url" : "--url needs --key, a key that may act for others");
        if (url is not null && parsed.GetValue(Data) is not null)
            throw new WrongSetting("--data is for the system that replay starts itself; it does not go with --url");
        RefuseWhatToPlay(parsed);
    }

    internal static void RefuseWhatToPlay(ParseResult parsed)
    {
        if (parsed.GetValue(Actors) is < 1 or > 256)
            throw new WrongSetting($"--actors {parsed.GetValue(Actors)}: use 1 to 256");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(parsed.GetValue(Zone)!, out _))
            throw new WrongSetting($"--zone {parsed.GetValue(Zone)}: a zone is like Asia/Shanghai");
    }
}
