using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>单位: our own copy; the highest version counts, whichever came last.</summary>
internal static class KeepUnits
{
    internal static async Task Hear(UnitChanged changed, Transaction tx)
    {
        await tx.Execute(Insert, changed);
        await tx.Execute(Update, changed);
    }

    private const string Insert = """
        INSERT INTO Units (Code, Version, Name, Parent, CeasedAt)
        SELECT @Code, @Version, @Name, @Parent, @CeasedAt WHERE NOT EXISTS (SELECT 1 FROM Units WHERE Code = @Code)
        """;

    private const string Update = """
        UPDATE Units SET Version = @Version, Name = @Name, Parent = @Parent, CeasedAt = @CeasedAt
        WHERE Code = @Code AND Version < @Version
        """;
}
