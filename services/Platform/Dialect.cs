using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Hotline.Platform;

/// <summary>The page where the databases differ: connection, paging, duplicate key, lost transaction, words of the schema.</summary>
public sealed class Dialect
{
    /// <summary>The embedded database: one file and one process a role.</summary>
    public static readonly Dialect Sqlite = new();

    static Dialect()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTime));
        SqlMapper.RemoveTypeMap(typeof(DateTime?));
        SqlMapper.AddTypeHandler(new UtcColumn());
        SqlMapper.AddTypeHandler(new FlagColumn());
        SqlMapper.ConnectionStringComparer = new AnyDatabase();
    }

    private Dialect() { }

    /// <summary>The type words of the schema; keys and codes compare byte by byte.</summary>
    internal IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["identity"] = "INTEGER PRIMARY KEY AUTOINCREMENT",
        ["id"] = "TEXT COLLATE BINARY",
        ["code"] = "TEXT COLLATE BINARY",
        ["text"] = "TEXT",
        ["time"] = "TEXT COLLATE BINARY",
        ["int"] = "INTEGER",
        ["flag"] = "INTEGER",
    };

    /// <summary>Where this service's data lies, for the connection.</summary>
    internal string Address(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Pooling = true,
        DefaultTimeout = 30,
        ForeignKeys = false,
    }.ToString();

    /// <summary>The same, for somebody who only reads; the file must be there.</summary>
    internal string AddressForReading(string file) => new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    internal DbConnection Connect(string address) => new SqliteConnection(address);

    /// <summary>Said once on the connection that writes.</summary>
    internal string Opening => "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";

    /// <summary>Begins to write at once: a read that turns into a write would fail when somebody wrote between.</summary>
    internal DbTransaction Begin(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);

    /// <summary>Begins to read: everything is as it was at the first read.</summary>
    internal DbTransaction BeginReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true);

    /// <summary>Puts "the first @Limit rows" at the end of an ordered query.</summary>
    public string First(string orderedQuery) => orderedQuery + " LIMIT @Limit";

    /// <summary>The database threw the whole transaction away, not just this statement (disk full, input or output error).</summary>
    internal bool Lost(DbConnection connection) =>
        SQLitePCL.raw.sqlite3_get_autocommit(((SqliteConnection)connection).Handle) != 0;

    /// <summary>Somebody else wrote the same key or changed the row first: run again, the unit finds what that one left.</summary>
    internal bool MayRunAgain(Exception error) =>
        error is ChangedMeanwhile or SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };

    /// <summary>The database is away, busy or full: the same may succeed later.</summary>
    public bool IsTransient(Exception error) =>
        error is SqliteException { SqliteErrorCode: 5 or 6 or 7 or 10 or 13 or 14 };
}

internal sealed class UtcColumn : SqlMapper.TypeHandler<DateTime>
{
    private const string Format = "yyyy-MM-dd HH:mm:ss.fff";

    public override DateTime Parse(object value) => value is DateTime time
        ? DateTime.SpecifyKind(time, DateTimeKind.Utc)
        : DateTime.ParseExact((string)value, Format, System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);

    public override void SetValue(IDbDataParameter parameter, DateTime value)
    {
        if (parameter is not SqliteParameter)
            (parameter.DbType, parameter.Value) = (DbType.DateTime2, value);
        else
            (parameter.DbType, parameter.Value) = (DbType.String, value.ToString(Format, System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>One statement is prepared by Dapper once for all databases of a process, not once for each: they differ in their files only.</summary>
internal sealed class AnyDatabase : IEqualityComparer<string>
{
    public bool Equals(string? x, string? y) => true;

    public int GetHashCode(string obj) => 0;
}

internal sealed class FlagColumn : SqlMapper.TypeHandler<bool>
{
    public override bool Parse(object value) => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) != 0;

    public override void SetValue(IDbDataParameter parameter, bool value) => (parameter.DbType, parameter.Value) = (DbType.Int32, value ? 1 : 0);
}
