namespace Hotline.Replay;

/// <summary>The four services, as they are named in addresses.</summary>
internal static class Services
{
    public const string Intake = "intake";
    public const string Dispatch = "dispatch";
    public const string Escalation = "escalation";
    public const string Scoring = "scoring";

    /// <summary>All of them, Intake first: it says which orders are of a file.</summary>
    public static readonly string[] All = [Intake, Dispatch, Escalation, Scoring];

    /// <summary>Every role that has a clock.</summary>
    public static readonly string[] WithWeb = [.. All, "web"];
}
