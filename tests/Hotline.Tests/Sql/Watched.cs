using System.Collections.Concurrent;
using System.Diagnostics;
using Hotline.Platform;
using Hotline.Tests.Sql;
using Xunit;

[assembly: AssemblyFixture(typeof(Watched))]

namespace Hotline.Tests.Sql;

/// <summary>While all tests run, every statement that is sent is looked at: one that the check of T-SQL has not seen fails the run.</summary>
public sealed class Watched : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly ConcurrentDictionary<string, bool> _sent = new(StringComparer.Ordinal);
    private readonly IDisposable _watching;

    public Watched() => _watching = DiagnosticListener.AllListeners.Subscribe(this);

    /// <summary>What was sent by now.</summary>
    public ICollection<string> Sent => _sent.Keys;

    /// <summary>Those of them that no check has seen. Texts of the tests themselves do not count, nor what the tests of the plumbing ask of a database of their own.</summary>
    public static IReadOnlyList<string> Unseen(IEnumerable<string> sent) => [.. sent.Except(Seen.Value)];

    private static readonly Lazy<HashSet<string>> Seen = new(() =>
    [
        .. EveryStatement.AsSent(Dialect.Sqlite).Select(one => one.Sql),
        .. EveryStatement.AsSent(Dialect.SqlServer).Select(one => one.Sql),
        .. EveryStatement.DialectsOwn,
        .. EveryStatement.In(typeof(Watched).Assembly),
    ]);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Statements.Source)
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is Statement { Service: not Platform.ADatabase.Service } one && !one.Sql.StartsWith("PRAGMA", StringComparison.Ordinal))
            _sent.TryAdd(one.Sql, true);
    }

    public void Dispose()
    {
        _watching.Dispose();
        if (Unseen(Sent) is [_, ..] unseen)
            throw new InvalidOperationException($"{unseen.Count} statements were sent that no check has seen: {string.Join("; ", unseen)}");
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
