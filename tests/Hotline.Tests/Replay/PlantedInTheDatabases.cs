using System.Text.Json;
using Hotline.Host;
using Hotline.Replay;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Hotline.Tests.Replay;

/// <summary>The real command on real databases, in which one order was lost and another doubled.</summary>
public sealed class PlantedInTheDatabases : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-planted-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_lost_sheet_and_a_second_registration_are_counted_and_end_the_command_with_1()
    {
        var file = Path.Combine(_folder, "ten.csv");
        GenerateOrders.Write(file, 10, 2025, 7);
        Assert.Equal((0, 10, 0, 0, ""), await Replays(file));

        await Plant("scoring", "DELETE FROM Sheets WHERE WorkOrderId = (SELECT MIN(WorkOrderId) FROM Sheets)");
        await Plant("intake", """
            INSERT INTO Facts (Id, Subject, Number, Type, Body, ActorId, ActorRole, At, Previous, Hash, Sends)
            SELECT 'planted-fact', 'planted-order', 1, Type, Body, ActorId, ActorRole, At, Previous, Hash, 0
            FROM Facts WHERE Seq = (SELECT MAX(Seq) FROM Facts WHERE Type = 'WorkOrderRegistered')
            """);

        var (code, registered, lost, doubled, complaint) = await Replays(file);
        Assert.Equal((1, 11, 1, 1), (code, registered, lost, doubled));
        Assert.Matches(@"^line \d+: (lost: no sheet in scoring|doubled: 2 orders in intake)\nline \d+: (lost: no sheet in scoring|doubled: 2 orders in intake)\n$", complaint);
    }

    private async Task<(int Code, int Registered, int Lost, int Doubled, string Complaint)> Replays(string file)
    {
        await using var answers = new StringWriter { NewLine = "\n" };
        await using var complaints = new StringWriter { NewLine = "\n" };
        var code = await Commands.Run(["replay", file, "--data", Path.Combine(_folder, "data")], answers, complaints);
        var line = JsonSerializer.Deserialize<JsonElement>(answers.ToString().TrimEnd().Split('\n')[^1]);
        int Of(string name) => line.GetProperty(name).GetInt32();
        return (code, Of("registered"), Of("lost"), Of("doubled"), complaints.ToString());
    }

    private async Task Plant(string service, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "data", service + ".db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
