using System.Reflection;
using Hotline.Platform;
using Microsoft.Data.Sqlite;

namespace Hotline.Tests;

/// <summary>Where a fixture's data lies: in a file in a folder of its own, or, while a test runs <see cref="OnSqlServer"/>, in an empty database there.</summary>
public sealed class AStore : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-test-").FullName;
    private readonly string? _lent;
    private readonly string _service;

    public AStore(string service)
    {
        _service = service;
        if (!ASqlServer.Here.Value)
            Place = Place.InFile(Path.Combine(_folder, service + ".db"));
        else
            (_lent, Place) = ASqlServer.Lend(service);
    }

    public Place Place { get; }

    public ServiceDb Open(Assembly? schema, BusinessClock clock) => new(_service, Place, schema, clock);

    /// <summary>Everything that lies there, as text.</summary>
    public string Everything() => _lent is null ? string.Concat(Directory.GetFiles(_folder).Select(Shared)) : ASqlServer.Everything(_lent);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        if (_lent is not null)
            ASqlServer.GiveBack(_service, _lent);
        return ValueTask.CompletedTask;
    }

    private static string Shared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
