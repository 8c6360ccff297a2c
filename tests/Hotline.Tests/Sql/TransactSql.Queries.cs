using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Hotline.Tests.Sql;

/// <content>Queries and expressions.</content>
internal sealed partial class TransactSql
{
    private static readonly HashSet<string> Aggregates = new(StringComparer.Ordinal) { "COUNT", "SUM", "MIN", "MAX" };

    // SQLite knows it by this name since 3.34.
    private const string OfText = "SUBSTRING";

    /// <summary>Checks a query; how many columns it has.</summary>
    private int Query(QueryExpression query, Scope? around) => query switch
    {
        QuerySpecification one => Select(one, around),
        BinaryQueryExpression two => Both(two, around),
        QueryParenthesisExpression within => Query(within.QueryExpression, around),
        _ => throw new FormatException(query.GetType().Name),
    };

    private int Both(BinaryQueryExpression query, Scope? around)
    {
        var (first, second) = (Query(query.FirstQueryExpression, around), Query(query.SecondQueryExpression, around));
        if (first != second)
            _faults.Add($"{first} columns are put together with {second}");
        return first;
    }

    private int Select(QuerySpecification query, Scope? around)
    {
        var scope = new Scope(around);
        foreach (var table in query.FromClause?.TableReferences ?? [])
            Table(table, scope);
        if (query.TopRowFilter is not null)
            Outside("TOP");
        foreach (var element in query.SelectElements.OfType<SelectScalarExpression>())
            Expression(element.Expression, scope);
        Expression(query.WhereClause, scope);
        Expression(query.GroupByClause, scope);
        Expression(query.HavingClause, scope);
        Ordered(query, scope);
        Grouped(query);
        return query.SelectElements.Sum(element => element is SelectStarExpression ? scope.All.Count() : 1);
    }

    /// <summary>An order may name a column of the answer. Paging is "the first rows", never an offset.</summary>
    private void Ordered(QuerySpecification query, Scope scope)
    {
        var names = query.SelectElements.OfType<SelectScalarExpression>().Select(element => element.ColumnName?.Value).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var element in query.OrderByClause?.OrderByElements ?? [])
            if (element.Expression is not ColumnReferenceExpression { MultiPartIdentifier: { Count: 1 } name } || !names.Contains(name.Identifiers[0].Value))
                Expression(element.Expression, scope);
        if (query.OffsetClause is { } offset && offset is not { OffsetExpression: IntegerLiteral { Value: "0" }, FetchExpression: VariableReference })
            Outside("OFFSET");
    }

    /// <summary>SQLite answers with any row's value where SQL Server wants it grouped.</summary>
    private void Grouped(QuerySpecification query)
    {
        var aggregates = new Columns(outsideAggregates: true);
        foreach (var element in query.SelectElements)
            element.Accept(aggregates);
        if (query.GroupByClause is null && !aggregates.AnyAggregate)
            return;
        var groups = new Columns(outsideAggregates: true);
        query.GroupByClause?.Accept(groups);
        foreach (var column in aggregates.Names.Except(groups.Names))
            _faults.Add($"{column} is neither grouped nor summed up");
    }

    private void Expression(TSqlFragment? expression, Scope scope) => expression?.Accept(new Walk(this, scope));

    /// <summary>Goes through an expression; a query inside it has a scope of its own.</summary>
    private sealed class Walk(TransactSql check, Scope scope) : TSqlFragmentVisitor
    {
        public override void ExplicitVisit(ScalarSubquery node) => check.Query(node.QueryExpression, scope);

        public override void Visit(ColumnReferenceExpression node)
        {
            if (node.ColumnType == ColumnType.Regular && scope.Find(node.MultiPartIdentifier).Fault is { } fault)
                check._faults.Add(fault);
        }

        public override void Visit(FunctionCall node)
        {
            if (node.FunctionName.Value != OfText && !Aggregates.Contains(node.FunctionName.Value))
                check.Outside(node.FunctionName.Value);
        }

        public override void Visit(BinaryExpression node)
        {
            if (node.BinaryExpressionType == BinaryExpressionType.Add && (IsText(node.FirstExpression) || IsText(node.SecondExpression)))
                check.Outside("joining texts with +");
        }

        // What is written here is one of: columns, parameters, literals, CASE, COALESCE, comparisons; what else calls something that only one of the databases has.
        public override void Visit(PrimaryExpression node)
        {
            if (node is ConvertCall or CastCall or TryConvertCall or IIfCall or NextValueForExpression or LeftFunctionCall or RightFunctionCall or ParameterlessCall)
                check.Outside(node.GetType().Name);
        }

        private bool IsText(ScalarExpression side) => side is StringLiteral
            || (side is ColumnReferenceExpression { MultiPartIdentifier: { } name } && scope.Find(name).Column is { IsText: true });
    }

    /// <summary>The columns that are named, and whether anything is summed up.</summary>
    private sealed class Columns(bool outsideAggregates) : TSqlFragmentVisitor
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public bool AnyAggregate { get; private set; }

        public override void ExplicitVisit(FunctionCall node)
        {
            var isAggregate = Aggregates.Contains(node.FunctionName.Value);
            AnyAggregate |= isAggregate;
            if (!outsideAggregates || !isAggregate)
                base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(ScalarSubquery node) { }

        public override void Visit(ColumnReferenceExpression node) => Names.Add(node.MultiPartIdentifier.Identifiers[^1].Value);
    }
}
