using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Hotline.Tests.Sql;

/// <summary>A column as its table was made with.</summary>
internal sealed record Column(string Name, string Type, bool Required, bool Numbered)
{
    public bool IsText => Type.Contains("char", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The tables that a script for SQL Server makes, read from its CREATE TABLE and ALTER TABLE ADD statements.</summary>
internal sealed class TheSchema
{
    private readonly Dictionary<string, List<Column>> _tables = new(StringComparer.Ordinal);

    public List<Column>? Columns(string table) => _tables.GetValueOrDefault(table);

    /// <summary>Throws where the script is not what SQL Server 2019 reads.</summary>
    public static TheSchema Of(string script)
    {
        var schema = new TheSchema();
        foreach (var statement in Parsed(script).Batches.SelectMany(batch => batch.Statements))
            if (statement is CreateTableStatement made)
                schema._tables[made.SchemaObjectName.BaseIdentifier.Value] = [.. made.Definition.ColumnDefinitions.Select(Read)];
            else if (statement is AlterTableAddTableElementStatement grown)
                schema._tables[grown.SchemaObjectName.BaseIdentifier.Value].AddRange(grown.Definition.ColumnDefinitions.Select(Read));
        return schema;
    }

    public static TSqlScript Parsed(string script)
    {
        var parsed = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        return errors.Count == 0 ? parsed : throw new FormatException(string.Join("; ", errors.Select(error => $"line {error.Line}: {error.Message}")));
    }

    // What is computed is given by the database, as what is numbered is.
    private static Column Read(ColumnDefinition column) => column.ComputedColumnExpression is not null ? new(column.ColumnIdentifier.Value, "computed", false, true) : new(
        column.ColumnIdentifier.Value,
        column.DataType.Name.BaseIdentifier.Value,
        column.Constraints.OfType<NullableConstraintDefinition>().Any(constraint => !constraint.Nullable) || column.Constraints.OfType<UniqueConstraintDefinition>().Any(c => c.IsPrimaryKey),
        column.IdentityOptions is not null);
}
