using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Hotline.Platform;

/// <summary>A connection that keeps its statements prepared. Reading a statement and planning it takes SQLite longer than running it; a service asks the same two hundred again and again.</summary>
internal sealed class PreparedConnection(string address) : SqliteConnection(address)
{
    private const int Most = 500;
    private readonly Dictionary<string, SqliteCommand> _kept = new(StringComparer.Ordinal);

    /// <summary>Runs a statement without parameters.</summary>
    public void Run(string sql, SqliteTransaction? transaction)
    {
        var command = Take(sql);
        command.Transaction = transaction;
        command.ExecuteNonQuery();
        GiveBack(command);
    }

    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    /// <summary>The statement is the taker's alone until it is given back.</summary>
    internal SqliteCommand Take(string sql) => _kept.Remove(sql, out var kept) ? kept : new SqliteCommand(sql, this);

    internal void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (_kept.Count >= Most || !_kept.TryAdd(command.CommandText, command))
            command.Dispose();
    }

    /// <summary>What Dapper gets: an empty command that becomes the kept one when it is told its text.</summary>
    private sealed class PreparedCommand(PreparedConnection connection) : DbCommand
    {
        private SqliteCommand _command = new();

        [AllowNull]
        public override string CommandText
        {
            get => _command.CommandText;
            set => Become(connection.Take(value ?? ""));
        }

        // Dapper writes the text anew where a parameter is a list, when the others are bound already.
        private void Become(SqliteCommand command)
        {
            foreach (var bound in _command.Parameters.Cast<SqliteParameter>())
                command.Parameters.Add(bound);
            Leave();
            _command = command;
        }

        private void Leave()
        {
            if (_command.CommandText.Length > 0)
                connection.GiveBack(_command);
        }

        public override int CommandTimeout { get => _command.CommandTimeout; set => _command.CommandTimeout = value; }

        public override CommandType CommandType { get => _command.CommandType; set => _command.CommandType = value; }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get => connection; set => throw new NotSupportedException("it belongs to its connection"); }

        protected override DbParameterCollection DbParameterCollection => _command.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        protected override DbParameter CreateDbParameter() => new MarkedParameter();

        public override int ExecuteNonQuery() => Ready().ExecuteNonQuery();

        public override object? ExecuteScalar() => Ready().ExecuteScalar();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Ready().ExecuteReader(behavior);

        public override void Prepare() => Ready().Prepare();

        public override void Cancel() { }

        private SqliteCommand Ready()
        {
            _command.Transaction = (SqliteTransaction?)DbTransaction;
            return _command;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Leave();
            base.Dispose(disposing);
        }
    }

    /// <summary>Dapper names a parameter without the @ it has in the text; SQLite would be asked for it in four ways.</summary>
    private sealed class MarkedParameter : SqliteParameter
    {
        private static readonly ConcurrentDictionary<string, string> Marked = new(StringComparer.Ordinal);

        [AllowNull]
        public override string ParameterName
        {
            get => base.ParameterName;
            set => base.ParameterName = Marked.GetOrAdd(value ?? "", static name => name.StartsWith('@') ? name : "@" + name);
        }
    }
}
