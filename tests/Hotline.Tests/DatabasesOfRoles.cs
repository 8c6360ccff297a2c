using Hotline.Host;

namespace Hotline.Tests;

/// <summary>A borrowed database for each role, on the server that HOTLINE_TEST_SQLSERVER names.</summary>
public sealed class DatabasesOfRoles : IDisposable
{
    private readonly Dictionary<string, string> _lent = Role.Names.ToDictionary(role => role, role => ASqlServer.Lend(role).Name, StringComparer.Ordinal);

    /// <summary>Connection strings by role.</summary>
    public IReadOnlyDictionary<string, string> Connections => _lent.ToDictionary(lent => lent.Key, lent => ASqlServer.ConnectionTo(lent.Value), StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var (role, name) in _lent)
            ASqlServer.GiveBack(role, name);
    }
}
