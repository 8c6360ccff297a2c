using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>单位: one as Intake knows it.</summary>
public sealed record Unit
{
    /// <summary>Its code.</summary>
    public string Code { get; init; } = "";
    /// <summary>UTC; null while it exists.</summary>
    public DateTime? CeasedAt { get; init; }
}

/// <summary>Keeps Intake's own copy of the units; the highest version counts, not the last heard.</summary>
internal static class KeepUnits
{
    internal static async Task Hear(UnitChanged unit, Transaction tx)
    {
        if (await tx.Execute(Renew, unit) == 0)
            await tx.Execute(Add, unit);
    }

    private const string Renew = """
        UPDATE Units SET Version = @Version, Name = @Name, CeasedAt = @CeasedAt WHERE Code = @Code AND Version < @Version
        """;

    private const string Add = """
        INSERT INTO Units (Code, Version, Name, CeasedAt)
        SELECT @Code, @Version, @Name, @CeasedAt WHERE NOT EXISTS (SELECT 1 FROM Units WHERE Code = @Code)
        """;
}
