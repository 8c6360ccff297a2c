using System.Text.Json;

namespace Hotline.Web;

/// <summary>谁在办: which service has the order, which unit, and until when; after closing there is no limit to wait for.</summary>
internal sealed record Holder(string Service, string? Unit, DateTime? Until, string? State)
{
    /// <summary>Dispatch has it from handing over to closing, Intake before and after.</summary>
    public static Holder Of(JsonElement? intake, JsonElement? dispatch)
    {
        var state = WholeOrder.Said(dispatch, "state");
        return state switch
        {
            "dispatched" => In(dispatch, state, "signBy"),
            "signed" or "return-requested" => In(dispatch, state, "handleBy"),
            "queued" or "held" or "closing-submitted" => In(dispatch, state, "callerDueBy"),
            _ => new Holder("intake", null, null, AfterClosing(WholeOrder.Said(intake, "state"), state)),
        };
    }

    // Intake still says handed over when Dispatch has closed the order, until it is archived.
    private static string? AfterClosing(string? intake, string? dispatch) =>
        dispatch is null or "unheard" || intake == "archived" ? intake ?? dispatch : dispatch;

    private static Holder In(JsonElement? dispatch, string state, string limit) =>
        new("dispatch", WholeOrder.Said(dispatch, "unit"), Time(dispatch, limit), state);

    private static DateTime? Time(JsonElement? order, string name) =>
        order!.Value.TryGetProperty(name, out var value) && value.TryGetDateTime(out var time) && time.Year > 1 ? time : null;
}
