using System.Data;
using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;

namespace Hotline.Platform;

/// <summary>SQLite: one file, one writer, units committed in groups.</summary>
internal sealed class SqliteDialect : Dialect
{
    private const int Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, InputOutput = 10, Damaged = 11, Full = 13, CannotOpen = 14, NoDatabase = 26;
    private const int SameKey = 1555, SameUnique = 2067;

    // SQLite counts the memory it uses, under one lock for all databases of the process; nobody asks. Only before its first use: too late, it counts on.
    static SqliteDialect()
    {
        SQLitePCL.Batteries_V2.Init();
        SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
        // Nor does it lock each call: no connection is used by two threads at once.
        SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
    }

    internal override IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["identity"] = "INTEGER PRIMARY KEY AUTOINCREMENT",
        ["id"] = "TEXT COLLATE BINARY",
        ["code"] = "TEXT COLLATE BINARY",
        ["word"] = "TEXT COLLATE BINARY",
        ["text"] = "TEXT",
        ["time"] = "TEXT COLLATE BINARY",
        ["int"] = "INTEGER",
        ["flag"] = "INTEGER",
        ["keyed"] = " WITHOUT ROWID",
        // What is looked for was made in code: nothing is to be folded or split, only to be told apart at spaces. Which texts have it is all that is kept.
        ["grams"] = "VIRTUAL TABLE Grams USING fts5(Terms, content='', contentless_delete=1, detail=none, tokenize='ascii')",
        ["computed"] = "WHERE",
    };

    public override string First(string orderedQuery) => orderedQuery + " LIMIT @Limit";

    public override bool IsTransient(Exception error) => error is SqliteException { SqliteErrorCode: Busy or Locked or NoMemory or InputOutput or Full or CannotOpen };

    internal override bool MayRunAgain(Exception error) => error is ChangedMeanwhile or SqliteException { SqliteExtendedErrorCode: SameKey or SameUnique };

    internal override string WhyUnusable(Exception error) => (error as SqliteException)?.SqliteErrorCode switch
    {
        ReadOnly => "this account may not write it",
        CannotOpen => "this account may not open or make it",
        Full => "the disk is full",
        InputOutput => $"reading or writing it failed, perhaps the disk is full: {error.Message}",
        Damaged => "it is damaged: put back the last backup, data and keys together",
        NoDatabase => "it is not a database",
        Busy or Locked => "another program holds it",
        _ => error.Message,
    };

    internal override DbConnection Connect(string address) => new SqliteConnection(address);

    internal override string ForReading(string address) => new SqliteConnectionStringBuilder(address) { Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    internal override DbTransaction BeginReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true);

    internal override IWriter Writer(ServiceDb db, string address) => new GroupedWriter(db, address);

    internal override UpgradeEngineBuilder Migrations(string address) => DeployChanges.To.SqliteDatabase(address);

    internal override string Tables => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    internal override string IndexTerms => "INSERT INTO Grams (rowid, Terms) SELECT Seq, @Terms FROM Texts WHERE Id = @Id";

    internal override string ForgetTerms => "DELETE FROM Grams WHERE rowid = (SELECT Seq FROM Texts WHERE Id = @Id)";

    internal override string FindTerms => "SELECT rowid FROM Grams WHERE Grams MATCH @Terms AND rowid < @Before ORDER BY rowid DESC";

    internal override IReadOnlyList<string> Own => [Tables, IndexTerms, ForgetTerms, FindTerms];
}
