using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>单位: our own copy, for the groups of a month; the highest version counts, whichever came last.</summary>
internal static class KeepUnits
{
    internal static async Task Hear(UnitChanged changed, Transaction tx)
    {
        await tx.Execute(Insert, changed);
        await tx.Execute(Update, changed);
    }

    private const string Insert = """
        INSERT INTO Units (Code, Version, Name, EnglishName, Kind, CeasedAt)
        SELECT @Code, @Version, @Name, @EnglishName, @Kind, @CeasedAt WHERE NOT EXISTS (SELECT 1 FROM Units WHERE Code = @Code)
        """;

    private const string Update = """
        UPDATE Units SET Version = @Version, Name = @Name, EnglishName = @EnglishName, Kind = @Kind, CeasedAt = @CeasedAt
        WHERE Code = @Code AND Version < @Version
        """;
}

/// <summary>单位: what is needed of it here.</summary>
internal sealed record Unit
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public string? EnglishName { get; init; }
    public string Kind { get; init; } = "";
    public DateTime? CeasedAt { get; init; }

    public const string All = "SELECT Code, Name, EnglishName, Kind, CeasedAt FROM Units";
}
