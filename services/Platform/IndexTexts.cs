using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Platform;

/// <summary>After an upgrade: texts that were there before there was a search are put into it, latest first, while everything else goes on. Afterwards it does nothing.</summary>
/// <param name="db">The service's own.</param>
/// <param name="some">Puts some more into the search; how many.</param>
/// <param name="log">Told when the database is away.</param>
public sealed class IndexTexts(ServiceDb db, Func<ServiceDb, Task<int>> some, ILogger<IndexTexts> log) : BackgroundService
{
    private const int AtOnce = 50;

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
            while (await some(db) > 0)
                stopping.ThrowIfCancellationRequested();
            return true;
        }
        catch (Exception error) when (db.Dialect.IsTransient(error))
        {
            log.LogWarning(error, "what there is in {Service} cannot be put into the search now", db.Service);
            return false;
        }
    }

    /// <summary>Reads some that are missing and puts them in; how many. One unit a text, so that nobody waits for many.</summary>
    public static async Task<int> Some<T>(ServiceDb db, string select, Func<T, string> id, Func<T, IEnumerable<string>> terms)
    {
        var missing = await db.List<T>(db.Dialect.First(select), new { Limit = AtOnce });
        await Task.WhenAll(missing.Select(text => db.Write(async tx =>
        {
            await tx.IndexMissing(id(text), terms(text));
            return true;
        })));
        return missing.Count;
    }
}
