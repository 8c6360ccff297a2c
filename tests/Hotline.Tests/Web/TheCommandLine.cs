using Hotline.Host;
using Hotline.Tests.Journeys;
using Microsoft.Data.Sqlite;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Web;

public sealed class TheCommandLine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-cli-").FullName;

    [Theory]
    [InlineData("nope", "nope")]
    [InlineData("key --role agent", "--name")]
    [InlineData("key --name ci --role pilot", "--role")]
    [InlineData("key --name ci --role handler", "--unit")]
    [InlineData("due --from yesterday --type complaint", "--from yesterday")]
    [InlineData("due --from 2026-02-14T17:59 --type prank", "--type prank")]
    [InlineData("points --rules stars RATES.csv", "--rules stars")]
    [InlineData("points --rules deduction /nowhere/RATES.csv", "/nowhere/RATES.csv")]
    [InlineData("recompute --month June --rules deduction@1", "--month June")]
    [InlineData("recompute --month 2019-06 --rules deduction@1 --apply", "--apply")]
    [InlineData("recompute --month 2019-06 --rules deduction@1", "no database of scoring")]
    [InlineData("--services dispatch,web", "--services")]
    [InlineData("--services phone", "phone")]
    [InlineData("--clock sundial", "--clock sundial")]
    [InlineData("--demo --clock simulated", "--demo")]
    [InlineData("--services web", "Services__Intake")]
    [InlineData("--urls ftp://x", "--urls ftp://x")]
    [InlineData("verify-trail", "no database")]
    public async Task Answers_a_wrong_command_with_2_and_one_sentence_that_names_it(string command, string named)
    {
        var (code, answer, complaint) = await Run(command.Contains("due", StringComparison.Ordinal) || command.StartsWith("points", StringComparison.Ordinal) || command == "nope" ? command : command + " --data " + _folder);
        Assert.Equal((2, ""), (code, answer));
        Assert.Contains(named, complaint, StringComparison.Ordinal);
        Assert.Equal('\n', complaint.Single(c => c == '\n'));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("key --help")]
    [InlineData("due --help")]
    [InlineData("verify-trail --help")]
    public async Task Explains_itself(string command) => Assert.Equal(0, (await Run(command)).Code);

    [Fact]
    public async Task Prints_the_points_of_a_published_bulletin()
    {
        var rates = Path.Combine(_folder, "rates.csv");
        await File.WriteAllTextAsync(rates, "unit,signed,on_time,satisfaction,satisfaction_target,reply_deduction\n甲局,80,80,87.5,98,0\n乙局,100%,66.67,75,98,1\n丙局,,100,50,95,\n", TestContext.Current.CancellationToken);
        var lines = (await Run($"points --rules deduction {rates}")).Answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["甲局", "0.00", "5.00", "19.75", "10.00", "34.75", "65.00"], Words(lines[1]));
        Assert.Equal(["乙局", "10.00", "0.00", "13.50", "9.00", "32.50", "65.00"], Words(lines[2]));
        Assert.Equal(["丙局", "-", "20.00", "12.50", "-", "32.50", "45.00"], Words(lines[3]));
        await File.WriteAllTextAsync(rates, "unit,signed\n甲局,101\n", TestContext.Current.CancellationToken);
        Assert.Contains("line 2: signed '101'", (await Run($"points --rules deduction {rates}")).Complaint, StringComparison.Ordinal);
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task Makes_a_key_and_prints_it_alone() =>
        Assert.Matches(@"^hk_[A-Za-z0-9_-]{43}\n$", (await Run($"key --name ci --role agent --data {_folder}")).Answer);

    [Fact]
    public async Task Makes_a_key_beside_a_running_host_and_says_that_the_folder_is_taken()
    {
        var host = new AHost();
        await host.InitializeAsync();
        await using (host)
        {
            Assert.Equal(0, (await Run($"key --name ci --role agent --data {host.Folder}")).Code);
            Assert.Equal(0, (await Run($"verify-trail --data {host.Folder}")).Code);
            var (code, _, complaint) = await Run($"--urls http://127.0.0.1:0 --data {host.Folder}");
            Assert.Equal(2, code);
            Assert.Contains("is in use by another Hotline", complaint, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Says_no_with_1_where_the_trail_was_changed()
    {
        await Run($"key --name ci --role agent --data {_folder}");
        Assert.Contains("web: 2 facts in 2 chains: whole", (await Run($"verify-trail --data {_folder}")).Answer, StringComparison.Ordinal);
        await Tamper("UPDATE Facts SET ActorId = 'somebody-else' WHERE Type = 'KeyMade'");
        var (code, answer, _) = await Run($"verify-trail --data {_folder}");
        Assert.Equal(1, code);
        Assert.Contains("(KeyMade) is not what was written", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_the_deadline_first() =>
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d\n", (await Run("due --type complaint --from 2026-02-14T17:59")).Answer);

    [Fact]
    public async Task Counts_a_deadline_by_what_a_running_system_has_published()
    {
        await using var hotline = await TheHotline.Opens();
        await Done(hotline.Roles("administrator").Put("/api/escalation/calendars/ZJJ", new { hours = new[] { "08:00-20:00" }, worksHolidays = true }));
        await Done(hotline.Roles("administrator").Put("/api/escalation/limits", new { name = "short", limits = new[] { new { sign = "1 hours", @return = "1 hours", handle = "2 working-days" } }, extensionDays = 1, extensionsAllowed = 1 }));
        var asked = $"due --type complaint --from 2026-04-03T10:00 --url {hotline.Client.BaseAddress} --key {await HotlineApp.MakeKey(hotline.Inside, "due", actFor: true)}";
        Assert.StartsWith("2026-04-08 18:00\n", (await Run(asked)).Answer, StringComparison.Ordinal);
        Assert.StartsWith("2026-04-07 20:00\n", (await Run(asked + " --unit ZJJ")).Answer, StringComparison.Ordinal);
        Assert.Contains("--url needs --key", (await Run("due --type complaint --from 2026-04-03T10:00 --url http://127.0.0.1:1")).Complaint, StringComparison.Ordinal);
        Assert.Contains("--url http://127.0.0.1:1", (await Run("due --type complaint --from 2026-04-03T10:00 --url http://127.0.0.1:1 --key k")).Complaint, StringComparison.Ordinal);
    }

    private async Task Tamper(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "web.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private static async Task<(int Code, string Answer, string Complaint)> Run(string command)
    {
        await using var answers = new StringWriter { NewLine = "\n" };
        await using var complaints = new StringWriter { NewLine = "\n" };
        var code = await Commands.Run(command.Split(' '), answers, complaints);
        return (code, answers.ToString(), complaints.ToString());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
