using System.CommandLine;
using System.Globalization;
using Hotline.Platform;
using Hotline.Scoring;

namespace Hotline.Host;

/// <summary>重算: prints what a month would come to under other rules, by unit and by incident, from the database beside a running host or from a running system. Changes nothing but with --apply.</summary>
internal static class RecomputeCommand
{
    private static readonly Option<string> Month = new("--month") { Description = "Which month: 2026-03.", HelpName = "MONTH", Required = true };
    private static readonly Option<string> Rules = new("--rules") { Description = "Set and version: three-rates@2.", HelpName = "RULES", Required = true };
    private static readonly Option<bool> FromFacts = new("--from-facts") { Description = "Folds every incident anew from what was heard of it, instead of what is kept: with the rules in force, nothing may change. For the databases of --data." };
    private static readonly Option<bool> Apply = new("--apply") { Description = "Marks the month by these rules; needs --url and the key of an assessor." };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why; needed for a month that is closed.", HelpName = "WORDS" };
    private static readonly Option<string?> Url = new("--url") { Description = "Asks this system; without it the databases of --data are read.", HelpName = "URL" };
    private static readonly Option<string?> Key = new("--key") { Description = "A key of the role assessor, for --url.", HelpName = "KEY" };

    public static Command New()
    {
        var command = new Command("recompute", "Prints what a month would come to under other rules.") { Month, Rules, FromFacts, Apply, Reason, Url, Key, Commands.Data };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stopping)
    {
        var (month, rules, url, key) = (parsed.GetValue(Month)!, parsed.GetValue(Rules)!, parsed.GetValue(Url), parsed.GetValue(Key));
        if (!DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw new WrongSetting($"--month {month}: a month looks like 2026-03");
        if (url is null != key is null)
            throw new WrongSetting(url is null ? "--key goes with --url" : "--url needs --key");
        if (parsed.GetValue(Apply) && url is null)
            throw new WrongSetting("--apply needs --url and --key: a running system marks its own sheets");
        if (parsed.GetValue(FromFacts) && url is not null)
            throw new WrongSetting("--from-facts reads the databases of --data; leave out --url");
        return url is null ? await FromFolder(parsed, month, rules) : await RunningSystem.Ask(url, key!, client => FromSystem(parsed, client, month, rules, stopping), stopping);
    }

    private static async Task<int> FromFolder(ParseResult parsed, string month, string rules)
    {
        var folder = new DataFolder(parsed.GetValue(Commands.Data)!);
        var settings = Settings.Here();
        if (!File.Exists(folder.Database(ScoringService.Name)) && settings.GetConnectionString(ScoringService.Name) is not { Length: > 0 })
            throw new WrongSetting($"--data {folder.Path}: there is no database of scoring in this folder, and ConnectionStrings__Scoring names none");
        await using var db = ServiceDb.OpenForReading(ScoringService.Name, Settings.Place(settings, ScoringService.Name, folder));
        await Tell(async (unit, after) => await RecomputeMonth.Preview(db, month, rules, TimeProvider.System.GetUtcNow().UtcDateTime, unit, after, parsed.GetValue(FromFacts)) ?? throw new WrongSetting($"--rules {rules}: there are no such rules"), parsed.InvocationConfiguration.Output);
        return 0;
    }

    private static async Task<int> FromSystem(ParseResult parsed, HttpClient client, string month, string rules, CancellationToken stopping)
    {
        var at = $"api/scoring/months/{month}/recompute";
        await Tell(async (unit, after) =>
        {
            using var answer = await client.GetAsync($"{at}?rules={Uri.EscapeDataString(rules)}&unit={Uri.EscapeDataString(unit)}&after={Uri.EscapeDataString(after)}", stopping);
            return await Understood<Recomputed>(answer, stopping);
        }, parsed.InvocationConfiguration.Output);
        if (!parsed.GetValue(Apply))
            return 0;
        using var applied = await client.PostAsJsonAsync(at, new RecomputeMonth.Command(rules, parsed.GetValue(Reason)), stopping);
        await Understood<MonthView>(applied, stopping);
        await parsed.InvocationConfiguration.Output.WriteLineAsync($"applied: the sheets of {month} are being marked by {rules}");
        return 0;
    }

    private static async Task<T> Understood<T>(HttpResponseMessage answer, CancellationToken stopping) => answer.IsSuccessStatusCode
        ? (await answer.Content.ReadFromJsonAsync<T>(Wire.Json, stopping))!
        : throw new WrongSetting((await answer.Content.ReadFromJsonAsync<Microsoft.AspNetCore.Mvc.ProblemDetails>(stopping))?.Title ?? $"the system answered {(int)answer.StatusCode}");

    private static async Task Tell(Func<string, string, Task<Recomputed>> ask, TextWriter answers)
    {
        var (page, changed, incidents) = (await ask("", ""), 0, 0);
        await answers.WriteLineAsync($"{page.Month}: {page.Now} now, {page.Rules} then");
        await answers.WriteLineAsync($"{"unit",-20}{"incidents",12}{"now",18}{"then",18}");
        foreach (var unit in page.Units)
            await answers.WriteLineAsync($"{unit.Unit.Code,-20}{unit.Sheets.ToString(CultureInfo.InvariantCulture),12}{Said(unit.Points, unit.Possible),18}{Said(unit.PointsThen, unit.PossibleThen),18}");
        while (true)
        {
            foreach (var one in page.Incidents.Where(one => (one.Points, one.Possible) != (one.PointsThen, one.PossibleThen)))
            {
                changed++;
                await answers.WriteLineAsync($"{one.Unit,-20}{one.WorkOrderId}  {Said(one.Points, one.Possible)} -> {Said(one.PointsThen, one.PossibleThen)}");
            }
            incidents += page.Incidents.Count;
            if (page.NextAfter is null)
                break;
            page = await ask(page.NextUnit!, page.NextAfter);
        }
        await answers.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{changed} of {incidents} incidents would change"));
    }

    private static string Said(int points, int possible) => string.Create(CultureInfo.InvariantCulture, $"{points / 100m:0.00}/{possible / 100m:0.00}");
}
