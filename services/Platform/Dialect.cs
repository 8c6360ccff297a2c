using System.Data.Common;
using Dapper;
using DbUp.Builder;
using Polly;

namespace Hotline.Platform;

/// <summary>Where the databases differ: connection, paging, duplicate key, what may be tried again, words of the schema. The SQL itself is one text for both.</summary>
public abstract class Dialect
{
    /// <summary>The embedded database: one file and one process a role.</summary>
    public static readonly Dialect Sqlite = new SqliteDialect();

    /// <summary>SQL Server 2019 and newer: one database a role, several processes.</summary>
    public static readonly Dialect SqlServer = new SqlServerDialect();

    static Dialect()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTime));
        SqlMapper.RemoveTypeMap(typeof(DateTime?));
        SqlMapper.AddTypeHandler(new UtcColumn());
        SqlMapper.AddTypeHandler(new FlagColumn());
        SqlMapper.ConnectionStringComparer = new AnyDatabase();
    }

    /// <summary>
    /// The type words of the schema. id: of an order, a fact, an account; code: what administrators or callers choose, at most 200 characters;
    /// word: one of our own closed vocabulary. These three compare byte by byte.
    /// keyed, behind a table of short rows: they are kept in the order of their key, once, and not beside an index of it.
    /// grams: the whole table behind <see cref="IndexTerms"/>.
    /// computed, before the rest of a line: which rows an index has, told by a column that is computed; SQL Server cannot, and has them all.
    /// </summary>
    internal abstract IReadOnlyDictionary<string, string> Words { get; }

    /// <summary>Puts "the first @Limit rows" at the end of an ordered query.</summary>
    public abstract string First(string orderedQuery);

    /// <summary>The database is away, busy or full: the same may succeed later.</summary>
    public abstract bool IsTransient(Exception error);

    /// <summary>Somebody else wrote the same key or changed the row first: run again, the unit finds what that one left.</summary>
    internal abstract bool MayRunAgain(Exception error);

    /// <summary>Why a start cannot use it, as the end of a sentence.</summary>
    internal abstract string WhyUnusable(Exception error);

    internal abstract DbConnection Connect(string address);

    /// <summary>For somebody who only reads, and makes nothing.</summary>
    internal abstract string ForReading(string address);

    /// <summary>Begins to read. What a service's own writer does meanwhile is not seen where the database can hold a moment.</summary>
    internal abstract DbTransaction BeginReading(DbConnection connection);

    /// <summary>How reading is tried again.</summary>
    internal virtual ResiliencePipeline Reading => ResiliencePipeline.Empty;

    /// <summary>Whether a start should wait: the server may be starting too.</summary>
    internal virtual bool MayComeUp(Exception error) => false;

    /// <summary>Whether another process of this role, started at the same time, was faster in bringing the schema up to date.</summary>
    internal virtual bool AnotherMigrates(Exception error) => false;

    internal abstract IWriter Writer(ServiceDb db, string address);

    internal abstract UpgradeEngineBuilder Migrations(string address);

    /// <summary>The names of the tables that are there.</summary>
    internal abstract string Tables { get; }

    /// <summary>Keeps for the text @Id that it has @Terms, with a space between.</summary>
    internal abstract string IndexTerms { get; }

    /// <summary>Forgets what the text @Id had.</summary>
    internal abstract string ForgetTerms { get; }

    /// <summary>Texts below @Before, latest first, that have what is sought: @Terms as the database's own index wants them, or @First, @Second, @Third and @Last of them.</summary>
    internal abstract string FindTerms { get; }

    /// <summary>The statements that only this database reads.</summary>
    internal abstract IReadOnlyList<string> Own { get; }
}

/// <summary>Runs units of work and commits them.</summary>
internal interface IWriter : IAsyncDisposable
{
    Task<T> Write<T>(Func<Transaction, Task<T>> work, Origin origin);
}
