using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Hotline.Tests.Sql;

/// <summary>The tables in sight of an expression, under the names they have there; what encloses it is in sight too.</summary>
internal sealed class Scope(Scope? around)
{
    private readonly Dictionary<string, List<Column>> _tables = new(StringComparer.Ordinal);

    public IEnumerable<Column> All => _tables.Values.SelectMany(columns => columns);

    public void Add(string name, List<Column> columns) => _tables[name] = columns;

    /// <summary>The column, or why it is none.</summary>
    public (Column? Column, string? Fault) Find(MultiPartIdentifier name)
    {
        var column = name.Identifiers[^1].Value;
        var candidates = name.Count == 1
            ? _tables.Values.Where(columns => columns.Exists(c => c.Name == column)).ToList()
            : _tables.TryGetValue(name.Identifiers[^2].Value, out var named) ? [named] : [];
        return candidates switch
        {
            [var one] when one.Find(c => c.Name == column) is { } found => (found, null),
            [] or [_] when around is not null => around.Find(name),
            [] when name.Count > 1 => (null, $"no table is called {name.Identifiers[^2].Value} here"),
            [] or [_] => (null, $"there is no column {column}"),
            _ => (null, $"{column} is ambiguous"),
        };
    }
}
