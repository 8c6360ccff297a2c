using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Platform;

/// <summary>Sends what was announced and is not sent yet, whatever its age: so what was said before a crash is said again, and the inboxes drop repeats.</summary>
public sealed class Relay : BackgroundService
{
    private const int InHand = 1000;
    private const int TriesBeforeParking = 5;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<long, int> _tries = [];
    private bool _anyFailed;
    private readonly ServiceDb _db;
    private readonly IFactBus _bus;
    private readonly Lease _lease;
    private readonly TimeProvider _machine;
    private readonly ILogger<Relay> _log;

    /// <summary>The relay of one service's facts. Of several processes on one database, one sends at a time: the holder names this one, also after it was started again.</summary>
    public Relay(ServiceDb db, IFactBus bus, string holder, TimeProvider machine, ILogger<Relay> log)
    {
        (_db, _bus, _machine, _log) = (db, bus, machine, log);
        _lease = new Lease(db, "relay", holder, machine);
        _db.Wake = () => _wake.Writer.TryWrite(true);
    }

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken stopping)
    {
        _db.Outbox.Add(await _db.Single<long>(CountUnsent));
        await base.StartAsync(stopping);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            if (await SendBatch(stopping) == 0)
                await (_anyFailed ? Rest(stopping) : Woken(stopping));
        }
    }

    /// <summary>Sends at most 1,000 rows; how many were sent. A row that could not be delivered stays unsent.</summary>
    internal async Task<int> SendBatch(CancellationToken stopping = default)
    {
        try
        {
            var rows = await _db.List<FactRow>(_db.Dialect.First(SelectUnsent), new { Limit = InHand });
            _anyFailed = false;
            if (rows is [var foremost, ..])
                _db.Outbox.Foremost(foremost.Seq, Now);
            else
                _db.Outbox.Clear();
            if (rows.Count > 0 && !await _lease.Held())
                return 0;
            var sent = (await Task.WhenAll(rows.Select(row => Send(row, stopping)))).Where(seq => seq > 0).ToList();
            if (sent.Count > 0)
                await Mark(sent);
            return sent.Count;
        }
        catch (Exception error) when (_db.Dialect.IsTransient(error))
        {
            _log.LogWarning(error, "the facts of {Service} cannot be read now", _db.Service);
            return 0;
        }
    }

    private async Task<long> Send(FactRow row, CancellationToken stopping)
    {
        try
        {
            await _bus.Deliver(row, stopping);
            return row.Seq;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (CannotBeSent error)
        {
            await Park(row, error);
            return 0;
        }
        catch (Exception error)
        {
            if (!_anyFailed)
                _log.LogWarning(error, "{Fact} {Id} is not delivered yet, and perhaps others", row.Type, row.Id);
            _anyFailed = true;
            return 0;
        }
    }

    /// <summary>A message that itself cannot be sent must not hold up the others: after so many tries it is set aside, with an alarm.</summary>
    private async Task Park(FactRow row, CannotBeSent error)
    {
        _tries[row.Seq] = _tries.GetValueOrDefault(row.Seq) + 1;
        if (_tries[row.Seq] < TriesBeforeParking)
            return;
        _log.LogError(error, "{Fact} {Id} cannot be sent and is parked", row.Type, row.Id);
        await _db.Run(tx => tx.Execute(MarkParked, new { row.Seq, At = Now }), new Origin(Now, null));
        _db.Outbox.Add(-1);
        _tries.TryRemove(row.Seq, out _);
    }

    private async Task Mark(List<long> sent)
    {
        var at = Now;
        await _db.Run(tx => tx.Execute(MarkSent, Runs(sent).Select(run => new { run.First, run.Last, At = at })), new Origin(at, null));
        _db.Outbox.Add(-sent.Count);
    }

    /// <summary>What follows one another without a gap: between them there can be no fact that was not sent.</summary>
    internal static IEnumerable<(long First, long Last)> Runs(IEnumerable<long> sent)
    {
        (long First, long Last) run = (0, -1);
        foreach (var seq in sent.Order())
        {
            if (seq == run.Last + 1)
            {
                run.Last = seq;
                continue;
            }
            if (run.First > 0)
                yield return run;
            run = (seq, seq);
        }
        if (run.First > 0)
            yield return run;
    }

    private DateTime Now => _machine.GetUtcNow().UtcDateTime;

    private static async Task Rest(CancellationToken stopping) => await Task.Delay(AfterFailure, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Until something was announced here, or another process may have.</summary>
    private async Task Woken(CancellationToken stopping)
    {
        using var look = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        look.CancelAfter(Look);
        try { await _wake.Reader.ReadAsync(look.Token); }
        catch (OperationCanceledException) { }
    }

    internal const string CountUnsent = "SELECT COUNT(*) FROM Facts WHERE SentAt IS NULL AND Sends = 1 AND ParkedAt IS NULL";

    private const string SelectUnsent = """
        SELECT Seq, Id, Subject, Number, Type, Body, ActorId, ActorRole, At, TraceParent
        FROM Facts WHERE SentAt IS NULL AND Sends = 1 AND ParkedAt IS NULL ORDER BY Seq
        """;

    private const string MarkParked = "UPDATE Facts SET ParkedAt = @At WHERE Seq = @Seq";

    private const string MarkSent = "UPDATE Facts SET SentAt = @At WHERE Seq >= @First AND Seq <= @Last";
}

/// <summary>The message itself is at fault: sending it again will not help.</summary>
public sealed class CannotBeSent(string why) : Exception(why);
