using System.Diagnostics;
using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Bench;

/// <summary>
/// Messages handled a second with inbox, a changed row and an announced fact committed to disk, and by an empty handler: the same messages
/// through the same Bus, publisher confirms, quorum queue and prefetch, sent and handled in this process, in turn.
/// </summary>
internal static class RatioToAnEmptyHandler
{
    private const int Messages = 20_000, WarmUp = 5_000, Runs = 5;

    // As many as the relay has in hand.
    private const int AtOnce = 1000;

    public static async Task<Row> Run()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        await using var broker = await PrivateBroker.Started();
        await using var db = new ServiceDb(NoteSigning.Service, Place.InFile(Path.Combine(folder, "bench.db")), typeof(NoteSigning).Assembly, new BusinessClock(TimeProvider.System));
        var inbox = new CountedInbox(db, NullLogger.Instance);
        var listeners = new Listeners();
        listeners.In(NoteSigning.Service).Hears<WorkOrderSigned>(NoteSigning.Hear);
        var bus = new Bus(broker.At, listeners, new Dictionary<string, Inbox> { [NoteSigning.Service] = inbox }, NullLoggerFactory.Instance);
        using var relay = new Relay(db, bus, NoteSigning.Service, TimeProvider.System, NullLogger<Relay>.Instance);
        await bus.StartAsync(default);
        await relay.StartAsync(default);
        var row = await Compare(db, bus, inbox);
        await relay.StopAsync(default);
        await bus.StopAsync(default);
        Directory.Delete(folder, recursive: true);
        return row;
    }

    private static async Task<Row> Compare(ServiceDb db, Bus bus, CountedInbox inbox)
    {
        var (empty, ours) = (new List<double>(), new List<double>());
        foreach (var isEmpty in new[] { true, false })
            await Rate(db, bus, inbox, isEmpty, WarmUp);
        for (var n = 0; n < Runs; n++)
        {
            empty.Add(await Rate(db, bus, inbox, isEmpty: true, Messages));
            ours.Add(await Rate(db, bus, inbox, isEmpty: false, Messages));
        }
        var ratios = empty.Zip(ours, (e, o) => o / e).ToList();
        return new Row("messages with inbox, work and outbox committed to disk over a quorum queue, by those of an empty handler", "0.6",
            Row.Say($"{Median(ratios):F2}, median of {Runs} ({ratios.Min():F2} to {ratios.Max():F2}): {Median(ours):F0}/s by {Median(empty):F0}/s"));
    }

    /// <summary>Messages a second, from the first sent to the last handled.</summary>
    private static async Task<double> Rate(ServiceDb db, Bus bus, CountedInbox inbox, bool isEmpty, int messages)
    {
        var signed = Enumerable.Range(0, messages).Select(_ => Signed(Ids.New())).ToList();
        await db.Write(tx => tx.Execute(NoteSigning.Insert, signed));
        var rows = signed.ConvertAll(Message);
        inbox.IsEmpty = isEmpty;
        var handled = inbox.Handled(messages);
        var clock = Stopwatch.StartNew();
        foreach (var batch in rows.Chunk(AtOnce))
            await Task.WhenAll(batch.Select(row => bus.Deliver(row, default)));
        await handled;
        return messages / clock.Elapsed.TotalSeconds;
    }

    private static WorkOrderSigned Signed(string id) => new()
    {
        WorkOrderId = id,
        IncidentId = id,
        Revision = 1,
        At = new BusinessClock(TimeProvider.System).Now,
        ActorId = "bench/handler@ZJJ",
        ActorRole = Roles.Handler,
        Unit = "ZJJ",
        SignBy = new BusinessClock(TimeProvider.System).Now,
    };

    private static FactRow Message(WorkOrderSigned fact) => new() { Id = Ids.New(), Subject = fact.WorkOrderId, Type = nameof(WorkOrderSigned), Body = JsonSerializer.Serialize(fact, Wire.Json), At = fact.At };

    private static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt(Runs / 2);
}
