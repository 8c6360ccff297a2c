using Hotline.Platform;

namespace Hotline.Web;

/// <summary>How accounts are called, for pages that show who did something.</summary>
internal static class AccountNames
{
    private const int AtOnce = 500;

    /// <summary>The names of those that are accounts; a service acts under its own name and is none.</summary>
    public static async Task<Dictionary<string, string>> Of(ServiceDb db, IEnumerable<string> ids)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in ids.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
            foreach (var named in await db.List<Named>(Load, new { Ids = some }))
                names[named.Id] = named.FullName ?? named.Name;
        return names;
    }

    private sealed record Named
    {
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
        public string? FullName { get; init; }
    }

    private const string Load = "SELECT Id, Name, FullName FROM Accounts WHERE Id IN @Ids";
}
