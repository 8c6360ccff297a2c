using System.Reflection;
using Dapper;
using DbUp.Engine;

namespace Hotline.Platform;

/// <summary>Brings a service's database to the schema this program knows: plain .sql files, each run once, in the order of their names. What it cannot bring there it refuses in one sentence.</summary>
public static class Schema
{
    private const string Prefix = "Hotline.", Folder = ".Schema.";

    /// <summary>Runs what has not been run yet. Throws <see cref="DatabaseUnusable"/>.</summary>
    internal static void Upgrade(Place place, Assembly? service)
    {
        // Looked at before the record of migrations: another process that makes them now has then recorded them too.
        var tables = Tables(place);
        var engine = Engine(place, service);
        var done = engine.GetExecutedScripts();
        if (Refuse(done, [.. engine.GetDiscoveredScripts().Select(script => script.Name)], service) is { } refusal)
            throw new DatabaseUnusable($"{place.Named} cannot be used: {refusal}");
        if (done.Count == 0 && Strange(tables) is { } strange)
            throw new DatabaseUnusable($"{place.Named} cannot be used: {strange}");
        var result = engine.PerformUpgrade();
        if (!result.Successful)
            throw new DatabaseUnusable($"{place.Named} cannot be used: {Stopped(place.Dialect, result)}", result.Error);
    }

    /// <summary>The migrations of a service with Platform's, as this database reads them: the name it is recorded under, and its text.</summary>
    public static IEnumerable<(string Name, string Text)> Rendered(Dialect dialect, Assembly? service) =>
        from assembly in new[] { typeof(Schema).Assembly, service }
        where assembly is not null
        from name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        select (name, Rendered(dialect, assembly, name));

    private static string Rendered(Dialect dialect, Assembly assembly, string name)
    {
        using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return dialect.Words.Aggregate(text.ReadToEnd(), (sql, word) => sql.Replace($"${word.Key}$", word.Value, StringComparison.Ordinal));
    }

    private static UpgradeEngine Engine(Place place, Assembly? service) => place.Dialect.Migrations(place.Address)
        .WithScripts(Rendered(place.Dialect, service).Select((script, order) => new SqlScript(script.Name, script.Text, new SqlScriptOptions { RunGroupOrder = order })))
        .WithVariablesDisabled()
        .WithTransactionPerScript()
        .LogToNowhere()
        .Build();

    /// <summary>Another service's database, or one that a newer version has been at.</summary>
    private static string? Refuse(List<string> done, List<string> known, Assembly? service)
    {
        if (done.Except(known).FirstOrDefault() is not { } unknown)
            return null;
        return known.Exists(name => ServiceOf(name) == ServiceOf(unknown))
            ? $"its schema is newer than this program (it has {Short(unknown)}): start the version that wrote it, or a newer one"
            : $"it is the database of {ServiceOf(unknown).ToLowerInvariant()}, not of {ServiceOf((service ?? typeof(Schema).Assembly).GetName().Name + Folder).ToLowerInvariant()}";
    }

    private static List<string> Tables(Place place)
    {
        using var connection = place.Dialect.Connect(place.Address);
        return connection.Query<string>(place.Dialect.Tables).Where(name => !name.Equals("SchemaVersions", StringComparison.OrdinalIgnoreCase)).ToList();
    }

    /// <summary>Nothing says that a migration was run, and yet there are tables.</summary>
    private static string? Strange(List<string> tables) => tables.Count == 0 ? null
        : tables.Contains("Facts", StringComparer.OrdinalIgnoreCase) ? "a migration was begun there and not recorded: empty the database and start again, or put back its backup"
        : $"it holds something else (the table {tables[0]}): name an empty database";

    private static string Stopped(Dialect dialect, DatabaseUpgradeResult result) => dialect.IsTransient(result.Error)
        ? dialect.WhyUnusable(result.Error)
        : $"the migration {Short(result.ErrorScript?.Name)} stops, perhaps it was once begun and not finished ({dialect.WhyUnusable(result.Error)}): put back the last backup";

    private static string ServiceOf(string script) => script[Prefix.Length..script.IndexOf(Folder, StringComparison.Ordinal)];

    private static string? Short(string? script) => script?[(script.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];
}

/// <summary>A database that this program cannot work with: one sentence that names it.</summary>
public sealed class DatabaseUnusable(string sentence, Exception? cause = null) : Exception(sentence, cause);
