using Dapper;
using Hotline.Dispatch;
using Hotline.Host;
using Hotline.Platform;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Hotline.Tests.Host;

/// <summary>A start with its database on SQL Server: what it makes there, and what it refuses in one sentence.</summary>
public sealed class StartingOnSqlServer
{
    private const string Setting = "ConnectionStrings__Dispatch";
    private static readonly int Migrations = Schema.Rendered(Dialect.SqlServer, typeof(DispatchService).Assembly).Count();
    private readonly string _database = Made();

    [Fact]
    public async Task Four_that_start_together_make_the_schema_once()
    {
        var starts = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Opened(ASqlServer.ConnectionTo(_database)).DisposeAsync().AsTask()));
        await Task.WhenAll(starts);
        Assert.Equal(Migrations, Ask<int>("SELECT COUNT(*) FROM SchemaVersions"));
    }

    [Fact]
    public async Task What_an_administrator_made_from_the_printed_schema_is_found_made()
    {
        Do(PrintSchemaCommand.SchemaOf(Role.All.Single(role => role.Name == DispatchService.Name)));
        await using var db = Opened(ASqlServer.ConnectionTo(_database));
        Assert.Equal(0, await db.Single<int>("SELECT COUNT(*) FROM WorkOrders"));
        Assert.Equal(Migrations, Ask<int>("SELECT COUNT(*) FROM SchemaVersions"));
    }

    [Fact]
    public void A_database_that_is_not_there_is_named() =>
        Refused("there is no such database, or the login may not open it", ASqlServer.ConnectionTo("hotline_test_nowhere"));

    [Fact]
    public void A_login_that_the_server_does_not_know_is_refused() => Refused("the server refuses the login",
        new SqlConnectionStringBuilder(ASqlServer.ConnectionTo(_database)) { UserID = "hotline_nobody", Password = "Geheim-2026", IntegratedSecurity = false }.ToString());

    [Fact]
    public async Task A_login_that_may_only_read_is_told_so()
    {
        await Opened(ASqlServer.ConnectionTo(_database)).DisposeAsync();
        var login = "hotline_reader_" + _database[^8..];
        Do($"CREATE LOGIN {login} WITH PASSWORD = 'Geheim-2026'");
        Do($"CREATE USER {login} FOR LOGIN {login}");
        Do($"GRANT SELECT ON Facts TO {login}");
        Do($"GRANT SELECT ON SchemaVersions TO {login}");
        try
        {
            var reader = new SqlConnectionStringBuilder(ASqlServer.ConnectionTo(_database)) { UserID = login, Password = "Geheim-2026", IntegratedSecurity = false, Pooling = false };
            // Which number it has differs between the engines; all of them speak of a permission.
            Assert.Matches("cannot be used: .*permission.* denied", Assert.Throws<DatabaseUnusable>(() => Opened(reader.ToString())).Message);
        }
        finally
        {
            Do($"REVOKE SELECT ON Facts FROM {login}");
            Do($"REVOKE SELECT ON SchemaVersions FROM {login}");
            Do($"DROP USER {login}");
            Do($"DROP LOGIN {login}");
        }
    }

    [Fact]
    public async Task The_database_of_another_service_is_refused()
    {
        await new ServiceDb("scoring", Place.OnServer(Setting, ASqlServer.ConnectionTo(_database)), typeof(Hotline.Scoring.ScoringService).Assembly, new BusinessClock(TimeProvider.System)).DisposeAsync();
        Refused("it is the database of scoring, not of dispatch", ASqlServer.ConnectionTo(_database));
    }

    [Fact]
    public void A_database_of_something_else_is_refused()
    {
        Do("CREATE TABLE Songs (Title nvarchar(50))");
        Refused("it holds something else (the table ", ASqlServer.ConnectionTo(_database));
    }

    [Fact]
    public async Task A_schema_newer_than_the_program_is_refused()
    {
        await Opened(ASqlServer.ConnectionTo(_database)).DisposeAsync();
        Do("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('Hotline.Dispatch.Schema.900-later.sql', '2031-01-01')");
        Refused("its schema is newer than this program (it has 900-later.sql)", ASqlServer.ConnectionTo(_database));
    }

    [Fact]
    public async Task A_migration_that_was_begun_and_not_finished_is_refused()
    {
        await Opened(ASqlServer.ConnectionTo(_database)).DisposeAsync();
        Do("DELETE FROM SchemaVersions WHERE ScriptName LIKE '%100-dispatch.sql'");
        Do("DROP TABLE TimeRules");
        Refused("the migration 100-dispatch.sql stops, perhaps it was once begun and not finished (", ASqlServer.ConnectionTo(_database));
    }

    [Fact]
    public async Task Two_units_that_wait_for_each_other_are_both_done()
    {
        await using var db = Opened(ASqlServer.ConnectionTo(_database));
        foreach (var subject in new[] { "a", "b" })
            await db.Write(tx => tx.Execute("INSERT INTO Heads (Subject, Number, Hash) VALUES (@Subject, 0, '')", new { Subject = subject }));
        using var both = new Barrier(2);
        var met = 0;
        Task<bool> Count(string first, string then) => db.Write(async tx =>
        {
            await tx.Execute("UPDATE Heads SET Number = Number + 1 WHERE Subject = @Subject", new { Subject = first });
            if (Interlocked.Increment(ref met) <= 2)
                both.SignalAndWait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            await tx.Execute("UPDATE Heads SET Number = Number + 1 WHERE Subject = @Subject", new { Subject = then });
            return true;
        });
        await Task.WhenAll(Task.Run(() => Count("a", "b")), Task.Run(() => Count("b", "a")));
        Assert.Equal(["2", "2"], await db.List<string>("SELECT CAST(Number AS nvarchar(9)) FROM Heads"));
        Assert.True(met > 2, "one of them was run again");
    }

    private static string Made()
    {
        ASqlServer.SkipUnlessConfigured();
        return ASqlServer.Make();
    }

    private static ServiceDb Opened(string connection) =>
        new(DispatchService.Name, Place.OnServer(Setting, connection) with { Patience = TimeSpan.FromSeconds(1) }, typeof(DispatchService).Assembly, new BusinessClock(TimeProvider.System));

    private static void Refused(string why, string connection) =>
        Assert.Contains(" cannot be used: " + why, Assert.Throws<DatabaseUnusable>(() => Opened(connection)).Message, StringComparison.Ordinal);

    private void Do(string sql)
    {
        using var connection = new SqlConnection(ASqlServer.ConnectionTo(_database));
        connection.Execute(sql);
    }

    private T Ask<T>(string sql)
    {
        using var connection = new SqlConnection(ASqlServer.ConnectionTo(_database));
        return connection.ExecuteScalar<T>(sql)!;
    }
}
