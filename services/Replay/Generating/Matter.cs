namespace Hotline.Replay;

/// <summary>事项: something people call about, and the unit that owns it.</summary>
/// <param name="Category">Two levels, as in 城市管理/占道经营.</param>
/// <param name="Unit">Code of the owner.</param>
/// <param name="Weight">How often, among all matters.</param>
/// <param name="Faults">What is wrong, in the words of a title.</param>
/// <param name="Details">What the caller saw, each a whole sentence.</param>
/// <param name="Question">What a caller asks who complains of nothing.</param>
/// <param name="Personal">It befell the caller, and stands at no street corner.</param>
internal sealed record Matter(string Category, string Unit, int Weight, string[] Faults, string[] Details, string Question, bool Personal = false);

internal static class Matters
{
    public static IReadOnlyList<(Matter Choice, int Weight)> All { get; } =
    [
        .. MattersOfTheStreet.All.Concat(MattersOfBuilding.All).Concat(MattersOfTraffic.All)
            .Concat(MattersOfTheMarket.All).Concat(MattersOfPeople.All).Select(matter => (matter, matter.Weight)),
    ];
}
