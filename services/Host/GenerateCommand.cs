using System.CommandLine;
using System.Globalization;
using Hotline.Replay;

namespace Hotline.Host;

/// <summary>Writes orders to replay, in our own texts.</summary>
internal static class GenerateCommand
{
    public static Command New()
    {
        var file = new Argument<string>("FILE.csv") { Description = "The file to write." };
        var orders = new Option<int>("--orders") { Description = "How many.", HelpName = "N", Required = true };
        var year = new Option<int>("--year") { Description = "Over which year.", HelpName = "YEAR", DefaultValueFactory = _ => 2025 };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same orders.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var command = new Command("generate", "Writes orders to replay.") { file, orders, year, seed };
        command.SetAction((parsed, _) => Write(parsed.GetValue(file)!, parsed.GetValue(orders), parsed.GetValue(year), parsed.GetValue(seed),
            parsed.InvocationConfiguration));
        return command;
    }

    private static async Task<int> Write(string file, int orders, int year, ulong seed, InvocationConfiguration console)
    {
        try
        {
            GenerateOrders.Write(file, orders, year, seed, Console.IsErrorRedirected ? null : new Written(console.Error));
        }
        catch (ReplayInputException wrong)
        {
            throw new WrongSetting(wrong.Message);
        }
        await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{orders} orders in {file}"));
        return 0;
    }

    private sealed class Written(TextWriter complaints) : IProgress<int>
    {
        public void Report(int value) => complaints.Write(string.Create(CultureInfo.InvariantCulture, $"\r{value} orders "));
    }
}
