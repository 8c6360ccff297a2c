using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.SqlClient;
using Polly;
using Polly.Retry;

namespace Hotline.Platform;

/// <summary>SQL Server: each unit in a transaction of its own, run again where it lost a race, a deadlock or its connection.</summary>
internal sealed class SqlServerDialect : Dialect
{
    // Fatal for the connection: it is gone, whatever the number says.
    private const byte ConnectionIsGone = 20;

    private const int NoLogin = 18456, Deadlock = 1205, LockTimeout = 1222, Snapshot = 3960, ThereAlready = 2714;

    private static readonly HashSet<int> SameKey = [2601, 2627];

    private static readonly HashSet<int> LostRace = [Deadlock, LockTimeout, Snapshot];

    private static readonly HashSet<int> NoSuchDatabase = [911, 4060];

    private static readonly HashSet<int> NoRight = [229, 230, 262, 297, 300, 916, 15247];

    private static readonly HashSet<int> Full = [1101, 1105, 9002];

    // Away, starting, stopping, moving to another node, out of memory or workers: the sqlerrors of Microsoft's list of transient faults, and those of a network.
    private static readonly HashSet<int> Away =
    [
        -2, -1, 2, 20, 53, 64, 109, 121, 233, 258, 596, 701, 802, 921, 922, 923, 927, 983, 997, 4221, 6005, 8645, 8651, 9001, 10053, 10054, 10060, 10061,
        10922, 10928, 10929, 11001, 17142, 18401, 40143, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920,
    ];

    internal override IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["identity"] = "bigint IDENTITY(1,1) NOT NULL PRIMARY KEY",
        ["id"] = "nvarchar(250) COLLATE Latin1_General_100_BIN2",
        ["code"] = "nvarchar(200) COLLATE Latin1_General_100_BIN2",
        ["word"] = "nvarchar(64) COLLATE Latin1_General_100_BIN2",
        ["text"] = "nvarchar(max)",
        ["time"] = "datetime2(3)",
        ["int"] = "bigint",
        ["flag"] = "int",
        ["keyed"] = "",
        ["grams"] = """
            TABLE Grams (
                Gram nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
                Seq bigint NOT NULL,
                CONSTRAINT PK_Grams PRIMARY KEY (Gram, Seq)
            );
            CREATE INDEX IX_Grams_Seq ON Grams (Seq)
            """,
        ["computed"] = "-- WHERE",
    };

    public override string First(string orderedQuery) => orderedQuery + " OFFSET 0 ROWS FETCH NEXT @Limit ROWS ONLY";

    public override bool IsTransient(Exception error) => error is CommitUnknown || IsAway(error) || Is(error, NoSuchDatabase) || Is(error, LostRace) || Is(error, Full);

    internal override bool MayRunAgain(Exception error) => error is ChangedMeanwhile || Is(error, LostRace) || Is(error, SameKey);

    internal override string WhyUnusable(Exception error) => error switch
    {
        _ when Is(error, NoSuchDatabase) => "there is no such database, or the login may not open it",
        SqlException { Number: NoLogin } => "the server refuses the login",
        _ when Is(error, NoRight) => $"the login lacks a right: {error.Message}",
        _ when Is(error, Full) => $"its disk is full: {error.Message}",
        _ when IsAway(error) => $"the server does not answer: {error.Message}",
        _ => error.Message,
    };

    /// <summary>It may answer in a moment; a unit that met this before its commit has left nothing behind.</summary>
    internal static bool IsAway(Exception error) => error is SqlException { Class: >= ConnectionIsGone } or TimeoutException || Is(error, Away) || PoolIsEmpty(error) || IsMisread(error);

    internal override ResiliencePipeline Reading { get; } = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = new PredicateBuilder().Handle<Exception>(error => IsAway(error) || Is(error, LostRace)),
        MaxRetryAttempts = 3,
        Delay = TimeSpan.FromMilliseconds(100),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
    }).Build();

    internal override bool MayComeUp(Exception error) => IsAway(error);

    internal override bool AnotherMigrates(Exception error) => error is SqlException { Number: Deadlock or ThereAlready } || Is(error, SameKey);

    internal override DbConnection Connect(string address) => new SqlConnection(address);

    internal override string ForReading(string address) => address;

    internal override DbTransaction BeginReading(DbConnection connection) => connection.BeginTransaction(System.Data.IsolationLevel.ReadCommitted);

    internal override IWriter Writer(ServiceDb db, string address) => new SeparateWriter(db, address);

    internal override UpgradeEngineBuilder Migrations(string address) => DeployChanges.To.SqlDatabase(address);

    internal override string Tables => "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE'";

    internal override string IndexTerms => "INSERT INTO Grams (Gram, Seq) SELECT g.value, t.Seq FROM Texts t CROSS APPLY STRING_SPLIT(@Terms, ' ') g WHERE t.Id = @Id";

    internal override string ForgetTerms => "DELETE FROM Grams WHERE Seq = (SELECT Seq FROM Texts WHERE Id = @Id)";

    internal override string FindTerms => """
        SELECT a.Seq FROM Grams a WHERE a.Gram = @First AND a.Seq < @Before
            AND EXISTS (SELECT 1 FROM Grams b WHERE b.Gram = @Second AND b.Seq = a.Seq)
            AND EXISTS (SELECT 1 FROM Grams c WHERE c.Gram = @Third AND c.Seq = a.Seq)
            AND EXISTS (SELECT 1 FROM Grams d WHERE d.Gram = @Last AND d.Seq = a.Seq)
        ORDER BY a.Seq DESC
        """;

    internal override IReadOnlyList<string> Own => [Tables, IndexTerms];

    private static bool Is(Exception error, HashSet<int> numbers) => error is SqlException sql && numbers.Contains(sql.Number);

    // Now and then the driver loses its place in a long text where a packet ends (dotnet/SqlClient 1044, 3519; met with 5.2 to 7.1 on an engine that is not Microsoft's): asked again it reads the same whole.
    private static bool IsMisread(Exception error) => error is ArgumentOutOfRangeException && error.StackTrace?.Contains("Microsoft.Data.SqlClient.TdsParserStateObject", StringComparison.Ordinal) == true;

    // The driver says it with no type of its own.
    private static bool PoolIsEmpty(Exception error) => error is InvalidOperationException && error.Message.Contains("obtaining a connection from the pool", StringComparison.Ordinal);
}
