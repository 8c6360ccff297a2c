using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Hotline.Platform;

/// <summary>Where a service's data lies: in a file of its own, or in a database on a server that several processes of the role may share.</summary>
public sealed record Place
{
    private Place(Dialect dialect, string address, string named) => (Dialect, Address, Named) = (dialect, address, named);

    /// <summary>How that database is spoken to.</summary>
    public Dialect Dialect { get; }

    /// <summary>As people know it: the setting that names it, and what it names. Without the password.</summary>
    public string Named { get; }

    /// <summary>How long a start waits for a server that does not answer yet; a file answers at once or never.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    internal string Address { get; }

    /// <summary>A file of this service's own; one process writes it.</summary>
    public static Place InFile(string path) => new(Dialect.Sqlite, new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Pooling = true,
        DefaultTimeout = 30,
        ForeignKeys = false,
    }.ToString(), $"--data {path}");

    /// <summary>A database on SQL Server, for this service alone. Throws <see cref="DatabaseUnusable"/> where the text is no connection string or names no database.</summary>
    public static Place OnServer(string setting, string connectionString)
    {
        var given = Read(setting, connectionString);
        if (given.InitialCatalog.Length == 0)
            throw new DatabaseUnusable($"{setting} names no database: it needs Database=…");
        // One statement at a time: several on one connection are not in the common subset.
        given.MultipleActiveResultSets = false;
        given.ApplicationName = "Hotline";
        return new(Dialect.SqlServer, given.ToString(), $"{setting} (server {given.DataSource}, database {given.InitialCatalog})");
    }

    private static SqlConnectionStringBuilder Read(string setting, string connectionString)
    {
        try
        {
            return new SqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new DatabaseUnusable($"{setting} is not a connection string: {error.Message}", error);
        }
    }
}
