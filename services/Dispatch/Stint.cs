namespace Hotline.Dispatch;

/// <summary>A unit that has had the order, and how it lost it.</summary>
internal sealed record Stint
{
    public string Unit { get; init; } = "";
    public bool Returned { get; init; }
    /// <summary>撤回改派: dispatch took it back; that is not the unit's doing.</summary>
    public bool Recalled { get; init; }

    public const string OfOrder = "SELECT Unit, Returned, Recalled FROM Stints WHERE OrderId = @Id";
}
