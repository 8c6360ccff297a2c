namespace Hotline.Replay;

/// <summary>
/// 暴雨、台风: four a year between April and September, each a week long. An ordinary storm brings 55 % more calls over its week, and 1.9 times as many on its worst day
/// (Binzhou 2021: 3,313 a day against 2,135, at most 3,982); water, power and trees most of all.
/// </summary>
internal sealed class Storms
{
    private const int InAYear = 4, Days = 7, Season = 183;
    private static readonly double[] OfTheDay = [1.30, 1.90, 1.75, 1.60, 1.50, 1.45, 1.35];
    private static readonly string[] Soaked = ["水务管理/内涝积水", "水务管理/供水问题", "公用事业/供电问题", "城市管理/市容绿化"];

    private static readonly IReadOnlyList<(Matter Choice, int Weight)> Matters =
        [.. Replay.Matters.All.Select(one => (one.Choice, Soaked.Contains(one.Choice.Category) ? one.Weight * 8 : one.Weight))];

    private readonly List<DateTime> begins;

    /// <summary>The storms of this year, apart from each other, the same for the same seed.</summary>
    public Storms(int year, ulong seed)
    {
        var chance = new Chance(seed ^ 0x5707_4D5E_ED00_0001);
        var apart = Season / InAYear;
        begins = [.. Enumerable.Range(0, InAYear).Select(storm => new DateTime(year, 4, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays((storm * apart) + chance.Below(apart - Days)))];
    }

    /// <summary>How many times as many call on this day in China.</summary>
    public double On(DateTime day) => begins.Find(begin => IsIn(begin, day)) is var begin && begin != default ? OfTheDay[(day.Date - begin).Days] : 1;

    /// <summary>What they call about at this moment in China.</summary>
    public IReadOnlyList<(Matter Choice, int Weight)> MattersAt(DateTime at) => begins.Exists(begin => IsIn(begin, at)) ? Matters : Replay.Matters.All;

    private static bool IsIn(DateTime begin, DateTime at) => at.Date >= begin && at.Date < begin.AddDays(Days);
}
