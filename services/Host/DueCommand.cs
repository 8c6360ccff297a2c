using System.CommandLine;
using System.Globalization;
using Hotline.Contracts;
using Hotline.WorkingTime;

namespace Hotline.Host;

/// <summary>The deadline of a demand received then, and how it was counted: by the calendar and limits that ship with the program, or by those that a running system has published.</summary>
internal static class DueCommand
{
    public static Command New()
    {
        var from = new Option<string>("--from") { Description = "When it was received, China time: \"2026-02-14 17:59\".", HelpName = "TIME", Required = true };
        var type = new Option<string>("--type") { Description = $"One of {string.Join(", ", WorkOrderTypes.All)}.", HelpName = "TYPE", Required = true };
        var urgency = new Option<string>("--urgency") { Description = $"One of {string.Join(", ", Urgencies.All)}.", HelpName = "URGENCY", DefaultValueFactory = _ => Urgencies.Ordinary };
        var category = new Option<string?>("--category") { Description = "Its category, where limits differ by it.", HelpName = "CATEGORY" };
        var unit = new Option<string?>("--unit") { Description = "The unit's code, where it has a calendar of its own.", HelpName = "UNIT" };
        var url = new Option<string?>("--url") { Description = "Counts by what this system has published; without it by what ships with the program.", HelpName = "URL" };
        var key = new Option<string?>("--key") { Description = "A key of any role, for --url.", HelpName = "KEY" };
        var command = new Command("due", "Prints the deadline, and how it was counted.") { from, type, urgency, category, unit, url, key };
        command.SetAction(async (parsed, stopping) =>
        {
            var received = Received(parsed.GetValue(from)!);
            var (asked, grade) = (Known("--type", parsed.GetValue(type)!, WorkOrderTypes.All), Known("--urgency", parsed.GetValue(urgency)!, Urgencies.All));
            var (calendar, limits) = await RulesOfASystem.At(received, parsed.GetValue(url), parsed.GetValue(key), parsed.GetValue(unit), stopping);
            foreach (var line in HowCounted.Explain(received, limits.For(asked, grade, parsed.GetValue(category)).Handle, calendar))
                await parsed.InvocationConfiguration.Output.WriteLineAsync(line);
            return 0;
        });
        return command;
    }

    private static DateTime Received(string text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var china)
            ? WorkingCalendar.ToUtc(china)
            : throw new WrongSetting($"--from {text}: a time in China is like \"2026-02-14 17:59\"");

    private static string Known(string option, string word, string[] known) =>
        known.Contains(word) ? word : throw new WrongSetting($"{option} {word}: use one of {string.Join(", ", known)}");
}
