using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Hotline.Platform;

/// <summary>One unit of work inside <see cref="ServiceDb.Write{T}"/>. It may be run again, so it touches only this and its arguments.</summary>
public sealed class Transaction
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private List<Action>? _afterCommit;
    private int _decided;

    internal Transaction(ServiceDb db, DbConnection connection, DbTransaction transaction, Origin origin)
    {
        Db = db;
        _connection = connection;
        _transaction = transaction;
        Origin = origin;
    }

    internal ServiceDb Db { get; }

    internal Origin Origin { get; }

    internal bool Announced { get; set; }

    /// <summary>The business time of what caused this: a heard fact's, a timer's due time; for a command, now.</summary>
    public DateTime Now => Origin.At;

    /// <summary>The first row, or null.</summary>
    public Task<T?> Single<T>(string sql, object? args = null) =>
        AtOnce ? Task.FromResult(_connection.QueryFirstOrDefault<T>(Here(sql, args))) : _connection.QueryFirstOrDefaultAsync<T>(Here(sql, args));

    /// <summary>All rows; the query says how many at most.</summary>
    public async Task<List<T>> List<T>(string sql, object? args = null) =>
        (AtOnce ? _connection.Query<T>(Here(sql, args)) : await _connection.QueryAsync<T>(Here(sql, args))).AsList();

    /// <summary>Puts "the first @Limit rows" at the end of an ordered query.</summary>
    public string First(string orderedQuery) => Db.Dialect.First(orderedQuery);

    /// <summary>Runs a statement; how many rows it touched.</summary>
    public Task<int> Execute(string sql, object? args = null) =>
        AtOnce ? Task.FromResult(_connection.Execute(Here(sql, args))) : _connection.ExecuteAsync(Here(sql, args));

    /// <summary>Runs a statement that must touch a row. Where it touches none, somebody changed the row meanwhile: the unit is run again, and thrown out when that does not help.</summary>
    public async Task Change(string sql, object args)
    {
        if (await Execute(sql, args) == 0)
            throw new ChangedMeanwhile();
    }

    /// <summary>What must follow the commit, and only the commit.</summary>
    public void AfterCommit(Action then) => (_afterCommit ??= []).Add(then);

    // SQLite answers on the caller's thread: awaiting it would only be the longer way.
    private bool AtOnce => _connection is SqliteConnection;

    private CommandDefinition Here(string sql, object? args)
    {
        Statements.Watch(Db.Service, sql);
        return new CommandDefinition(sql, args, _transaction);
    }

    internal string NextId() => Origin.Cause is { } cause ? Ids.From($"{cause}/{_decided++}", Origin.At) : Ids.New();

    internal void Committed()
    {
        foreach (var then in _afterCommit ?? [])
            then();
    }
}

/// <summary>A row that a unit of work had read was changed before it saved.</summary>
public sealed class ChangedMeanwhile() : Exception("somebody changed the row meanwhile");

/// <summary>Where a unit of work comes from: its business time, its trace, and for listeners and timers the cause that its facts' ids derive from.</summary>
internal sealed record Origin(DateTime At, string? TraceParent, string? Cause = null);
