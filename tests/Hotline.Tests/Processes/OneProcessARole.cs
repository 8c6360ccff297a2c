using Xunit;

namespace Hotline.Tests.Processes;

/// <summary>One process a role over RabbitMQ: none may be missed for a while, and nothing is lost or done twice.</summary>
[Collection("processes")]
public sealed class OneProcessARole(ABroker broker)
{
    private static readonly string Demo = Repository.File("services/Replay/Demo/huangpu-200.csv");

    [Fact]
    public async Task Dispatch_is_killed_and_started_again_and_nothing_is_lost_or_doubled()
    {
        await using var processes = new FiveProcesses(await broker.Room());
        await processes.Start(processes.Roles);
        var replay = processes.Run("replay", Demo, "--url", processes.FrontDoor.ToString(), "--key", await processes.Key());
        await processes.Until("dispatch", "SELECT COUNT(*) FROM WorkOrders WHERE State = 'closed'", 20, unlessDone: replay);
        await processes.Kill("dispatch");
        await processes.Start("dispatch");
        var (code, said) = await replay;
        Assert.Contains("""{"registered":200,"dispatched":200,"disputed":8,"closed":200,"scored":200,"skipped":0,"lost":0,"doubled":0,""", said, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Two_processes_of_Dispatch_share_a_database_and_one_of_them_is_killed()
    {
        ASqlServer.SkipUnlessConfigured();
        using var databases = new DatabasesOfRoles();
        await using var processes = new FiveProcesses(await broker.Room(), databases.Connections);
        var twin = processes.Twin("dispatch");
        await processes.Start(processes.Roles);
        using var caller = await Caller.At(processes.FrontDoor, await processes.Key());
        var replay = processes.Run("replay", Demo, "--url", processes.FrontDoor.ToString(), "--key", await processes.Key());
        while ((await caller.Ask(HttpMethod.Get, "/api/dispatch/work-orders?state=closed&limit=20", "dispatcher")).GetArrayLength() < 20)
            Assert.False(replay.IsCompleted, "it was done before: " + processes.Complaints);
        await processes.Kill(twin);
        var (code, said) = await replay;
        Assert.Contains("""{"registered":200,"dispatched":200,"disputed":8,"closed":200,"scored":200,"skipped":0,"lost":0,"doubled":0,""", said, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Under_a_simulated_clock_five_processes_say_the_same_of_a_file_as_one()
    {
        if (Environment.GetEnvironmentVariable("HOTLINE_LONG") != "1")
            Assert.Skip("the limits of 200 orders in five processes take minutes: HOTLINE_LONG=1");
        await using var processes = new FiveProcesses(await broker.Room());
        processes.UnderASimulatedClock();
        await processes.Start(processes.Roles);
        var (code, said) = await processes.Run("replay", Demo, "--clock", "simulated", "--url", processes.FrontDoor.ToString(), "--key", await processes.Key());
        Assert.Equal(0, code);
        // The closing line tells the seconds; the one before is the report.
        Assert.Equal((await processes.Run("replay", Demo, "--clock", "simulated")).Said.Split('\n')[^2], said.Split('\n')[^2]);
    }

    [Fact]
    public async Task Services_first_started_after_100_orders_hear_of_all_of_them()
    {
        await using var processes = new FiveProcesses(await broker.Room());
        await processes.Start("intake", "web");
        using var caller = await Caller.At(processes.FrontDoor, await processes.Key());
        for (var order = 0; order < 100; order++)
            await caller.Register();
        while (await caller.Unsent("intake") > 0)
            await Task.Delay(50, TestContext.Current.CancellationToken);

        await processes.Start("dispatch", "escalation", "scoring");
        await caller.Settled();
        var queued = await caller.Ask(HttpMethod.Get, "/api/dispatch/work-orders?state=queued&limit=1000", "dispatcher");
        Assert.Equal(100, queued.GetArrayLength());
        var (code, said) = await processes.Run("undelivered", "--url", processes.FrontDoor.ToString(), "--key", await processes.Key());
        Assert.Equal((0, "0 undelivered"), (code, said));
    }

    [Fact]
    public async Task While_the_broker_is_away_registering_and_signing_go_on()
    {
        await using var own = new ABroker();
        await using var processes = new FiveProcesses(await own.Room());
        await processes.Start(processes.Roles);
        using var caller = await Caller.At(processes.FrontDoor, await processes.Key());
        await caller.Unit("ZJJ");
        var before = await caller.Register();
        await caller.Settled();
        await caller.Dispatch(before, "ZJJ");
        await caller.Settled();

        await own.Stop();
        var meanwhile = await caller.Register();
        await caller.Sign(before, "ZJJ");
        Assert.True(await caller.Unsent("intake") > 0);
        Assert.True(await caller.Unsent("dispatch") > 0);

        await own.Start();
        await caller.Settled();
        Assert.Equal("queued", (await caller.Ask(HttpMethod.Get, $"/api/dispatch/work-orders/{meanwhile}", "dispatcher")).GetProperty("state").GetString());
        Assert.Contains("WorkOrderSigned", await caller.Told("dispatch", before));
        Assert.Equal(0, await caller.Unsent("dispatch"));
    }
}
