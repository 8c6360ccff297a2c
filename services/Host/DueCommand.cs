using System.CommandLine;
using System.Globalization;
using Hotline.Contracts;
using Hotline.WorkingTime;

namespace Hotline.Host;

/// <summary>The deadline of a demand received then, and how it was counted, by the calendar and limits that ship with the program.</summary>
internal static class DueCommand
{
    public static Command New()
    {
        var from = new Option<string>("--from") { Description = "When it was received, China time: \"2026-02-14 17:59\".", HelpName = "TIME", Required = true };
        var type = new Option<string>("--type") { Description = $"One of {string.Join(", ", WorkOrderTypes.All)}.", HelpName = "TYPE", Required = true };
        var urgency = new Option<string>("--urgency") { Description = $"One of {string.Join(", ", Urgencies.All)}.", HelpName = "URGENCY", DefaultValueFactory = _ => Urgencies.Ordinary };
        var category = new Option<string?>("--category") { Description = "Its category, where limits differ by it.", HelpName = "CATEGORY" };
        var command = new Command("due", "Prints the deadline, and how it was counted.") { from, type, urgency, category };
        command.SetAction((parsed, _) => Explain(
            Received(parsed.GetValue(from)!),
            Known("--type", parsed.GetValue(type)!, WorkOrderTypes.All),
            Known("--urgency", parsed.GetValue(urgency)!, Urgencies.All),
            parsed.GetValue(category),
            parsed.InvocationConfiguration.Output));
        return command;
    }

    private static async Task<int> Explain(DateTime received, string type, string urgency, string? category, TextWriter answers)
    {
        var allowed = Limits.Guangdong.For(type, urgency, category).Handle;
        foreach (var line in HowCounted.Explain(received, allowed, WorkingCalendar.OfficeHours))
            await answers.WriteLineAsync(line);
        return 0;
    }

    private static DateTime Received(string text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var china)
            ? WorkingCalendar.ToUtc(china)
            : throw new WrongSetting($"--from {text}: a time in China is like \"2026-02-14 17:59\"");

    private static string Known(string option, string word, string[] known) =>
        known.Contains(word) ? word : throw new WrongSetting($"{option} {word}: use one of {string.Join(", ", known)}");
}
