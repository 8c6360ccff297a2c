using System.Collections.Concurrent;
using Dapper;
using Hotline.Platform;
using Hotline.Tests;
using Microsoft.Data.SqlClient;
using Xunit;

[assembly: AssemblyFixture(typeof(ASqlServer))]

namespace Hotline.Tests;

/// <summary>
/// The server that HOTLINE_TEST_SQLSERVER names by a connection string whose login may make databases. Tests borrow databases on it, which are emptied when they are given back
/// and dropped at the end. Where it names none, what needs one is skipped: unconfigured.
/// </summary>
public sealed class ASqlServer : IDisposable
{
    /// <summary>This test's data lie on the server.</summary>
    public static readonly AsyncLocal<bool> Here = new();

    private static readonly string? Server = Environment.GetEnvironmentVariable("HOTLINE_TEST_SQLSERVER");
    private static readonly ConcurrentDictionary<string, ConcurrentBag<string>> Free = new(StringComparer.Ordinal);
    private static readonly ConcurrentBag<string> Made = [];

    public static void SkipUnlessConfigured()
    {
        if (string.IsNullOrEmpty(Server))
            Assert.Skip("unconfigured: HOTLINE_TEST_SQLSERVER names no SQL Server");
    }

    /// <summary>An empty database for this service, whose schema stands or is made by the service that opens it.</summary>
    public static (string Name, Place Place) Lend(string service)
    {
        if (!Free.GetOrAdd(service, _ => []).TryTake(out var name))
            name = Make();
        return (name, Place.OnServer($"ConnectionStrings__{service}", ConnectionTo(name)));
    }

    /// <summary>A database that nobody used before: it has no tables.</summary>
    public static string Make()
    {
        var name = "hotline_test_" + Guid.CreateVersion7().ToString("N");
        using var connection = new SqlConnection(Server);
        connection.Execute($"CREATE DATABASE {name}");
        Made.Add(name);
        return name;
    }

    public static string ConnectionTo(string database) => new SqlConnectionStringBuilder(Server) { InitialCatalog = database }.ToString();

    public static void GiveBack(string service, string name)
    {
        using (var connection = new SqlConnection(ConnectionTo(name)))
            foreach (var table in Tables(connection))
                connection.Execute($"DELETE FROM {table}");
        Free[service].Add(name);
    }

    public static string Everything(string name)
    {
        using var connection = new SqlConnection(ConnectionTo(name));
        return string.Join('\n', from table in Tables(connection)
                                 from IDictionary<string, object> row in connection.Query($"SELECT * FROM {table}").ToList()
                                 select string.Join(' ', row.Values));
    }

    public void Dispose()
    {
        SqlConnection.ClearAllPools();
        foreach (var name in Made)
        {
            using var connection = new SqlConnection(Server);
            connection.Execute($"DROP DATABASE {name}");
        }
    }

    private static List<string> Tables(SqlConnection connection) => connection.Query<string>(Dialect.SqlServer.Tables).Where(table => table != "SchemaVersions").ToList();
}
