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
    private readonly GroupedWriter? _writer;
    private readonly DbTransaction? _moment;

    /// <summary>Opens the database, making or upgrading it first.</summary>
    public ServiceDb(string service, string file, Assembly? schema, BusinessClock clock)
    {
        Service = service;
        Clock = clock;
        _address = Dialect.Address(file);
        Schema.Upgrade(Dialect, _address, schema);
        _writer = new GroupedWriter(this, _address);
    }

    private ServiceDb(string service, string file)
    {
        Service = service;
        Clock = new BusinessClock(TimeProvider.System);
        _address = Dialect.AddressForReading(file);
        var connection = Dialect.Connect(_address);
        connection.Open();
        _moment = Dialect.BeginReading(connection);
    }

    /// <summary>Opens an existing database for reading only, beside whoever writes it: all that is read is of one moment, and nothing is upgraded.</summary>
    public static ServiceDb OpenForReading(string service, string file) => new(service, file);

    /// <summary>intake, dispatch, escalation, scoring or web.</summary>
    public string Service { get; }

    /// <summary>What differs between databases.</summary>
    public Dialect Dialect { get; } = Dialect.Sqlite;

    internal BusinessClock Clock { get; }

    /// <summary>Set by the relay: called after each commit that announced something.</summary>
    internal Action Wake { get; set; } = static () => { };

    /// <summary>How many announced facts still wait to be sent.</summary>
    public OutboxGauge Outbox { get; } = new();

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
            return await unit(tx);
        }, origin);
    }

    /// <summary>The first row, or null, as committed by now.</summary>
    public async Task<T?> Single<T>(string sql, object? args = null)
    {
        if (_moment is not null)
            return await _moment.Connection!.QueryFirstOrDefaultAsync<T>(sql, args, _moment);
        await using var connection = Dialect.Connect(_address);
        return await connection.QueryFirstOrDefaultAsync<T>(sql, args);
    }

    /// <summary>Rows as committed by now; the query says how many at most.</summary>
    public async Task<List<T>> List<T>(string sql, object? args = null)
    {
        if (_moment is not null)
            return (await _moment.Connection!.QueryAsync<T>(sql, args, _moment)).AsList();
        await using var connection = Dialect.Connect(_address);
        return (await connection.QueryAsync<T>(sql, args)).AsList();
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
