using System.Data.Common;
using System.Diagnostics;
using System.Reflection;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Platform;

/// <summary>One service's own database: the only way a slice reads or writes.</summary>
public sealed class ServiceDb : IAsyncDisposable
{
    private static readonly AsyncLocal<bool> Inside = new();
    private readonly string _address;
    private readonly IWriter? _writer;
    private readonly DbTransaction? _moment;

    /// <summary>Opens the database, making or upgrading it first. Throws <see cref="DatabaseUnusable"/>, after the place's patience where its server does not answer.</summary>
    public ServiceDb(string service, Place place, Assembly? schema, BusinessClock clock)
    {
        Service = service;
        Clock = clock;
        Dialect = place.Dialect;
        _address = place.Address;
        _writer = Opening.Of(place, schema, () => Dialect.Writer(this, _address));
    }

    private ServiceDb(string service, Place place)
    {
        Service = service;
        Clock = new BusinessClock(TimeProvider.System);
        Dialect = place.Dialect;
        _address = Dialect.ForReading(place.Address);
        _moment = Opening.ForReading(place);
    }

    /// <summary>Opens an existing database for reading only, beside whoever writes it, and upgrades nothing. From a file all that is read is of one moment. Throws <see cref="DatabaseUnusable"/>.</summary>
    public static ServiceDb OpenForReading(string service, Place place) => new(service, place);

    /// <summary>intake, dispatch, escalation, scoring or web.</summary>
    public string Service { get; }

    /// <summary>What differs between databases.</summary>
    public Dialect Dialect { get; }

    internal BusinessClock Clock { get; }

    /// <summary>Set by the relay: called after each commit that announced something.</summary>
    internal Action Wake { get; set; } = static () => { };

    /// <summary>How many announced facts still wait to be sent.</summary>
    public OutboxGauge Outbox { get; } = new();

    /// <summary>How much was announced and heard here.</summary>
    public Traffic Traffic { get; } = new();

    /// <summary>
    /// Runs one unit of work and commits it, together with others on SQLite. The unit may be run again; its result is released after the commit.
    /// An answer of 400 and above takes back what the unit did. A Write inside a Write throws.
    /// </summary>
    public Task<T> Write<T>(Func<Transaction, Task<T>> unit)
    {
        var work = Idempotent.Wrap(unit);
        return Run(work, new Origin(Clock.Now, Activity.Current?.Id));
    }

    internal Task<T> Run<T>(Func<Transaction, Task<T>> unit, Origin origin)
    {
        if (Inside.Value)
            throw new InvalidOperationException("a Write inside a Write: the inner one would outlive the outer one's failure");
        return (_writer ?? throw new InvalidOperationException($"{Service} was opened for reading only")).Write(async tx =>
        {
            Inside.Value = true;
            if (Clock.Simulated is not null)
                SimulatedTime.Happens(origin.At);
            return await unit(tx);
        }, origin);
    }

    /// <summary>The first row, or null, as committed by now.</summary>
    public Task<T?> Single<T>(string sql, object? args = null) => Read(sql, (connection, moment) => connection.QueryFirstOrDefaultAsync<T>(sql, args, moment));

    /// <summary>Rows as committed by now; the query says how many at most.</summary>
    public Task<List<T>> List<T>(string sql, object? args = null) => Read(sql, async (connection, moment) => (await connection.QueryAsync<T>(sql, args, moment)).AsList());

    private async Task<T> Read<T>(string sql, Func<DbConnection, DbTransaction?, Task<T>> read)
    {
        Statements.Watch(Service, sql);
        if (_moment is not null)
            return await read(_moment.Connection!, _moment);
        return await Dialect.Reading.ExecuteAsync(async _ =>
        {
            await using var connection = Dialect.Connect(_address);
            return await read(connection, null);
        });
    }

    /// <summary>The database of the service whose route was called.</summary>
    public static ValueTask<ServiceDb?> BindAsync(HttpContext context, ParameterInfo _) =>
        ValueTask.FromResult<ServiceDb?>(context.RequestServices.GetRequiredKeyedService<ServiceDb>(
            context.GetEndpoint()!.Metadata.GetRequiredMetadata<OfService>().Name));

    /// <summary>Finishes what is begun and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
            await _writer.DisposeAsync();
        if (_moment?.Connection is { } connection)
            await connection.DisposeAsync();
    }
}

/// <summary>Which service a route belongs to.</summary>
public sealed record OfService(string Name);

/// <summary>How many announced facts are still to be sent; at the bound the door refuses commands, never a listener's own.</summary>
public sealed class OutboxGauge
{
    private long _unsent;
    private long _foremost;
    private long _waitsSince;

    /// <summary>Facts that may wait before commands are refused.</summary>
    public const int Bound = 100_000;

    /// <summary>Facts waiting now.</summary>
    public long Unsent => Interlocked.Read(ref _unsent);

    /// <summary>How long the foremost of them has been waiting to be sent, at this machine time.</summary>
    public TimeSpan Age(DateTime now) => Interlocked.Read(ref _waitsSince) is var since and > 0 && now.Ticks > since ? TimeSpan.FromTicks(now.Ticks - since) : TimeSpan.Zero;

    /// <summary>Nothing waits: what other processes announced or sent is forgotten.</summary>
    internal void Clear()
    {
        Interlocked.Exchange(ref _unsent, 0);
        Interlocked.Exchange(ref _waitsSince, 0);
    }

    /// <summary>This one is the first to be sent, and was not before this machine time where another was.</summary>
    internal void Foremost(long seq, DateTime now)
    {
        if (seq == _foremost)
            return;
        _foremost = seq;
        Interlocked.Exchange(ref _waitsSince, now.Ticks);
    }

    internal void Add(long facts) => Interlocked.Add(ref _unsent, facts);
}
