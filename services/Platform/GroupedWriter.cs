using System.Data;
using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Hotline.Platform;

/// <summary>
/// SQLite: units of work of many callers, committed together: on a disk that must be waited for, one wait serves all.
/// Where one must be taken back, the group is run again, each in a savepoint: a savepoint keeps every page as it was before, for something that hardly ever happens.
/// If the whole transaction is lost (disk full), each unit of the group is run again alone.
/// </summary>
internal sealed class GroupedWriter : IWriter
{
    private const int MostTogether = 256;
    private const int Runs = 3;

    // What a savepoint may have to put back would else be written to a file in /var/tmp: nobody reads it after a crash, so memory is enough.
    private const string Opening = "PRAGMA journal_mode=WAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000;";

    private readonly Channel<Unit> _waiting = Channel.CreateBounded<Unit>(4096);
    private readonly ServiceDb _db;
    private readonly PreparedConnection _connection;
    private readonly Task _writing;

    public GroupedWriter(ServiceDb db, string address)
    {
        _db = db;
        _connection = new PreparedConnection(address);
        _connection.Open();
        _connection.Execute(Opening);
        // A simulated year is a trial: it lives through a kill, and need not live through a power cut.
        _connection.Execute(db.Clock.Simulated is null ? "PRAGMA synchronous=FULL;" : "PRAGMA synchronous=OFF;");
        _writing = Task.Run(WriteGroups);
    }

    public async Task<T> Write<T>(Func<Transaction, Task<T>> work, Origin origin)
    {
        var unit = new Unit<T>(work, origin);
        await _waiting.Writer.WriteAsync(unit);
        return await unit.Answer;
    }

    private async Task WriteGroups()
    {
        var group = new List<Unit>(MostTogether);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < MostTogether && _waiting.Reader.TryRead(out var unit))
                group.Add(unit);
            await Commit(group);
            group.Clear();
        }
    }

    private async Task Commit(List<Unit> group)
    {
        try
        {
            if (!await Together(group))
                await Apart(group);
        }
        catch (Exception error) when (group.Count == 1)
        {
            group[0].Fail(error);
            return;
        }
        catch (Exception)
        {
            foreach (var unit in group.ToList())
                await Commit([unit]);
            return;
        }
        foreach (var unit in group)
            unit.Release();
    }

    /// <summary>False where a unit leaves what must be taken back: then nothing was done.</summary>
    private async Task<bool> Together(List<Unit> group)
    {
        await using var transaction = Begin();
        foreach (var unit in group)
            if (!await Stays(unit, transaction))
                return false;
        await transaction.CommitAsync();
        return true;
    }

    private async Task Apart(List<Unit> group)
    {
        await using var transaction = Begin();
        foreach (var unit in group)
            await RunInSavepoint(unit, transaction);
        await transaction.CommitAsync();
    }

    // It begins to write at once: a read that turns into a write would fail when somebody wrote between.
    private SqliteTransaction Begin() => _connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);

    /// <summary>False where the unit comes to nothing and has changed rows; most that do have changed none yet.</summary>
    private async Task<bool> Stays(Unit unit, SqliteTransaction transaction)
    {
        for (var run = 1; ; run++)
        {
            var before = Changes;
            try
            {
                await unit.Run(new Transaction(_db, _connection, transaction, unit.Origin));
                return !unit.Refused || Changes == before;
            }
            catch (Exception error) when (!Lost)
            {
                if (Changes != before)
                    return false;
                if (run < Runs && _db.Dialect.MayRunAgain(error))
                    continue;
                unit.Failed(error);
                return true;
            }
        }
    }

    private async Task RunInSavepoint(Unit unit, SqliteTransaction transaction)
    {
        for (var run = 1; ; run++)
        {
            _connection.Run("SAVEPOINT unit", transaction);
            try
            {
                await unit.Run(new Transaction(_db, _connection, transaction, unit.Origin));
                EndSavepoint(takeBack: unit.Refused, transaction);
                return;
            }
            catch (Exception error) when (!Lost)
            {
                EndSavepoint(takeBack: true, transaction);
                if (run < Runs && _db.Dialect.MayRunAgain(error))
                    continue;
                unit.Failed(error);
                return;
            }
        }
    }

    private void EndSavepoint(bool takeBack, SqliteTransaction transaction)
    {
        if (takeBack)
            _connection.Run("ROLLBACK TO unit", transaction);
        _connection.Run("RELEASE unit", transaction);
    }

    /// <summary>Rows inserted, changed or deleted since the connection was opened.</summary>
    private int Changes => SQLitePCL.raw.sqlite3_total_changes(_connection.Handle);

    /// <summary>The whole transaction was thrown away, not just a statement (disk full, input or output error).</summary>
    private bool Lost => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) != 0;

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
        await _connection.DisposeAsync();
    }

    private abstract class Unit(Origin origin)
    {
        public Origin Origin => origin;
        public abstract bool Refused { get; }
        public abstract Task Run(Transaction tx);
        public abstract void Failed(Exception error);
        public abstract void Release();
        public abstract void Fail(Exception error);
    }

    private sealed class Unit<T>(Func<Transaction, Task<T>> work, Origin origin) : Unit(origin)
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Transaction? _tx;
        private T? _result;
        private Exception? _error;

        public Task<T> Answer => _answer.Task;
        public override bool Refused => Refusal.IsOne(_result);

        public override async Task Run(Transaction tx)
        {
            (_tx, _error, _result) = (tx, null, default);
            _result = await work(tx);
        }

        public override void Failed(Exception error) => _error = error;

        public override void Fail(Exception error) => _answer.TrySetException(error);

        // What follows the commit is done before the caller hears of it: who was answered finds it counted.
        public override void Release()
        {
            if (_error is not null)
            {
                _answer.TrySetException(_error);
                return;
            }
            if (!Refused)
                _tx!.Committed();
            _answer.TrySetResult(_result!);
        }
    }
}
