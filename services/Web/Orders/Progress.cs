namespace Hotline.Web;

/// <summary>进度: the one word for where an order stands, in lists and in what they are filtered by.</summary>
internal static class Progress
{
    // An order that was handed over waits to be dispatched until Dispatch says otherwise.
    private const string HandedOver = "handed-over", Queued = "queued";

    /// <summary>Every word there is, in the order an order passes them.</summary>
    public static readonly string[] All = ["kept", Queued, "dispatched", "signed", "return-requested", "held", "closing-submitted", "closed", "terminated", "answered", "diverted", "withdrawn", "archived"];

    /// <summary>Of an order that is with Intake its state there, of any other how far Dispatch is.</summary>
    public static string Of(string state, string? progress) => state == HandedOver ? progress ?? Queued : state;
}
