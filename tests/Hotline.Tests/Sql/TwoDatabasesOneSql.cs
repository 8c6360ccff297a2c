using Hotline.Host;
using Hotline.Platform;
using Xunit;

namespace Hotline.Tests.Sql;

/// <summary>The SQL is written once. Here SQL Server's half of it is checked without a server, and shown as approved text.</summary>
public sealed class TwoDatabasesOneSql(Watched watched)
{
    private static readonly Dictionary<string, TheSchema> Schemas = Role.All.ToDictionary(role => role.Name, role => TheSchema.Of(PrintSchemaCommand.SchemaOf(role)), StringComparer.Ordinal);

    [Fact]
    public void Every_statement_is_what_SQL_Server_reads_and_names_what_its_schema_has()
    {
        var faults = from one in EveryStatement.AsSent(Dialect.SqlServer).Distinct()
                     from service in Schemas.Keys
                     where one.Service == service || one.Service == "any"
                     from fault in TransactSql.FaultsOf(one.Sql, Schemas[service])
                     select $"{service}: {fault}: {one.Sql}";
        Assert.Empty(faults);
    }

    [Fact]
    public void What_only_SQL_Server_reads_it_can_read() => Assert.All(Dialect.SqlServer.Own, sql => TheSchema.Parsed(sql));

    [Fact]
    public void The_statements_are_the_approved_ones() => Approved.Is("tests/Hotline.Tests/Sql/Statements.approved.sql", string.Join("\n\n",
        EveryStatement.Written.Distinct().OrderBy(one => one.Service, StringComparer.Ordinal).ThenBy(one => one.Sql, StringComparer.Ordinal).Select(one => $"-- {one.Service}\n{one.Sql.Trim()}")) + "\n");

    [Fact]
    public async Task The_schema_for_SQL_Server_is_the_approved_one()
    {
        await using var printed = new StringWriter { NewLine = "\n" };
        Assert.Equal(0, await Commands.Run(["print-schema", "sqlserver"], printed, TextWriter.Null));
        Approved.Is("tests/Hotline.Tests/Sql/Schema.approved.sql", printed.ToString());
    }

    [Fact]
    public async Task What_is_sent_is_watched_and_a_statement_that_no_check_has_seen_is_noticed()
    {
        const string ours = "SELECT COUNT(*) FROM Heads WHERE Number > 7";
        await using var given = new Intake.AnIntake();
        await given.Db.Single<long>(ours);
        Assert.Contains(ours, watched.Sent);
        var composed = string.Concat("SELECT COUNT(*) ", "FROM Heads ", "WHERE Number > ", Random.Shared.Next());
        Assert.Equal([composed], Watched.Unseen([ours, composed]));
    }

    [Theory]
    [InlineData("SELECT Id FROM WorkOrder", "there is no table WorkOrder")]
    [InlineData("SELECT Colour FROM WorkOrders", "there is no column Colour")]
    [InlineData("SELECT id FROM WorkOrders", "there is no column id")]
    [InlineData("SELECT o.Id FROM WorkOrders w", "no table is called o here")]
    [InlineData("SELECT Code FROM Units u JOIN Categories c ON c.Code = u.Parent", "Code is ambiguous")]
    [InlineData("SELECT Id FROM WorkOrders WHERE EXISTS (SELECT 1 FROM Stints WHERE OrderNo = Id)", "there is no column OrderNo")]
    [InlineData("UPDATE WorkOrders SET Colour = 1 WHERE Id = @Id", "there is no column Colour")]
    [InlineData("UPDATE WorkOrders SET Revision = NULL WHERE Id = @Id", "Revision may not be empty")]
    [InlineData("UPDATE Facts SET Seq = 1", "Seq is given by the database")]
    [InlineData("UPDATE WorkOrders SET DueBy = NULL WHERE Id = @Id", "DueBy is given by the database")]
    [InlineData("DELETE FROM Stints WHERE Colour = 1", "there is no column Colour")]
    [InlineData("INSERT INTO Stints (OrderId, Unit, Returned, Recalled) VALUES (@OrderId, @Unit, 0)", "4 columns are given 3 values")]
    [InlineData("INSERT INTO Stints (OrderId, Unit, Returned, Recalled) SELECT @OrderId, @Unit, 0, 0, 0", "4 columns are given 5 values")]
    [InlineData("INSERT INTO Stints (OrderId, Unit, Returned) VALUES (@OrderId, @Unit, 0)", "Recalled must have a value")]
    [InlineData("INSERT INTO Stints VALUES (@OrderId, @Unit, 0, 0)", "0 columns are given 4 values")]
    [InlineData("SELECT Code FROM Units UNION ALL SELECT Code, Version FROM Categories", "1 columns are put together with 2")]
    [InlineData("SELECT Unit, COUNT(*) FROM WorkOrders", "Unit is neither grouped nor summed up")]
    [InlineData("SELECT Unit, State, COUNT(*) FROM WorkOrders GROUP BY Unit", "State is neither grouped nor summed up")]
    [InlineData("SELECT Id FROM WorkOrders ORDER BY Id LIMIT 10", "Expected OFFSET")]
    [InlineData("SELECT Name || Code FROM Units", "Incorrect syntax")]
    [InlineData("INSERT OR IGNORE INTO Stints (OrderId) VALUES (@OrderId)", "Incorrect syntax")]
    [InlineData("SELECT Order FROM WorkOrders", "Incorrect syntax")]
    [InlineData("SELECT Name + Code FROM Units", "joining texts with + is outside the common subset")]
    [InlineData("SELECT TOP (10) Id FROM WorkOrders ORDER BY Id", "TOP is outside the common subset")]
    [InlineData("SELECT Id FROM WorkOrders ORDER BY Id OFFSET 100 ROWS FETCH NEXT @Limit ROWS ONLY", "OFFSET is outside the common subset")]
    [InlineData("SELECT Id FROM WorkOrders WITH (UPDLOCK)", "a table hint is outside the common subset")]
    [InlineData("SELECT substr(Name, 1, 2) FROM Units", "substr is outside the common subset")]
    [InlineData("SELECT CAST(Version AS int) FROM Units", "CastCall is outside the common subset")]
    [InlineData("UPDATE WorkOrders SET Revision += 1", "AddEquals is outside the common subset")]
    [InlineData("UPDATE w SET Revision = 1 FROM WorkOrders w", "UPDATE … FROM is outside the common subset")]
    [InlineData("WITH u AS (SELECT Code FROM Units) SELECT Code FROM u", "SelectStatement is outside the common subset")]
    [InlineData("MERGE Units AS u USING Categories AS c ON u.Code = c.Code WHEN MATCHED THEN DELETE;", "MergeStatement is outside the common subset")]
    [InlineData("DROP TABLE Units", "DropTableStatement is outside the common subset")]
    public void A_planted_error_is_found(string sql, string fault) =>
        Assert.Contains(TransactSql.FaultsOf(sql, Schemas["dispatch"]), found => found.Contains(fault, StringComparison.Ordinal));
}
