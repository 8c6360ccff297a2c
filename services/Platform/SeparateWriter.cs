using System.Data;
using Polly;
using Polly.Retry;

namespace Hotline.Platform;

/// <summary>
/// Units of work each in a transaction of its own, on a server that other processes of the role write to as well: who lost a race, a deadlock or the connection is run again.
/// A unit whose commit was not answered is not: nobody knows whether it stands.
/// </summary>
internal sealed class SeparateWriter(ServiceDb db, string address) : IWriter
{
    // Fewer than the driver's pool has (100), so that readers find one.
    private readonly SemaphoreSlim _room = new(64);

    private readonly ResiliencePipeline _again = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(SqlServerDialect.IsAway),
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(200),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(db.Dialect.MayRunAgain),
            MaxRetryAttempts = 9,
            Delay = TimeSpan.FromMilliseconds(5),
            BackoffType = DelayBackoffType.Exponential,
            MaxDelay = TimeSpan.FromMilliseconds(250),
            UseJitter = true,
        })
        .Build();

    public async Task<T> Write<T>(Func<Transaction, Task<T>> work, Origin origin)
    {
        await _room.WaitAsync();
        try
        {
            return await _again.ExecuteAsync(async _ => await Attempt(work, origin));
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<T> Attempt<T>(Func<Transaction, Task<T>> work, Origin origin)
    {
        await using var connection = db.Dialect.Connect(address);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var tx = new Transaction(db, connection, transaction, origin);
        var result = await work(tx);
        if (Refusal.IsOne(result))
            return result;
        await Commit(transaction);
        tx.Committed();
        return result;
    }

    private static async Task Commit(System.Data.Common.DbTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync();
        }
        catch (Exception error) when (SqlServerDialect.IsAway(error))
        {
            throw new CommitUnknown(error);
        }
    }

    public ValueTask DisposeAsync()
    {
        _room.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The connection was lost while the commit was on its way: the unit stands or does not. The same command with the same Idempotency-Key finds out.</summary>
public sealed class CommitUnknown(Exception cause) : Exception("the database did not answer the commit", cause);
