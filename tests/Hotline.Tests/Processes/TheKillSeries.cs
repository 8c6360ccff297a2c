using Hotline.Tests.Replay;
using Xunit;

namespace Hotline.Tests.Processes;

/// <summary>
/// Real orders, and generated ones with transfers, while each process in turn is killed with -9 and started again, the broker is away for 30 s,
/// and a service first starts after 500 orders. Only with HOTLINE_LONG=1; its table is also written to the file that HOTLINE_KILLS names.
/// </summary>
[Collection("processes")]
public sealed class TheKillSeries
{
    private const string Real = "nyc311", Generated = "generated";
    private const string Registered = "SELECT COUNT(*) FROM WorkOrders";

    public static TheoryData<string, string> Deaths { get; } = new(
        from file in new[] { Real, Generated }
        from victim in Compose.Roles().Select(role => role.Name).Append("the broker")
        select (file, victim));

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task Nothing_is_lost_or_doubled(string file, string victim)
    {
        SkipUnlessLong();
        await using var broker = new ABroker();
        await using var processes = new FiveProcesses(await broker.Room());
        await processes.Start(processes.Roles);
        var replay = Replay(processes, await Played(processes, file));
        var killedAt = file == Real ? 1500 : 300;
        await processes.Until("intake", Registered, killedAt, unlessDone: replay);
        if (victim == "the broker")
            await Away(broker);
        else
        {
            await processes.Kill(victim);
            await processes.Start(victim);
        }
        await Closed(file, victim, $"at {killedAt} registered", replay);
    }

    [Theory]
    [InlineData("dispatch")]
    [InlineData("scoring")]
    public async Task A_service_first_started_after_500_orders_has_missed_none(string late)
    {
        SkipUnlessLong();
        await using var broker = new ABroker();
        await using var processes = new FiveProcesses(await broker.Room());
        await processes.Start(processes.Roles.Where(role => role != late));
        using var caller = await Caller.At(processes.FrontDoor, await processes.Key());
        for (var order = 0; order < 500; order++)
            await caller.Register();
        while (await caller.Unsent("intake") > 0)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        await processes.Start(late);
        await caller.Settled();
        var queued = await caller.Ask(HttpMethod.Get, "/api/dispatch/work-orders?state=queued&limit=1000", "dispatcher");
        Assert.Equal(500, queued.GetArrayLength());
        await Closed(Generated, late, "first started after 500 registered", Replay(processes, await Played(processes, Generated)));
    }

    private static void SkipUnlessLong()
    {
        if (Environment.GetEnvironmentVariable("HOTLINE_LONG") != "1")
            Assert.Skip("the kill series takes half an hour: HOTLINE_LONG=1");
    }

    private static async Task<string[]> Played(FiveProcesses processes, string file) => file == Real
        ? [ReplayTexts.Shared("nyc311/nyc311_20230228_12h.csv"), "--columns", ReplayTexts.NewYorkColumns, "--zone", "America/New_York"]
        : [await processes.Generated(orders: 1000)];

    private static async Task<(int Code, string Said)> Replay(FiveProcesses processes, string[] played) =>
        await processes.Run(["replay", .. played, "--url", processes.FrontDoor.ToString(), "--key", await processes.Key()]);

    private static async Task Away(ABroker broker)
    {
        await broker.Stop();
        await Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await broker.Start();
    }

    private static async Task Closed(string file, string victim, string when, Task<(int Code, string Said)> replay)
    {
        var (code, said) = await replay;
        var line = said.Split('\n')[^1];
        if (Environment.GetEnvironmentVariable("HOTLINE_KILLS") is { Length: > 0 } table)
            await File.AppendAllTextAsync(table, $"| {file} | {victim} | {when} | exit {code} | `{line}` |\n");
        Assert.Contains("\"lost\":0,\"doubled\":0,", line, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }
}
