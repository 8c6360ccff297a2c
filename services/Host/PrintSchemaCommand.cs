using System.CommandLine;
using System.Globalization;
using Hotline.Platform;

namespace Hotline.Host;

/// <summary>The schema as a database administrator reviews it, and may run it: the program, finding it recorded, then needs no right to make tables.</summary>
internal static class PrintSchemaCommand
{
    private const string Head = """
        -- ==== The database of {0}: Hotline's schema for SQL Server 2019 and newer ====
        -- Run it in that database, which must be empty. The program's own login then needs SELECT, INSERT, UPDATE and DELETE.
        -- Recommended, so that who reads never waits for who writes: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON;
        SET XACT_ABORT ON;
        BEGIN TRANSACTION;
        CREATE TABLE SchemaVersions (
            Id int IDENTITY(1,1) NOT NULL CONSTRAINT PK_SchemaVersions_Id PRIMARY KEY,
            ScriptName nvarchar(255) NOT NULL,
            Applied datetime NOT NULL
        );

        """;

    // As DbUp records it.
    private const string Script = """

        -- {0}
        {1}
        INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'{0}', GETUTCDATE());

        """;

    public static Command New()
    {
        var database = new Argument<string>("database") { Description = "sqlserver" }.AcceptOnlyFromAmong("sqlserver");
        var service = new Option<string>("--service") { Description = "Only this service's database.", HelpName = "NAME" }.AcceptOnlyFromAmong(Role.Names);
        var command = new Command("print-schema", "Prints the schema of every service's database, for review.") { database, service };
        command.SetAction((parsed, _) => Print(parsed.GetValue(service), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static async Task<int> Print(string? only, TextWriter answers)
    {
        foreach (var role in Role.All.Where(role => only is null || role.Name == only))
            await answers.WriteAsync(SchemaOf(role));
        return 0;
    }

    internal static string SchemaOf(Role role) => string.Concat(
    [
        Filled(Head, role.Name),
        .. Schema.Rendered(Dialect.SqlServer, role.Schema).Select(script => Filled(Script, script.Name, script.Text.TrimEnd())),
        "\nCOMMIT;\n\n",
    ]);

    private static string Filled(string text, params object[] words) => string.Format(CultureInfo.InvariantCulture, text, words);
}
