using System.CommandLine;
using System.Globalization;
using Hotline.Replay;

namespace Hotline.Host;

/// <summary>What a replay shows: how far it is on a terminal, what was wrong, the table, and the closing line last.</summary>
internal sealed class PlayShown(TextWriter complaints) : IAsyncDisposable
{
    private readonly bool terminal = !Console.IsErrorRedirected;
    private readonly Lock only = new();
    private long shownAt;
    private bool open;

    public void Show(int registered, int through)
    {
        if (!terminal) return;
        lock (only)
        {
            if (open && TimeProvider.System.GetElapsedTime(shownAt) < TimeSpan.FromMilliseconds(200)) return;
            (shownAt, open) = (TimeProvider.System.GetTimestamp(), true);
            complaints.Write(string.Create(CultureInfo.InvariantCulture, $"\r{registered} registered, {through} through "));
        }
    }

    public static async Task Tell(ReplayResult result, InvocationConfiguration console)
    {
        var answers = console.Output;
        await TellWrong(result, console.Error);
        foreach (var (name, value) in Table(result))
            await answers.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-22}{value,10}"));
        if (result.Report is { } report)
            await Tell(report, answers);
        await answers.WriteLineAsync(result.Line.ToString());
    }

    /// <summary>The rows that were not used, and what went wrong with others.</summary>
    public static async Task TellWrong(ReplayResult result, TextWriter complaints)
    {
        foreach (var sentence in result.Refused.Concat(result.Wrong))
            await complaints.WriteLineAsync(sentence);
    }

    /// <summary>时限统计, by unit.</summary>
    private static async Task Tell(YearReport report, TextWriter answers)
    {
        await answers.WriteLineAsync($"{"unit",-20}{"orders",8}{"closed",8}{"in time",8}{"yellow",8}{"red",8}{"caller",8}{"signed",8}{"watched",8}");
        await answers.WriteLineAsync($"{"",-20}{"",8}{"",8}{"",8}{"",8}{"",8}{"late",8}{"late",8}{"",8}");
        foreach (var unit in report.Units.Append(report.Total))
            await answers.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{unit.Unit,-20}{unit.Orders,8}{unit.Closed,8}{unit.OnTime,8}{unit.Yellow,8}{unit.Red,8}{unit.CallerRed,8}{unit.SignedLate,8}{unit.Supervised,8}"));
        await answers.WriteLineAsync(report.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (open) await complaints.WriteLineAsync();
        open = false;
    }

    private static string Share(int part, int all) => string.Create(CultureInfo.InvariantCulture, $"{(all == 0 ? 0 : 100.0 * part / all):0.00} %");

    private static IEnumerable<(string Name, object Value)> Table(ReplayResult result) =>
    [
        ("登记 registered", result.Line.Registered),
        ("派单 dispatched", result.Line.Dispatched),
        ("争议 disputed", result.Line.Disputed),
        ("办结 closed", result.Line.Closed),
        ("考核 scored", result.Line.Scored),
        ("跳过 skipped", result.Line.Skipped),
        ("避免的流转 avoided", result.Avoided),
        ("按先例派单 by precedent", result.Disputes.ByPrecedent),
        ("裁定后退单被拒 refused", result.ReturnsRefused),
        ("争议占比 上半 1st half", Share(result.Disputes.FirstDisputed, result.Disputes.First)),
        ("争议占比 下半 2nd half", Share(result.Disputes.SecondDisputed, result.Disputes.Second)),
        ("丢失 lost", result.Line.Lost),
        ("重复 doubled", result.Line.Doubled),
    ];
}
