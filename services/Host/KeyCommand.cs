using System.CommandLine;
using Hotline.Platform;
using Hotline.Web;

namespace Hotline.Host;

/// <summary>Makes an API key, beside a running host or before the first start; prints the key alone.</summary>
internal static class KeyCommand
{
    public static Command New()
    {
        var name = new Option<string>("--name") { Description = "The account's name; it is made where there is none.", HelpName = "NAME", Required = true };
        var roles = new Option<string>("--role") { Description = "Its roles, with commas between.", HelpName = "ROLES", Required = true };
        var units = new Option<string>("--unit") { Description = "Its units, with commas between; a handler needs one.", HelpName = "CODES" };
        var actFor = new Option<bool>("--act-for") { Description = "It may act for others (replay)." };
        var command = new Command("key", "Makes an API key and prints it, once.") { name, roles, units, actFor, Commands.Data };
        command.SetAction((parsed, _) => Make(
            new DataFolder(parsed.GetValue(Commands.Data)!),
            parsed.GetValue(name)!,
            new Rights(Codes(parsed.GetValue(roles)), Codes(parsed.GetValue(units)), parsed.GetValue(actFor)),
            parsed.InvocationConfiguration.Output));
        return command;
    }

    private static async Task<int> Make(DataFolder folder, string name, Rights rights, TextWriter answers)
    {
        var clock = new BusinessClock(TimeProvider.System);
        await using var db = new ServiceDb(WebService.Name, Settings.Place(Settings.Here(), WebService.Name, folder.Made()), typeof(WebService).Assembly, clock);
        var key = await MakeKey.OfAccountNamed(db, clock, name, rights);
        if (key.Refused is { } refusal)
            throw new WrongSetting($"{Option(refusal.Field)}: {refusal.English}");
        await answers.WriteLineAsync(key.Secret);
        return 0;
    }

    private static string Option(string? field) => field switch
    {
        "roles" => "--role",
        "units" => "--unit",
        "actFor" => "--act-for",
        _ => "--name",
    };

    private static string[] Codes(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
