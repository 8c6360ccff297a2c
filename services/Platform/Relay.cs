using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Platform;

/// <summary>Sends what was announced and is not sent yet, whatever its age: so what was said before a crash is said again, and the inboxes drop repeats.</summary>
public sealed class Relay : BackgroundService
{
    private const int InHand = 1000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ServiceDb _db;
    private readonly EmbeddedBus _bus;
    private readonly TimeProvider _machine;
    private readonly ILogger<Relay> _log;

    /// <summary>The relay of one service's facts.</summary>
    public Relay(ServiceDb db, EmbeddedBus bus, TimeProvider machine, ILogger<Relay> log)
    {
        (_db, _bus, _machine, _log) = (db, bus, machine, log);
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
            if (await SendBatch() == 0)
                await Wait(stopping);
        }
    }

    /// <summary>Sends at most 1,000 rows; how many were sent. A row that could not be delivered stays unsent.</summary>
    internal async Task<int> SendBatch()
    {
        try
        {
            var rows = await _db.List<FactRow>(_db.Dialect.First(SelectUnsent), new { Limit = InHand });
            var sent = (await Task.WhenAll(rows.Select(Send))).Where(seq => seq > 0).ToList();
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

    private async Task<long> Send(FactRow row)
    {
        try
        {
            await _bus.Deliver(row);
            return row.Seq;
        }
        catch (Exception error)
        {
            _log.LogWarning(error, "{Fact} {Id} is not delivered yet", row.Type, row.Id);
            return 0;
        }
    }

    private async Task Mark(List<long> sent)
    {
        var at = new DateTime(_machine.GetUtcNow().Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        await _db.Run(tx => tx.Execute(MarkSent, sent.Select(seq => new { Seq = seq, At = at })), new Origin(at, null));
        _db.Outbox.Add(-sent.Count);
    }

    private async Task Wait(CancellationToken stopping)
    {
        using var look = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        look.CancelAfter(Look);
        try { await _wake.Reader.ReadAsync(look.Token); }
        catch (OperationCanceledException) { }
    }

    internal const string CountUnsent = "SELECT COUNT(*) FROM Facts WHERE SentAt IS NULL AND Sends = 1";

    private const string SelectUnsent = """
        SELECT Seq, Id, Subject, Number, Type, Body, ActorId, ActorRole, At, TraceParent
        FROM Facts WHERE SentAt IS NULL AND Sends = 1 ORDER BY Seq
        """;

    private const string MarkSent = "UPDATE Facts SET SentAt = @At WHERE Seq = @Seq";
}
