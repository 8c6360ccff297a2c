using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Hotline.Tests.Sql;

/// <summary>
/// T-SQL as SQL Server 2019 reads it, checked without a server: what does not parse, tables and columns that are not there, counts that differ,
/// and what stands outside the subset that both databases share (design, section 7).
/// </summary>
internal sealed partial class TransactSql(TheSchema schema)
{
    private readonly List<string> _faults = [];

    /// <summary>What is wrong with the statement; none where nothing is.</summary>
    public static List<string> FaultsOf(string sql, TheSchema schema)
    {
        var check = new TransactSql(schema);
        try
        {
            foreach (var statement in TheSchema.Parsed(AsBound(sql)).Batches.SelectMany(batch => batch.Statements))
                check.Statement(statement);
        }
        catch (FormatException error)
        {
            check._faults.Add(error.Message);
        }
        return check._faults;
    }

    /// <summary>A list is bound by Dapper as its members in brackets.</summary>
    private static string AsBound(string sql) => ListParameter().Replace(sql, "IN ($1_1, $1_2)");

    private void Statement(TSqlStatement statement)
    {
        switch (statement)
        {
            case SelectStatement { WithCtesAndXmlNamespaces: null, Into: null, OptimizerHints.Count: 0 } select:
                Query(select.QueryExpression, null);
                break;
            case InsertStatement { WithCtesAndXmlNamespaces: null, OptimizerHints.Count: 0 } insert:
                Insert(insert.InsertSpecification);
                break;
            case UpdateStatement { WithCtesAndXmlNamespaces: null, OptimizerHints.Count: 0 } update:
                Update(update.UpdateSpecification);
                break;
            case DeleteStatement { WithCtesAndXmlNamespaces: null, OptimizerHints.Count: 0, DeleteSpecification: { FromClause: null, TopRowFilter: null, OutputClause: null } delete }:
                Expression(delete.WhereClause, Target(delete.Target));
                break;
            default:
                Outside(statement.GetType().Name);
                break;
        }
    }

    private void Insert(InsertSpecification insert)
    {
        var target = Target(insert.Target);
        var named = insert.Columns.Select(column => target.Find(column.MultiPartIdentifier)).ToList();
        _faults.AddRange(named.Select(column => column.Fault).OfType<string>());
        foreach (var missing in target.All.Where(column => column is { Required: true, Numbered: false }).Except(named.Select(column => column.Column)))
            _faults.Add($"{missing!.Name} must have a value");
        if (named.Exists(column => column.Column is { Numbered: true }))
            _faults.Add("a column that the database gives is given a value");
        if (insert is not { OutputClause: null, TopRowFilter: null, InsertOption: InsertOption.Into })
            Outside("INSERT");
        foreach (var count in Counts(insert.InsertSource).Where(count => count != insert.Columns.Count))
            _faults.Add($"{insert.Columns.Count} columns are given {count} values");
    }

    private IEnumerable<int> Counts(InsertSource source)
    {
        if (source is SelectInsertSource select)
            return [Query(select.Select, null)];
        if (source is not ValuesInsertSource { IsDefaultValues: false } values)
            return [0];
        foreach (var row in values.RowValues)
            Expression(row, new Scope(null));
        return values.RowValues.Select(row => row.ColumnValues.Count);
    }

    private void Update(UpdateSpecification update)
    {
        var target = Target(update.Target);
        foreach (var set in update.SetClauses)
            if (set is AssignmentSetClause { AssignmentKind: AssignmentKind.Equals, Variable: null } assignment)
                Assign(assignment, target);
            else
                Outside(set is AssignmentSetClause other ? other.AssignmentKind.ToString() : set.GetType().Name);
        if (update is not { FromClause: null, TopRowFilter: null, OutputClause: null })
            Outside("UPDATE … FROM");
        Expression(update.WhereClause, target);
    }

    private void Assign(AssignmentSetClause assignment, Scope target)
    {
        var (column, fault) = target.Find(assignment.Column.MultiPartIdentifier);
        if ((fault ?? (column is { Numbered: true } ? $"{column.Name} is given by the database" : null)) is { } wrong)
            _faults.Add(wrong);
        if (column is { Required: true } && assignment.NewValue is NullLiteral)
            _faults.Add($"{column.Name} may not be empty");
        Expression(assignment.NewValue, target);
    }

    private Scope Target(TableReference target)
    {
        var scope = new Scope(null);
        Table(target, scope);
        return scope;
    }

    private void Table(TableReference reference, Scope scope)
    {
        switch (reference)
        {
            case NamedTableReference { TableHints.Count: 0, TemporalClause: null, TableSampleClause: null } table:
                var name = table.SchemaObject.BaseIdentifier.Value;
                if (schema.Columns(name) is null)
                    _faults.Add($"there is no table {name}");
                scope.Add(table.Alias?.Value ?? name, schema.Columns(name) ?? []);
                break;
            case QualifiedJoin { JoinHint: JoinHint.None } join:
                Table(join.FirstTableReference, scope);
                Table(join.SecondTableReference, scope);
                Expression(join.SearchCondition, scope);
                break;
            default:
                Outside(reference is NamedTableReference ? "a table hint" : reference.GetType().Name);
                break;
        }
    }

    private void Outside(string what) => _faults.Add($"{what} is outside the common subset");

    [GeneratedRegex(@"\bIN (@\w+)")]
    private static partial Regex ListParameter();
}
