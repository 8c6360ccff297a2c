using System.CommandLine;
using System.Globalization;
using CsvHelper;
using Hotline.Contracts;
using Hotline.Scoring;

namespace Hotline.Host;

/// <summary>Points from rates in percent, to hold against a published bulletin: each item and the total, with two decimals.</summary>
internal static class PointsCommand
{
    // The columns of a bulletin, and what they are called on a score sheet.
    private static readonly (string Column, string Item)[] Columns =
        [("signed", ScoreItems.SignedInTime), ("on_time", ScoreItems.ClosedInTime), ("contacted", ScoreItems.Contacted), ("solved", ScoreItems.Solved), ("satisfaction", ScoreItems.Rating), ("reply_deduction", ScoreItems.PoorReply)];

    public static Command New()
    {
        var file = new Argument<string>("RATES.csv") { Description = "Columns unit,signed,on_time,satisfaction,satisfaction_target,reply_deduction (and contacted,solved for three-rates), in percent and points; an empty field is not counted." };
        var rules = new Option<string>("--rules") { Description = $"One of {string.Join(", ", ShippedRules.All.Select(set => set.Set))}.", HelpName = "RULES", Required = true };
        var command = new Command("points", "Prints the points that rates give.") { file, rules };
        command.SetAction((parsed, _) => Print(parsed.GetValue(file)!, Known(parsed.GetValue(rules)!), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static ScoringRules Known(string rules) =>
        RulesBook.Shipped.Latest(rules) ?? throw new WrongSetting($"--rules {rules}: use one of {string.Join(", ", ShippedRules.All.Select(set => set.Set))}");

    private static async Task<int> Print(string path, ScoringRules rules, TextWriter answers)
    {
        (string Column, string Item)[] items = [.. Columns.Where(one => rules.For(one.Item) is { Points: > 0 })];
        var units = Read(path, items);
        await answers.WriteLineAsync($"{"unit",-24}{string.Concat(items.Select(one => $"{one.Column,18}"))}{"total",12}{"of",10}");
        foreach (var (unit, rates) in units)
        {
            List<(int? Points, int Possible)> points = [.. items.Select(one => (rates[one.Item] is { } rate ? PointsFromRates.Of(Rule(rules, one.Item, rates), rate) : (int?)null, rules.For(one.Item)!.Points))];
            await answers.WriteLineAsync($"{unit,-24}{string.Concat(points.Select(one => $"{Said(one.Points),18}"))}{Said(points.Sum(one => one.Points ?? 0)),12}{Said(points.Sum(one => one.Points is null ? 0 : one.Possible)),10}");
        }
        return 0;
    }

    private const string Target = "satisfaction_target";

    private static ScoringRule Rule(ScoringRules rules, string item, Dictionary<string, decimal?> rates) =>
        item == ScoreItems.Rating && rates[Target] is { } target ? rules.For(item)! with { Target = (int)(target * 100) } : rules.For(item)!;

    private static string Said(int? hundredths) => hundredths is null ? "-" : (hundredths.Value / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static List<(string Unit, Dictionary<string, decimal?> Rates)> Read(string path, (string Column, string Item)[] items)
    {
        try
        {
            using var text = new StreamReader(path);
            using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
            if (!csv.Read() || !csv.ReadHeader() || !csv.HeaderRecord!.Contains("unit"))
                throw new WrongSetting($"{path}: the first line must name the columns unit,{string.Join(',', items.Select(one => one.Column))}");
            var units = new List<(string, Dictionary<string, decimal?>)>();
            while (csv.Read())
                units.Add((csv.GetField("unit")!, items.Append((Column: Target, Item: Target)).ToDictionary(one => one.Item, one => Number(csv, path, one.Column), StringComparer.Ordinal)));
            return units;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CsvHelperException)
        {
            throw new WrongSetting($"{path}: {wrong.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static decimal? Number(CsvReader csv, string path, string column)
    {
        if (!csv.TryGetField<string>(column, out var field) || string.IsNullOrWhiteSpace(field))
            return null;
        return decimal.TryParse(field.Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100 ? percent
            : throw new WrongSetting($"{path}, line {csv.Parser.Row}: {column} '{field}' is not a number from 0 to 100");
    }
}
