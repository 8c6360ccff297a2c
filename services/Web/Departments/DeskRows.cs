namespace Hotline.Web;

/// <summary>A page of a desk's list.</summary>
/// <param name="Rows">The orders.</param>
/// <param name="Next">What the next page is asked with.</param>
public sealed record DeskRows(List<DeskRow> Rows, string? Next);

/// <summary>An order as a desk lists it.</summary>
public sealed record DeskRow(string Id, int Revision, string State, string? Number, string? Type, string? Urgency, string? Title, string? Category, string? Area, bool Confidential, string? Unit, LeftSaid? Left, string? Light, LeftSaid? CallerLeft, string? CallerLight)
{
    /// <summary>Both its clocks.</summary>
    public ClocksSaid Clocks => new(Id, State, Left, Light, CallerLeft, CallerLight);
}
