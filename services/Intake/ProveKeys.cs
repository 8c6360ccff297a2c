using System.Security.Cryptography;
using Hotline.Platform;
using Microsoft.Extensions.Hosting;

namespace Hotline.Intake;

/// <summary>Before the first call: the keys here open what was protected in the database. Somebody may have put back the one without the other.</summary>
/// <exception cref="DatabaseUnusable">They do not; callers' names and numbers could not be read, nor new ones found again.</exception>
internal sealed class ProveKeys(CallerSafe safe) : IHostedService
{
    public async Task StartAsync(CancellationToken stopping)
    {
        try
        {
            await safe.Prove();
        }
        catch (CryptographicException error)
        {
            throw new DatabaseUnusable("the keys are not those that intake's callers were protected with: put back the folder keys and the databases of one backup", error);
        }
    }

    public Task StopAsync(CancellationToken stopping) => Task.CompletedTask;
}
