namespace Hotline.Dispatch;

/// <summary>单位: a department, street, utility or community, as it stands.</summary>
public sealed record Unit
{
    /// <summary>Its code.</summary>
    public string Code { get; init; } = "";
    /// <summary>Counts up with each change.</summary>
    public int Version { get; init; }
    /// <summary>zh-CN.</summary>
    public string Name { get; init; } = "";
    /// <summary>English.</summary>
    public string? EnglishName { get; init; }
    /// <summary>Which kind.</summary>
    public string Kind { get; init; } = "";
    /// <summary>The unit above it.</summary>
    public string? Parent { get; init; }
    /// <summary>The area it answers for.</summary>
    public string? Area { get; init; }
    /// <summary>UTC.</summary>
    public DateTime ValidFrom { get; init; }
    /// <summary>UTC; null while it exists.</summary>
    public DateTime? CeasedAt { get; init; }

    /// <summary>承接单位, JSON; null where nobody takes over.</summary>
    internal string? Successors { get; init; }

    /// <summary>承接单位: who takes over what it had; null where nobody does.</summary>
    public IReadOnlyList<Contracts.Successor>? TakenOverBy => Successors is null ? null : FollowSuccessors.Read(Successors);

    internal bool HasCeased(DateTime at) => CeasedAt <= at;

    internal const string Load = "SELECT Code, Version, Name, EnglishName, Kind, Parent, Area, ValidFrom, CeasedAt, Successors FROM Units WHERE Code = @Code";
}
