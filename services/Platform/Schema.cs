using System.Reflection;
using DbUp;

namespace Hotline.Platform;

/// <summary>Brings a service's database to the schema this program knows: plain .sql files, each run once, in the order of their names.</summary>
internal static class Schema
{
    /// <summary>Runs what has not been run yet. Throws with the failing file's name.</summary>
    public static void Upgrade(Dialect dialect, string address, Assembly? service)
    {
        var builder = DeployChanges.To.SqliteDatabase(address)
            .WithScriptsEmbeddedInAssembly(typeof(Schema).Assembly)
            .WithVariables(dialect.Words.ToDictionary())
            .WithTransactionPerScript()
            .LogToNowhere();
        if (service is not null)
            builder = builder.WithScriptsEmbeddedInAssembly(service);
        var result = builder.Build().PerformUpgrade();
        if (!result.Successful)
            throw new DatabaseUnusable($"the database could not be brought to this version: {result.ErrorScript?.Name} {result.Error.Message}", result.Error);
    }
}

/// <summary>A database that this program cannot work with, in one sentence.</summary>
public sealed class DatabaseUnusable(string why, Exception cause) : Exception(why, cause);
