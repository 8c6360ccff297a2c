using System.CommandLine;
using System.Globalization;
using Hotline.Platform;

namespace Hotline.Host;

/// <summary>留痕: walks every chain of every service, beside a running host, and says what that proves.</summary>
internal static class VerifyTrailCommand
{
    private const string NotSealed = "Not proved: hourly seals over the heads do not exist yet, so the cutting off of a chain's end together with its head leaves no trace.";

    public static Command New()
    {
        var command = new Command("verify-trail", "Walks the trail of every service; exit 1 where a link is broken.") { Commands.Data };
        command.SetAction((parsed, _) => Verify(new DataFolder(parsed.GetValue(Commands.Data)!), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static async Task<int> Verify(DataFolder folder, TextWriter answers)
    {
        var settings = Settings.Here();
        var here = Role.Names.Where(service => File.Exists(folder.Database(service)) || settings.GetConnectionString(service) is { Length: > 0 }).ToArray();
        if (here.Length == 0)
            throw new WrongSetting($"--data {folder.Path}: there is no database of Hotline in this folder, and ConnectionStrings__… names none");
        var whole = true;
        foreach (var service in here)
            whole &= await VerifyOne(service, Settings.Place(settings, service, folder), answers);
        await answers.WriteLineAsync(NotSealed);
        return whole ? 0 : 1;
    }

    private static async Task<bool> VerifyOne(string service, Place place, TextWriter answers)
    {
        await using var db = ServiceDb.OpenForReading(service, place);
        var found = await Trail.Verify(db);
        var proved = string.Create(CultureInfo.InvariantCulture, $"{service}: {found.Facts:N0} facts in {found.Chains:N0} chains");
        await answers.WriteLineAsync(found.FirstBroken is null ? $"{proved}: whole" : $"{proved}: whole, then broken at {found.FirstBroken}");
        return found.FirstBroken is null;
    }
}
