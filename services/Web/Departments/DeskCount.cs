namespace Hotline.Web;

/// <summary>How many orders one list of a desk has.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="State">The state that opens exactly that list.</param>
/// <param name="Count">So many.</param>
/// <param name="More">Whether there are more.</param>
public sealed record DeskCount(string Name, string State, int Count, bool More)
{
    /// <summary>Those of a page, in its order; null where Dispatch does not answer.</summary>
    internal static async Task<List<DeskCount>?> Of(Desk desk, bool mine, string[] names)
    {
        var said = (await desk.Ask<List<DeskCount>>("dispatch", mine ? "desk/counts?mine=true" : "desk/counts")).Value;
        return said is null ? null : [.. names.Select(name => said.Find(count => count.Name == name)).OfType<DeskCount>()];
    }
}
