using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Hotline.Tests.Host;

/// <summary>What a start cannot work with is said in one sentence that names it, and nothing is served.</summary>
public sealed class RefusingToStart : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-start-").FullName;

    private string Dispatch => Path.Combine(_folder, "dispatch.db");

    [Fact]
    public async Task A_server_that_does_not_answer_is_waited_for_and_named()
    {
        var (code, said) = await AStart.With(_folder, ("ConnectionStrings__Dispatch", $"Server=127.0.0.1,{NobodyListens()};Database=hotline_dispatch;User Id=hotline;Password=geheim"), ("Database__WaitSeconds", "1"));
        Assert.Equal(2, code);
        Assert.Matches(@"^hotline: ConnectionStrings__Dispatch \(server 127\.0\.0\.1,\d+, database hotline_dispatch\) cannot be used: the server does not answer: [^\n]+$", said);
        Assert.DoesNotContain("geheim", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=127.0.0.1;User Id=hotline", "ConnectionStrings__Dispatch names no database: it needs Database=…")]
    [InlineData("Nonsense=1", "ConnectionStrings__Dispatch is not a connection string: ")]
    public async Task A_setting_that_names_no_database_is_named(string setting, string sentence) =>
        Refused(sentence, await AStart.With(_folder, ("ConnectionStrings__Dispatch", setting)));

    [Fact]
    public async Task A_provider_without_the_name_it_knows_us_by_is_refused() =>
        Refused("OpenIdConnect__ClientId is not set: ", await AStart.With(_folder, ("OpenIdConnect__Authority", "https://id.example")));

    [Theory]
    [InlineData("DOTNET_ENVIRONMENT")]
    [InlineData("ASPNETCORE_ENVIRONMENT")]
    public async Task A_simulated_clock_is_refused_in_production_and_nothing_is_changed(string setting)
    {
        Refused($"--clock simulated: {setting} says that this is production", await AStart.Simulated(_folder, (setting, "Production")));
        Assert.Empty(Directory.GetFiles(_folder, "*.db"));
    }

    [Fact]
    public async Task The_database_of_another_service_is_refused()
    {
        await AStart.Once(_folder);
        File.Move(Path.Combine(_folder, "intake.db"), Dispatch, overwrite: true);
        Refused($"--data {Dispatch} cannot be used: it is the database of intake, not of dispatch", await AStart.With(_folder));
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused()
    {
        Change(Dispatch, "CREATE TABLE Songs (Title TEXT)");
        Refused($"--data {Dispatch} cannot be used: it holds something else (the table Songs): name an empty database", await AStart.With(_folder));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(Dispatch, string.Concat(Enumerable.Repeat("这不是数据库。", 1000)), TestContext.Current.CancellationToken);
        Refused($"--data {Dispatch} cannot be used: it is not a database", await AStart.With(_folder));
    }

    [Fact]
    public async Task A_schema_newer_than_the_program_is_refused()
    {
        await AStart.Once(_folder);
        Change(Dispatch, "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('Hotline.Dispatch.Schema.900-later.sql', '2031-01-01')");
        Refused($"--data {Dispatch} cannot be used: its schema is newer than this program (it has 900-later.sql): start the version that wrote it, or a newer one", await AStart.With(_folder));
    }

    [Fact]
    public async Task A_migration_that_was_begun_and_not_finished_is_refused()
    {
        await AStart.Once(_folder);
        Change(Dispatch, "DELETE FROM SchemaVersions WHERE ScriptName LIKE '%100-dispatch.sql'; DROP TABLE TimeRules");
        Refused($"--data {Dispatch} cannot be used: the migration 100-dispatch.sql stops, perhaps it was once begun and not finished (", await AStart.With(_folder));
    }

    [Fact]
    public async Task A_migration_that_was_not_recorded_is_refused()
    {
        await AStart.Once(_folder);
        Change(Dispatch, "DROP TABLE SchemaVersions");
        Refused($"--data {Dispatch} cannot be used: a migration was begun there and not recorded", await AStart.With(_folder));
    }

    [Fact]
    public async Task A_file_that_the_account_may_not_write_is_refused()
    {
        await AStart.Once(_folder);
        await AStart.OpenForEverybody(_folder, exceptWriting: Dispatch);
        Refused($"--data {Dispatch} cannot be used: this account may not write it", await AStart.AsNobody(_folder));
    }

    [Fact]
    public async Task A_full_disk_is_said_to_be_full()
    {
        await using var disk = await ASmallDisk.Of("300k", _folder);
        var (code, said) = await AStart.With(_folder);
        Assert.Equal(2, code);
        Assert.Matches($@"^hotline: --data {_folder}\S* cannot be used: [^\n]*(disk is full|No space left on device)[^\n]*$", said);
    }

    private static void Refused(string sentence, (int Code, string Said) start)
    {
        Assert.StartsWith("hotline: " + sentence, start.Said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', start.Said);
        Assert.Equal(2, start.Code);
    }

    private static void Change(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static int NobodyListens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
