using Hotline.Platform;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Intake;

/// <summary>After an upgrade: orders that were registered before there was a search are put into it, latest first, while everything else goes on. Afterwards it does nothing.</summary>
internal sealed class IndexOrders(ServiceDb db, ILogger<IndexOrders> log) : BackgroundService
{
    private const int AtOnce = 50;

    private sealed record Missing
    {
        public long Seq { get; init; }
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public string Content { get; init; } = "";
        public string? Address { get; init; }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var look = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (!await AllIndexed(stopping))
                await look.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException) { }
    }

    private async Task<bool> AllIndexed(CancellationToken stopping)
    {
        try
        {
            while (await Some(db) > 0)
                stopping.ThrowIfCancellationRequested();
            return true;
        }
        catch (Exception error) when (db.Dialect.IsTransient(error))
        {
            log.LogWarning(error, "orders cannot be put into the search now");
            return false;
        }
    }

    /// <summary>Puts some more into the search; how many. One unit an order, so that registering waits for none.</summary>
    internal static async Task<int> Some(ServiceDb db)
    {
        var missing = await db.List<Missing>(db.Dialect.First(Select), new { Limit = AtOnce });
        await Task.WhenAll(missing.Select(order => db.Write(async tx =>
        {
            await tx.IndexMissing(order.Seq, SearchWorkOrders.Terms(order.Number, order.Title, order.Content, order.Address));
            return true;
        })));
        return missing.Count;
    }

    private const string Select = """
        SELECT t.Seq, o.Number, o.Title, o.Content, o.Address
        FROM Texts t JOIN WorkOrders o ON o.Id = t.Id
        WHERE t.Done = 0 ORDER BY t.Seq DESC
        """;
}
