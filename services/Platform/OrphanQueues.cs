using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Hotline.Platform;

/// <summary>At start, names the queues of ours that no listener serves any more: they stay bound and only grow.</summary>
public sealed class OrphanQueues(Queues queues, IEnumerable<ServiceDb> here, ILogger<OrphanQueues> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var db in here)
                await UntilAnswered.ExecuteAsync(async token => await Name(db, token), stopping);
        }
        catch (OperationCanceledException) { }
    }

    private async Task Name(ServiceDb db, CancellationToken stopping)
    {
        await queues.Remember(db);
        foreach (var orphan in (await queues.Of(db, stopping)).Where(queue => !queue.Served))
            log.LogWarning("no listener of this version serves the queue {Queue}; {Waiting} messages wait in it", orphan.Name, orphan.Waiting);
    }

    private static readonly ResiliencePipeline UntilAnswered = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = new PredicateBuilder().Handle<Exception>(error => error is not OperationCanceledException),
        MaxRetryAttempts = int.MaxValue,
        Delay = TimeSpan.FromSeconds(5),
    }).Build();
}
