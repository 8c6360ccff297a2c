using System.Diagnostics;

namespace Hotline.Bench;

/// <summary>The rows as Markdown, with where and when they were measured.</summary>
internal static class Table
{
    /// <summary>Every row that the program can measure yet.</summary>
    public static async Task<List<Row>> All(int orders) =>
    [
        await RatioToAnEmptyHandler.Run(),
        await YearReplayed.Run(orders, overRabbitMq: false),
        await YearReplayed.Run(orders, overRabbitMq: true),
        .. await RegisterAtASteadyRate.Run(ordersPerSecond: 50, seconds: 30),
        await MemoryOfAHost.Run(),
        await StartToFirstAnswer.Run(),
        .. DeadlinesASecond.Run(),
        .. OwnersLookedUp.Run(),
    ];

    public static int Print(IEnumerable<Row> rows)
    {
        Console.WriteLine(Row.Say($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, broker included, at {Commit()}"));
        Console.WriteLine("\n| what | at least | measured |\n| --- | --- | --- |");
        foreach (var row in rows)
            Console.WriteLine($"| {row.What} | {row.Goal} | {row.Measured} |");
        return 0;
    }

    private static string Commit()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["describe", "--always", "--dirty"]) { RedirectStandardOutput = true })!;
        return git.StandardOutput.ReadToEnd().Trim();
    }
}
